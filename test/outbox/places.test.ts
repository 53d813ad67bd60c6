import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemElapsed } from '../../src/lib/clock.ts';
import { createPlaces, type PlacedChat, type Places } from '../../src/outbox/pace/places.store.ts';
import { createSharedGate } from '../../src/outbox/pace/shared-gate.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const COUNT = 5;
/** Longer than any test takes, so that a place that rests does not come free by itself. */
const WINDOW_MS = 100_000;
const LONGEST_WAY_MS = 3_000;

/** The places of another process. */
function placesOf(windowMs = WINDOW_MS): Places {
  const facts = { platform: 'telegram', count: COUNT, windowMs, inChatMs: windowMs } as const;
  return createPlaces(database, { ...facts, elapsed: systemElapsed });
}

const to = (chat: string): PlacedChat => ({ key: `telegram:${chat}` });

/** Moves the time of all places on. */
async function pass(milliseconds: number): Promise<void> {
  await database.pool.query('UPDATE pace_bucket SET next_at = next_at - $1', [milliseconds]);
}

async function claimAll(places: readonly Places[], wanted: number) {
  const claims = await Promise.all(
    Array.from({ length: wanted }, (_, index) => places[index % places.length]?.claim(to(`${index}`))),
  );
  return claims.flatMap((claim) => claim?.place ?? []);
}

test('two processes together get as many places as the platform takes, each once', async () => {
  const both = [placesOf(), placesOf()];
  const claimed = [...(await claimAll(both, 12)), ...(await claimAll(both, 12))];
  expect(claimed).toHaveLength(COUNT);
  expect(new Set(claimed.map(({ key }) => key)).size).toBe(COUNT);
});

test('a place rests for a window from the answer on, however late that came', async () => {
  const [one, other] = [placesOf(), placesOf()];
  const [first, ...others] = await claimAll([one], COUNT);
  if (first === undefined) throw new Error('no place');
  await pass(LONGEST_WAY_MS - 1_000);
  await one.leave({ ...first, until: first.until - LONGEST_WAY_MS + 1_000 }, systemElapsed());
  await pass(WINDOW_MS - 500);
  expect(await claimAll([other], 1)).toEqual([]);
  await pass(500);
  expect(await claimAll([other], 3)).toMatchObject([{ key: first.key }]);
  expect(others).toHaveLength(COUNT - 1);
});

test('a word that is long on its way makes no place rest longer', async () => {
  const [one, other] = [placesOf(), placesOf()];
  const [first] = await claimAll([one], COUNT);
  if (first === undefined) throw new Error('no place');
  await one.leave(first, systemElapsed() - 5_000);
  await pass(WINDOW_MS - 4_000);
  expect(await claimAll([other], 3)).toMatchObject([{ key: first.key }]);
});

test('a place that was not used is free at once', async () => {
  const [one, other] = [placesOf(), placesOf()];
  const [first] = await claimAll([one], COUNT);
  if (first === undefined) throw new Error('no place');
  await one.leave(first, undefined);
  expect(await claimAll([other], 3)).toMatchObject([{ key: first.key }]);
});

test('what a dead process held comes free by itself, and its late word changes nothing', async () => {
  const [dead, living] = [placesOf(), placesOf()];
  const held = await claimAll([dead], COUNT);
  await pass(LONGEST_WAY_MS + WINDOW_MS);
  const taken = await claimAll([living], COUNT);
  expect(taken).toHaveLength(COUNT);
  for (const place of held) await dead.leave(place, undefined);
  expect(await claimAll([dead], 3)).toEqual([]);
});

test('an answer goes at once while messages leave room, and keeps a place free for the next', async () => {
  const [one, other] = [placesOf(), placesOf()];
  await claimAll([one], 1);
  expect(await other.reply(to('7'))).toBe(0);
  // One is a message's, one was the answer's, and one is kept.
  expect(await claimAll([one], COUNT)).toHaveLength(COUNT - 3);
});

