import { createSlackSimulator, type SlackSimulator } from '../../playground/slack/index.ts';
import { createTelegramSimulator, type TelegramSimulator } from '../../playground/telegram/index.ts';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { type ManualClock, manualClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { WORKER_LOCK } from '../../src/outbox/workers/workers.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { TEST_NOW } from '../support/test-app.ts';
import { enrol, type Member, membersOf, type Places, settle } from './forum.ts';
import type { Dwelling, Place } from './life.ts';
import { dwellHere } from './mortal.ts';
import { createDice, type Dice } from './random.ts';
import { createSuccession, type Succession } from './succession.ts';

/** A forum with a database and two platforms, and one bot or several that come back whenever they die. */
export interface Stage extends Pick<Succession, 'live' | 'up' | 'tick' | 'bound'> {
  readonly members: readonly Member[];
  readonly places: Places;
  readonly telegram: TelegramSimulator;
  readonly slack: SlackSimulator;
  readonly clock: ManualClock;
  /** A way to the database that no kill cuts. */
  readonly database: Database;
  readonly dice: Dice;
  readonly deaths: number;
  /** Calls to the platforms whose answers died with a bot, in all. */
  readonly unanswered: number;
  close(): Promise<void>;
}

/**
 * Sets the stage; nobody lives before `live`.
 * @param facts `dwell`: how bots live there; one in this process unless given
 */
export async function setStage(facts: {
  readonly institutions: number;
  readonly seed: number;
  readonly dwell?: ((place: Place) => Promise<Dwelling>) | undefined;
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
  await watchDeliveries(database);
  const dwelling = await (facts.dwell ?? dwellHere)(place);
  const bots = createSuccession(dwelling);
  return {
    members,
    places: settle(members, { telegram, slack }),
    telegram,
    slack,
    clock,
    database,
    dice: createDice(facts.seed),
    get deaths() {
      return bots.deaths();
    },
    get unanswered() {
      return bots.unanswered();
    },
    live: bots.live,
    up: bots.up,
    tick: bots.tick,
    bound: bots.bound,
    close: async () => {
      await bots.end();
      await dwelling.close();
      await Promise.all([telegram.stop(), slack.stop()]);
      await database.close();
      await made.drop();
    },
  };
}

/**
 * What was noted as sent stays so: a violation is kept to be asserted. Kept too is what the dead were sending and others took
 * over; what is taken from the living is not, and explains nothing.
 */
async function watchDeliveries({ pool }: Database): Promise<void> {
  await pool.query(`
    CREATE TABLE sent_again (delivery_id int NOT NULL, state text NOT NULL);
    CREATE FUNCTION note_sent_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO sent_again VALUES (NEW.id, NEW.state); RETURN NEW; END $$;
    CREATE TRIGGER sent_again AFTER UPDATE OF state, message_id ON delivery FOR EACH ROW
      WHEN (OLD.state = 'sent' AND (NEW.state <> 'sent' OR NEW.message_id IS DISTINCT FROM OLD.message_id AND NEW.message_id IS NOT NULL))
      EXECUTE FUNCTION note_sent_again();
    CREATE TABLE taken_over (delivery_id int NOT NULL);
    CREATE FUNCTION note_taken_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO taken_over SELECT NEW.id WHERE NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory'
        AND classid = ${WORKER_LOCK}::oid AND objid = OLD.worker_id::oid AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()));
      RETURN NEW; END $$;
    CREATE TRIGGER taken_over AFTER UPDATE OF state ON delivery FOR EACH ROW
      WHEN (OLD.state = 'sending' AND NEW.state = 'queued' AND NEW.not_before = OLD.not_before)
      EXECUTE FUNCTION note_taken_over()`);
}
