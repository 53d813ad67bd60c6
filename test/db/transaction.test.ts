import { fromPrisma, PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settledPool } from '../../src/db/connection.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { openTestDatabase } from '../support/database.ts';

type OpenDatabase = Awaited<ReturnType<typeof openTestDatabase>>;

const since = new Date('2026-11-24T03:00:00Z');

/** A row with a number that can be counted up. */
const counter = (externalId: string) => ({ platform: 'telegram' as const, externalId, wrong: 0, since });
const keyOf = (externalId: string) => ({
  platform_externalId: { platform: 'telegram' as const, externalId },
});
let database: OpenDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  await database.prisma.codeGuess.deleteMany();
});

/** Lets several runs wait until all of them have come as far. */
function barrier(parties: number): () => Promise<void> {
  let open: () => void = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting >= parties) open();
    return isOpen;
  };
}

test('what a transaction wrote is there after it', async () => {
  await inTransaction(database, (db) => db.codeGuess.create({ data: counter('A') }));
  expect(await database.prisma.codeGuess.count()).toBe(1);
});

test('nothing is left of a transaction that throws, and the fault comes out unchanged', async () => {
  const fault = new Error('stop here');
  const run = inTransaction(database, async (db) => {
    await db.codeGuess.create({ data: counter('A') });
    throw fault;
  });
  await expect(run).rejects.toBe(fault);
  expect(await database.prisma.codeGuess.count()).toBe(0);
});

test('two transactions that lock each other out both succeed', async () => {
  const names = ['A', 'B'];
  for (const name of names) {
    await database.prisma.codeGuess.create({ data: counter(name) });
  }
  const met = barrier(2);
  let runs = 0;
  const rename = (first: string, second: string): Promise<void> =>
    inTransaction(database, async (db) => {
      runs += 1;
      await db.codeGuess.update({ where: keyOf(first), data: { wrong: { increment: 1 } } });
      await met();
      await db.codeGuess.update({ where: keyOf(second), data: { wrong: { increment: 1 } } });
    });
  await Promise.all([rename('A', 'B'), rename('B', 'A')]);
  // One is run again, and once more where it was quicker than the other, who still waited.
  expect(runs).toBeGreaterThanOrEqual(3);
  const counters = await database.prisma.codeGuess.findMany();
  expect(counters.map((row) => row.wrong)).toEqual([2, 2]);
});

test('serializable transactions that read what the other writes are run again', async () => {
  await database.prisma.codeGuess.create({ data: counter('A') });
  const met = barrier(2);
  let runs = 0;
  const add = (): Promise<void> =>
    inTransaction({ prisma: database.prisma, isolation: 'Serializable' }, async (db) => {
      runs += 1;
      const row = await db.codeGuess.findUniqueOrThrow({ where: keyOf('A') });
      await met();
      await db.codeGuess.update({ where: keyOf('A'), data: { wrong: row.wrong + 1 } });
    });
  await Promise.all([add(), add()]);
  expect(runs).toBe(3);
  const row = await database.prisma.codeGuess.findUniqueOrThrow({ where: keyOf('A') });
  expect(row.wrong).toBe(2);
});

test('a raw statement that is broken off is run again too', async () => {
  let runs = 0;
  await inTransaction(database, async (db) => {
    runs += 1;
    if (runs < 3) {
      await db.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'broken off' USING ERRCODE = '40001'; END $$`);
    }
  });
  expect(runs).toBe(3);
});

test('a transaction that can never succeed is given up after five runs', async () => {
  let runs = 0;
  const run = inTransaction(database, async (db) => {
    runs += 1;
    await db.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'broken off' USING ERRCODE = '40P01'; END $$`);
  });
  await expect(run).rejects.toThrow();
  expect(runs).toBe(5);
});

test('a job sent within a transaction exists when and only when it commits', async () => {
  const boss = new PgBoss({
    ...settledPool(database.url),
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    await boss.createQueue('letters');
    const send = (text: string, isGood: boolean): Promise<void> =>
      inTransaction(database, async (db) => {
        await boss.send('letters', { text }, { db: fromPrisma(db) });
        if (!isGood) throw new Error('rolled back');
      });
    await expect(send('gone', false)).rejects.toThrow('rolled back');
    expect(await boss.fetch('letters')).toEqual([]);
    await send('kept', true);
    expect((await boss.fetch('letters')).map((job) => job.data)).toEqual([{ text: 'kept' }]);
  } finally {
    await boss.stop({ graceful: false });
  }
});

test('numbers beyond 53 bits come back exactly', async () => {
  const [row] = await database.prisma.$queryRaw<
    { id: bigint }[]
  >`SELECT ${9_007_199_254_740_993n}::bigint AS id`;
  expect(row?.id).toBe(9_007_199_254_740_993n);
});
