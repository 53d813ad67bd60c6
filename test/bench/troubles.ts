import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../support/database-server.ts';
import { startBot } from './bot.ts';
import type { Crowd } from './crowd.ts';
import { type BenchForum, serverOf } from './forum.ts';

const SENT_WHILE_DOWN = 20;
/** So many confirmations of a burst are heard before the bot is killed. */
const BEFORE_DEATH = 100;
const PATIENCE_MS = 20_000;

/** Sends commands while no bot runs; resolves with how many the next start confirms. */
export async function answersWhileDown(forum: BenchForum, crowd: Crowd): Promise<number> {
  const confirmed = forum.people.slice(0, SENT_WHILE_DOWN).map((person) => crowd.command(person));
  const bot = await startBot(forum.environment);
  const count = await countWithin(confirmed);
  await bot.stop();
  return count;
}

/**
 * Everybody changes their answer at once, and the bot is killed in the midst of it; resolves, after another start, with how many of
 * these answers are not recorded.
 */
export async function answersAfterKill(
  forum: BenchForum,
  dataDir: string,
): Promise<{ readonly missing: number; readonly beforeDeath: number }> {
  const bot = await startBot(forum.environment);
  await Promise.all(forum.people.map((person) => pressAs(forum, person, 'Hadir')));
  let beforeDeath = 0;
  const enough = Promise.withResolvers<void>();
  const presses = forum.people.map((person) =>
    pressAs(forum, person, 'Tidak hadir').then(() => {
      if (++beforeDeath === BEFORE_DEATH) enough.resolve();
    }),
  );
  await enough.promise;
  await bot.kill();
  const heard = beforeDeath;
  const next = await startBot(forum.environment);
  await countWithin(presses);
  await forum.telegram.settled();
  const recorded = await countRows(dataDir, "SELECT count(*) FROM rsvp WHERE answer = 'not_attending'");
  await next.stop();
  return { missing: forum.people.length - recorded, beforeDeath: heard };
}

/** One person taps a button three times at once; resolves with the answers that count of their seat, and the lines of history added. */
export async function rowsOfTaps(
  forum: BenchForum,
  dataDir: string,
): Promise<{ readonly tapRows: number; readonly tapLines: number }> {
  const bot = await startBot(forum.environment);
  const [person = 0] = forum.people;
  const countLines = (): Promise<number> => countRows(dataDir, 'SELECT count(*) FROM rsvp_history');
  await pressAs(forum, person, 'Tidak hadir');
  const before = await countLines();
  await Promise.all([1, 2, 3].map(() => pressAs(forum, person, 'Hadir')));
  const tapLines = (await countLines()) - before;
  const tapRows = await countRows(
    dataDir,
    "SELECT count(*) FROM rsvp JOIN institution i ON i.id = institution_id WHERE answer = 'attending' AND i.short_name = 'Inst-0'",
  );
  await bot.stop();
  return { tapRows, tapLines };
}

async function pressAs({ telegram, group }: BenchForum, from: number, text: string): Promise<void> {
  const notice = telegram.messagesIn(group).findLast((each) => each.text?.startsWith('UNDANGAN'));
  await telegram.pressButton({ from, chat: group, messageId: notice?.message_id ?? 0, text });
}

/** How many of these come true before patience ends. */
async function countWithin(awaited: readonly Promise<unknown>[]): Promise<number> {
  let count = 0;
  const all = Promise.all(awaited.map((each) => each.then(() => ++count)));
  const end = new AbortController();
  await Promise.race([all, pause(PATIENCE_MS, undefined, { signal: end.signal }).catch(() => undefined)]);
  end.abort();
  return count;
}

async function countRows(dataDir: string, statement: string): Promise<number> {
  const { rows } = await withClient(await serverOf(dataDir), (client) =>
    client.query<{ count: string }>(statement),
  );
  return Number(rows[0]?.count ?? 0);
}
