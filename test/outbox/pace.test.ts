import { afterEach, beforeEach, expect, test } from 'vitest';
import { telegramLimits } from '../../src/adapters/telegram/limits.ts';
import { createPacer } from '../../src/outbox/pace/index.ts';
import { allot, type PermitRequest } from '../../src/outbox/pace/rules.ts';
import { openTestDatabase } from '../support/database.ts';

const overall = { key: 'telegram', lanes: 2, windowMs: 1_000 };
const spacing = { key: 'telegram', intervalMs: 50, burst: 1 };
const inChat = (chatId: string): PermitRequest => ({
  closures: ['telegram closed', `telegram:${chatId} closed`],
  spacing,
  overall,
  inChat: [{ key: `telegram:${chatId}`, intervalMs: 1_000, burst: 1 }],
});

test('permits keep a distance, and no window of time holds more than the platform takes', () => {
  const { permits } = allot(['1', '2', '3', '4'].map(inChat), {
    stored: new Map(),
    now: 1_000,
    patienceMs: 5_000,
  });
  expect(permits.map(({ waitMs }) => waitMs)).toEqual([0, 50, 1_000, 1_050]);
});

test('two messages to one chat are a second apart, and do not hold up others', () => {
  const { permits } = allot(['1', '1', '2'].map(inChat), {
    stored: new Map(),
    now: 1_000,
    patienceMs: 5_000,
  });
  expect(permits.map(({ waitMs }) => waitMs)).toEqual([0, 1_000, 1_000]);
});

test('a message with its file is two for the platform', () => {
  const { permits } = allot([{ ...inChat('1'), messages: 2 }, inChat('2')], {
    stored: new Map(),
    now: 1_000,
    patienceMs: 5_000,
  });
  expect(permits.map(({ waitMs }) => waitMs)).toEqual([0, 1_000]);
});

test('what comes next to a chat waits for the further parts of the message before it', () => {
  const { permits } = allot([{ ...inChat('1'), messages: 3 }, inChat('1')], {
    stored: new Map(),
    now: 1_000,
    patienceMs: 5_000,
  });
  expect(permits.map(({ waitMs }) => waitMs)).toEqual([0, 3_000]);
});

test('who would wait too long takes nothing', () => {
  const stored = new Map([['telegram:1', 9_000]]);
  const { permits, buckets } = allot(['1', '2'].map(inChat), { stored, now: 1_000, patienceMs: 5_000 });
  expect(permits).toEqual([
    { granted: false, waitMs: 8_000 },
    { granted: true, waitMs: 0 },
  ]);
  expect(buckets.get('telegram:1')).toBe(9_000);
});

test('a bucket far in the future means that a clock was set back, and does not block', () => {
  const stored = new Map([['telegram', 10_000_000]]);
  const { permits } = allot([inChat('1')], { stored, now: 1_000, patienceMs: 5_000 });
  expect(permits[0]).toEqual({ granted: true, waitMs: 0 });
});

test('a platform or a chat that asked to wait is left alone for that long, and at most an hour', () => {
  const closed = (key: string, at: number) =>
    allot([inChat('1')], { stored: new Map([[key, at]]), now: 1_000, patienceMs: 5_000 }).permits[0];
  expect(closed('telegram closed', 301_000)).toEqual({ granted: false, waitMs: 300_000 });
  expect(closed('telegram:1 closed', 4_000)).toEqual({ granted: true, waitMs: 3_000 });
  expect(closed('telegram:2 closed', 4_000)).toEqual({ granted: true, waitMs: 0 });
  expect(closed('telegram closed', 10_000_000)).toEqual({ granted: true, waitMs: 0 });
});

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

test('several processes share a platform pace through the database', async () => {
  const pacers = [1, 2, 3].map(() =>
    createPacer(database, { limitsOf: () => ({ ...telegramLimits, perSecond: 31 }) }),
  );
  const waits = await Promise.all(
    pacers.map((pacer, process) =>
      pacer.take(
        'telegram',
        Array.from({ length: 20 }, (_, index) => ({ chatId: `${process}-${index}`, isGroup: false })),
      ),
    ),
  );
  const last = Math.max(...waits.flat().map(({ waitMs }) => waitMs));
  expect(last).toBeGreaterThan(1_000);
  expect(last).toBeLessThan(2_000);
});

test('a platform that asks to wait closes for that long', async () => {
  const pacer = createPacer(database, { limitsOf: () => telegramLimits });
  await pacer.slow({ platform: 'telegram', chat: { chatId: '5', isGroup: false } }, 200_000);
  const [permit] = await pacer.take('telegram', [{ chatId: '6', isGroup: false }]);
  expect(permit).toMatchObject({ granted: false });
  expect(permit?.waitMs).toBeGreaterThan(199_000);
});

test('a group that asks to wait closes, and the rest goes on', async () => {
  const pacer = createPacer(database, { limitsOf: () => telegramLimits });
  await pacer.slow({ platform: 'telegram', chat: { chatId: '-1', isGroup: true } }, 5_000);
  const [there, elsewhere] = await pacer.take('telegram', [
    { chatId: '-1', isGroup: true },
    { chatId: '-2', isGroup: true },
  ]);
  expect(there).toMatchObject({ granted: false });
  expect(elsewhere).toMatchObject({ granted: true });
});
