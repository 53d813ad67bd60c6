import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { openTestDatabase } from '../support/database.ts';

test('what a transaction asks side by side goes over its one connection without a warning of the driver', async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error): void => void warnings.push(message);
  process.on('warning', note);
  const database = await openTestDatabase();
  const numbers = await inTransaction(database, async (db) => {
    await db.forum.create({
      data: { name: 'F', timeZone: 'Asia/Jakarta', calendarToken: 'x', createdAt: new Date(0) },
    });
    const include = { institutions: true, persons: true, meetings: true, chats: true };
    await db.forum.findMany({ include });
    return Promise.all(
      [1, 2, 3, 4, 5].map((number) => db.$queryRaw<{ number: number }[]>`SELECT ${number}::int AS number`),
    );
  });
  expect(numbers.map(([row]) => row?.number)).toEqual([1, 2, 3, 4, 5]);
  const failing = inTransaction(database, (db) =>
    Promise.all([db.$queryRaw`SELECT 1 / 0`, db.$queryRaw`SELECT 1`, db.$queryRaw`SELECT 2`]),
  );
  await expect(failing).rejects.toThrow('division by zero');
  await database.ping();
  await database.close();
  await turn();
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