test('while messages fill the window an answer waits for the first place to come free, and messages wait behind it', async () => {
  const [one, other] = [placesOf(), placesOf()];
  const held = await claimAll([one], COUNT);
  // The place that is kept for answers comes free last.
  for (const place of held.toSorted((left, right) => (left.key < right.key ? -1 : 1)))
    await one.leave(place, systemElapsed());
  await database.pool.query(
    `INSERT INTO pace_bucket SELECT 'telegram:lane:' || i, (SELECT max(next_at) FROM pace_bucket) FROM generate_series(0, 4) i`,
  );
  await pass(WINDOW_MS - 2_000);
  const waitMs = await other.reply(to('7'));
  expect(waitMs).toBeGreaterThan(0);
  expect(waitMs).toBeLessThanOrEqual(2_000);
  await pass(2_000);
  // One of the places is the answer's now, and one is kept for the next.
  expect(await claimAll([one], COUNT)).toHaveLength(COUNT - 2);
});

test('a crowd of answers waits for nobody', async () => {
  const places = [placesOf(), placesOf()];
  const waits = await Promise.all(
    Array.from({ length: 40 }, (_, index) => places[index % 2]?.reply(to(`${index}`))),
  );
  expect(waits).toEqual(Array.from({ length: 40 }, () => 0));
});

test('a message does not come at once upon an answer of another process in the same chat', async () => {
  const [one, other] = [placesOf(), placesOf()];
  await other.reply(to('7'));
  expect(await one.claim(to('7'))).toMatchObject({ place: undefined });
  expect(await one.claim(to('8'))).toMatchObject({ place: { chat: to('8') } });
});

test('an answer does not come at once upon a message of another process in the same chat', async () => {
  const [one, other] = [placesOf(), placesOf()];
  await database.pool.query(`INSERT INTO pace_bucket VALUES ('telegram:7', 0)`);
  const { place } = await one.claim(to('7'));
  if (place === undefined) throw new Error('no place');
  await one.leave(place, systemElapsed());
  expect(await other.reply(to('7'))).toBeGreaterThan(WINDOW_MS / 2);
  expect(await other.reply(to('8'))).toBe(0);
});

test('forgotten places are made again', async () => {
  const one = placesOf();
  await claimAll([one], COUNT);
  await database.pool.query('DELETE FROM pace_bucket');
  expect(await claimAll([one], COUNT)).toHaveLength(COUNT);
});

test('who comes too late to its place gives it back and takes another one', async () => {
  const time = { now: 0, lateMs: 4_000 };
  const given: string[] = [];
  let claims = 0;
  const places: Places = {
    claim: async (chat) => {
      claims += 1;
      return { place: { key: `place ${claims}`, until: claims, chat }, waitMs: 50 };
    },
    leave: async ({ key }, answeredAt) => void given.push(`${key} ${answeredAt ?? 'unused'}`),
    reply: async () => 0,
  };
  const gate = createSharedGate({
    places,
    elapsed: () => time.now,
    sleep: async (milliseconds) => {
      time.now += milliseconds + time.lateMs;
      time.lateMs = 0;
    },
  });
  const leave = await gate.enter(to('7'));
  expect(given).toEqual(['place 1 unused']);
  leave();
  expect(given).toEqual(['place 1 unused', 'place 2 4100']);
});

test('an answer does not wait for a database that says nothing, or that it is away', async () => {
  const waited: number[] = [];
  const gateOf = (reply: Places['reply']) =>
    createSharedGate({
      places: { claim: async () => ({ place: undefined, waitMs: 0 }), leave: async () => {}, reply },
      elapsed: () => 0,
      sleep: async (milliseconds) => void waited.push(milliseconds),
    });
  await gateOf(() => new Promise(() => {})).enterReply(to('7'));
  await gateOf(() => Promise.reject(new Error('away'))).enterReply(to('7'));
  expect(Math.max(...waited)).toBeLessThanOrEqual(300);
});
