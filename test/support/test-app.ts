import { createSlackSimulator, type SlackSimulator } from '../../playground/slack/index.ts';
import { createTelegramSimulator, type TelegramSimulator } from '../../playground/telegram/index.ts';
import { type App, type AppDeps, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { importMembers } from '../../src/features/members/import/service.ts';
import { keepEditions } from '../../src/language/search/index.ts';
import { type ManualClock, manualClock } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger, type Logger } from '../../src/lib/logger.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { freePacer } from './free-pacer.ts';
import { learnHere } from './learn-here.ts';
import { createRest } from './rest.ts';
import { CHAIR, SAMPLE_MEMBERS } from './sample-members.ts';

/** Tuesday, 24 November 2026, 10.00 WIB. */
export const TEST_NOW = Date.UTC(2026, 10, 24, 3, 0);

/** However slow the machine: what was learned last answers. */
const PATIENCE_MS = 60_000;

// What ships is learned once a worker, not once a file.
keepEditions(12);

/** The whole bot on a database of its own, between two simulated platforms, with a clock moved by hand. */
export interface TestApp {
  readonly app: App;
  readonly telegram: TelegramSimulator;
  readonly slack: SlackSimulator;
  readonly clock: ManualClock;
  readonly database: TestDatabase;
  /** The bound Telegram group and Slack channel. */
  readonly group: number;
  readonly channel: string;
  /** Moves the clock and lets the bot do what became due. */
  advance(milliseconds: number): Promise<void>;
  /** Waits until everything said is answered. */
  rest(): Promise<void>;
  /** Waits until everything said is answered and everything due is sent. */
  settled(): Promise<void>;
  /** Stops the bot without its goodbyes being awaited by anybody, and starts another on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What a test has otherwise than the rest. */
export interface TestAppOptions {
  readonly logger?: Logger;
  /** One of its own unless given. */
  readonly database?: TestDatabase;
  /** More of the environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Other parts for the bot to be made from. */
  readonly parts?: Partial<AppDeps>;
}

/** Starts it all, imports the sample members and lets the people enter their chats. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = manualClock(TEST_NOW);
  const database = options.database ?? (await createTestDatabase());
  const telegram = createTelegramSimulator({ clock });
  const slack = createSlackSimulator({ clock });
  const [{ apiRoot }, { apiUrl }] = await Promise.all([telegram.start(), slack.start()]);
  const loaded = loadConfig({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: apiRoot,
    SLACK_BOT_TOKEN: slack.settings.botToken,
    SLACK_APP_TOKEN: slack.settings.appToken,
    SLACK_API_URL: apiUrl,
    DATABASE_URL: database.url,
    PORT: '0',
    ADMIN_IDS: 'telegram:9001,slack:U0ADMIN',
    ...options.environment,
  });
  if (!loaded.ok) throw new Error(loaded.problems.join('; '));
  const deps = {
    config: loaded.config,
    clock,
    randomness: systemRandomness,
    logger: options.logger ?? createLogger(process.env.TEST_LOG ?? 'silent'),
    pacer: freePacer,
    learningPatienceMs: PATIENCE_MS,
    learn: learnHere,
    ...options.parts,
  };
  const holder = { app: await startApp(deps) };
  await importSampleMembers(holder.app, clock);
  const { group, channel } = populate(telegram, slack);

  const rest = createRest({ telegram, slack, pool: () => holder.app.database.pool });
  const settled = async (): Promise<void> => {
    await rest();
    await holder.app.outbox.idle();
    await rest();
  };
  return {
    get app() {
      return holder.app;
    },
    telegram,
    slack,
    clock,
    database,
    group,
    channel,
    rest,
    settled,
    advance: async (milliseconds) => {
      clock.advance(milliseconds);
      await holder.app.scheduler.tick();
      await settled();
    },
    restart: async () => {
      await holder.app.stop();
      holder.app = await startApp(deps);
    },
    close: async () => {
      await holder.app.stop();
      await Promise.all([telegram.stop(), slack.stop()]);
      await database.drop();
    },
  };
}

async function importSampleMembers(app: App, clock: ManualClock): Promise<void> {
  await inTransaction(app.database, async (db) => {
    const forum = await db.forum.findFirstOrThrow();
    const work = {
      ...{ db, now: clock.now(), randomness: systemRandomness, enqueue: app.outbox.enqueue },
      ...{ cause: 'cli', logger: createLogger('silent') },
    };
    await importMembers(work, {
      forumId: forum.id,
      rows: SAMPLE_MEMBERS,
      actor: { personId: undefined, label: 'cli' },
    });
    const chair = await db.account.findFirstOrThrow({
      where: { platform: 'slack', externalId: CHAIR.slackId },
    });
    const secretariat = await db.account.findFirstOrThrow({
      where: { platform: 'telegram', externalId: '2001' },
    });
    await db.roleGrant.createMany({
      data: [
        { forumId: forum.id, personId: chair.personId, role: 'chair', grantedAt: new Date(clock.now()) },
        {
          forumId: forum.id,
          personId: secretariat.personId,
          role: 'secretariat',
          grantedAt: new Date(clock.now()),
        },
      ],
    });
  });
}

function populate(
  telegram: TelegramSimulator,
  slack: SlackSimulator,
): { readonly group: number; readonly channel: string } {
  const people = SAMPLE_MEMBERS.flatMap((row) =>
    row.telegramId === undefined ? [] : [{ id: Number(row.telegramId), firstName: row.name }],
  );
  for (const person of [...people, { id: 9001, firstName: 'Admin' }, { id: 6666, firstName: 'Orang Asing' }])
    telegram.addUser(person);
  const group = telegram.createSupergroup({
    title: 'FORSES',
    owner: 9001,
    members: people.map((person) => person.id),
  });
  telegram.addMember(group, 6666);
  telegram.addBot(group, { status: 'administrator' });
  const slackPeople = SAMPLE_MEMBERS.flatMap((row) =>
    row.slackId === undefined ? [] : [{ id: row.slackId, name: row.name }],
  );
  for (const person of [...slackPeople, { id: 'U0ADMIN', name: 'admin' }]) slack.addUser(person);
  const channel = slack.createChannel({
    id: 'C0FORSES',
    name: 'forses',
    members: ['bot', 'U0ADMIN', ...slackPeople.map((person) => person.id)],
  });
  return { group: group.id, channel: channel.id };
}
