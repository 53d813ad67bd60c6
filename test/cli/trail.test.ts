import { expect, test } from 'vitest';
import { withClient } from '../support/database-server.ts';
import { createOperator, type Operator } from './operator.ts';

const MEMBERS = `kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id
BMKG,Badan Meteorologi,BMKG,WIB,Dr. Ratna,Sestama,1001,
`;
const FAQ =
  'id,category,status,source,question,answer\nF1,Umum,ok,Sekretariat,Apa itu forum?,Forum sekretaris.\n';

/** What operators did, as `/jejak` has it, the first first. */
async function trailOf({ database }: Operator): Promise<readonly string[]> {
  return withClient(database.url, async (client) => {
    const { rows } = await client.query('SELECT actor, action, subject FROM audit_entry ORDER BY id');
    return rows.map(({ actor, action, subject }) => `${actor}: ${action} ${subject}`.trim());
  });
}

test('what operators change, take out and put back stands in the trail, and what they only look at does not', async () => {
  const operator = await createOperator();
  const backup = operator.path('x.backup');
  const commands: readonly (readonly string[])[] = [
    ['forum-add', 'FORSES'],
    ['import', await operator.file('a.csv', MEMBERS)],
    ['import', operator.path('a.csv'), '--preview'],
    ['import-faq', await operator.file('f.csv', FAQ)],
    ['import-faq', operator.path('f.csv')],
    ['calendar'],
    ['calendar', '--new'],
    ['export'],
    ['backup', backup],
    ['restore', backup, '--replace'],
  ];
  for (const command of commands)
    expect([command, (await operator.run(...command)).code]).toEqual([command, 0]);
  expect(await trailOf(operator)).toEqual([
    'cli: forum baru FORSES',
    'cli: anggota.import',
    'cli: faq impor 1',
    'cli: kalender baru',
    'cli: anggota ekspor 1',
    'cli: pulihkan cadangan 2026-11-24T03:00',
  ]);
});

test('institutions that were added stand in the trail once', async () => {
  const operator = await createOperator();
  await operator.run('seed-institutions');
  await operator.run('seed-institutions');
  expect(await trailOf(operator)).toEqual(['cli: instansi tambah 144']);
});
