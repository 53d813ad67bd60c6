import { expect, it } from 'vitest';
import { countRowsRead, growPast, openLongForum } from '../../bench/history.ts';
import { openTestDatabase } from '../../support/database.ts';

const INSTITUTIONS = 12;

it('an answer and a recap read no more rows after many meetings than after one', async () => {
  const database = await openTestDatabase();
  try {
    const forum = await openLongForum(database, INSTITUTIONS);
    await growPast(database, forum, { from: 1, until: 1 });
    const early = await countRowsRead(database, forum);
    await growPast(database, forum, { from: 2, until: 500 });
    const late = await countRowsRead(database, forum);
    expect(late.answer).toBeLessThanOrEqual(early.answer);
    expect(late.recap).toBeLessThanOrEqual(early.recap);
    // Every institution with its answers, and nothing beside.
    expect(late.recap).toBeLessThan(10 * INSTITUTIONS);
  } finally {
    await database.close();
  }
});
