import { afterAll, beforeAll, expect, test } from 'vitest';
import { personalData } from '../../../src/features/index.ts';
import { exportSubject } from '../../../src/features/privacy/service.ts';
import { announceMeeting } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { voicesOf } from '../../support/dialogue.ts';
import { asWork } from '../../support/members.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());

/** Guessing and blocks outlive an erasure on purpose; updates and paces are forgotten within two days and an hour. */
const OUTLIVING = ['code_guess', 'join_block', 'question_quota', 'pace_bucket', 'processed_update'];

/** Where the account stands in the database, by table. */
async function traces(account: string): Promise<readonly string[]> {
  const { rows: tables } = await bot.app.database.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables.filter((table) => !OUTLIVING.includes(table.name))) {
    const { rows } = await bot.app.database.pool.query(
      `SELECT row_to_json(t)::text AS row FROM "${name}" t WHERE row_to_json(t)::text ~ $1`,
      [`(?<![0-9A-Za-z.])${account}(?![0-9A-Za-z])`],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

test('an admin without a record is handed out what they announced, and nothing holds the account once they are forgotten', async () => {
  const { telegram } = voicesOf(bot);
  const { database } = bot.app;
  const account = String(CAST.admin.telegram);
  const lines = 'Acara: x\nWaktu: Kamis, 1 April 2027 pukul 09.00 WIB\nTempat: y\nNomor: 42';
  for (const command of [
    `buatrapat\n${lines}`,
    'umumkan 42',
    'undang BMKG pendamping Dewi',
    'hadir untuk BMKG, lewat telepon',
  ]) {
    await telegram.say({ who: 'admin', command });
    await bot.settled();
  }
  const before = await traces(account);
  for (const table of ['audit_entry', 'chat', 'invitation', 'notice', 'rsvp']) {
    expect([table, before.some((one) => one.startsWith(`${table}:`))]).toEqual([table, true]);
  }
  const forum = await database.prisma.forum.findFirstOrThrow();
  const asked = {
    ...{ forumId: forum.id, personId: undefined, adminName: undefined },
    ...{ platform: 'telegram' as const, externalId: account },
  };
  const now = bot.clock.now();
  const file = await asWork(database, now, (work) => exportSubject(work, { kept: personalData, asked }));
  expect(JSON.parse(file).noticesNamingYou).toMatchObject([{ facts: { by: { externalId: account } } }]);

  await telegram.say({ who: 'admin', command: 'hapusdataku' });
  await telegram.say({ who: 'admin', press: 'Hapus data saya' });
  await bot.settled();
  expect(await traces(account)).toEqual([]);
});
