import type { App } from '../../src/app.ts';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { type ManualClock, manualClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createSlackSimulator, type SlackSimulator } from '../../src/simulator/slack/index.ts';
import { createTelegramSimulator, type TelegramSimulator } from '../../src/simulator/telegram/index.ts';
import { createTestDatabase } from '../support/database.ts';
import { TEST_NOW } from '../support/test-app.ts';
import { enrol, type Member, membersOf, type Places, settle } from './forum.ts';
import { type Mortal, type MortalPlace, startMortal } from './mortal.ts';
import { createDice, type Dice } from './random.ts';

/** Gives the length of the next life in pieces of data; undefined: no more deaths. */
export type NextLife = () => number | undefined;

/** A forum with a database and two platforms, and a bot that comes back whenever it dies. */
export interface Stage {
  readonly members: readonly Member[];
  readonly places: Places;
  readonly telegram: TelegramSimulator;
  readonly slack: SlackSimulator;
  readonly clock: ManualClock;
  /** A way to the database that no kill cuts. */
  readonly database: Database;
  readonly dice: Dice;
  readonly deaths: number;
  /** Calls to the platforms whose answers died with the bot, in all. */
  readonly unanswered: number;
  /** How the bot comes to be; replaced where it is a process of its own. */
  readonly place: MortalPlace;
  /** Brings the bot to life and keeps bringing it back. */
  live(nextLife: NextLife): void;
  /** The bot as soon as it is up. */
  app(): Promise<App>;
  /** Kills the bot now, or after so many pieces of data; the next one is started. */
  kill(pieces?: number): void;
  close(): Promise<void>;
}

/** Sets the stage; nobody lives before `live`. */
export async function setStage(facts: {
  readonly institutions: number;
  readonly seed: number;
}): Promise<Stage> {
  const clock = manualClock(TEST_NOW);
  const made = await createTestDatabase();
  const telegram = createTelegramSimulator({ clock });
  const slack = createSlackSimulator({ clock });
  const [{ apiRoot }, { apiUrl }] = await Promise.all([telegram.start(), slack.start()]);
  const members = membersOf(facts.institutions);
  await enrol(members, { url: made.url, now: clock.now() });
  const place = { databaseUrl: made.url, telegram, telegramRoot: apiRoot, slack, slackUrl: apiUrl, clock };
  const database = createDatabase({
    connectionString: made.url,
    logger: createLogger('silent'),
    maxConnections: 2,
  });
  await forbidSendingAgain(database);
  const bot = createSuccession(place);
  return {
    members,
    places: settle(members, { telegram, slack }),
    telegram,
    slack,
    clock,
    database,
    dice: createDice(facts.seed),
    get deaths() {
      return bot.deaths();
    },
    get unanswered() {
      return bot.unanswered();
    },
    place,
    live: bot.live,
    app: bot.app,
    kill: bot.kill,
    close: async () => {
      await bot.end();
      await Promise.all([telegram.stop(), slack.stop()]);
      await database.close();
      await made.drop();
    },
  };
}

interface Succession {
  live(nextLife: NextLife): void;
  app(): Promise<App>;
  kill(pieces?: number): void;
  deaths(): number;
  unanswered(): number;
  end(): Promise<void>;
}

/** One bot after the other, each started as soon as the last one died. */
function createSuccession(place: MortalPlace): Succession {
  const state = { deaths: 0, unanswered: 0, isEnded: false };
  let current: Promise<Mortal> = Promise.reject(new Error('nobody lives yet'));
  current.catch(() => undefined);
  const live = (nextLife: NextLife): void => {
    current = startMortal(place, nextLife());
    void current.then(async (mortal) => {
      await mortal.died;
      if (state.isEnded) return;
      state.deaths += 1;
      state.unanswered += mortal.unanswered();
      live(nextLife);
    });
  };
  const app = async (): Promise<App> => {
    for (;;) {
      const mortal = await current;
      const up = await mortal.app.catch((fault: unknown) => {
        if (mortal.isAlive()) throw fault;
      });
      if (up !== undefined && mortal.isAlive()) return up;
      await mortal.died;
    }
  };
  return {
    live,
    app,
    kill: (pieces) =>
      void current.then((mortal) => (pieces === undefined ? mortal.kill() : mortal.shorten(pieces))),
    deaths: () => state.deaths,
    unanswered: () => state.unanswered,
    end: async () => {
      state.isEnded = true;
      const last = await current.catch(() => undefined);
      await last?.app.then((up) => up.stop()).catch(() => undefined);
      last?.kill();
    },
  };
}

/** What was noted as sent stays so: a violation breaks the transaction that tries, and is kept to be asserted. */
async function forbidSendingAgain({ pool }: Database): Promise<void> {
  await pool.query(`
    CREATE TABLE sent_again (delivery_id int NOT NULL, state text NOT NULL);
    CREATE FUNCTION note_sent_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO sent_again VALUES (NEW.id, NEW.state); RETURN NEW; END $$;
    CREATE TRIGGER sent_again AFTER UPDATE OF state, message_id ON delivery FOR EACH ROW
      WHEN (OLD.state = 'sent' AND (NEW.state <> 'sent' OR NEW.message_id IS DISTINCT FROM OLD.message_id AND NEW.message_id IS NOT NULL))
      EXECUTE FUNCTION note_sent_again()`);
}
