import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../../../src/db/transaction.ts';
import { listAnswers } from '../../../../src/features/answers/recap/recap.store.ts';
import { parseMembers, writeMembers } from '../../../../src/features/members/import/file.rules.ts';
import { exportMembers, importMembers } from '../../../../src/features/members/import/service.ts';
import type { MembersDiff } from '../../../../src/features/members/import/types.ts';
import { listInstitutions } from '../../../../src/inbound/args/institutions.store.ts';
import { listRecipients } from '../../../../src/notices/recipients/recipients.store.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { asWork, makeForum } from '../../../support/members.ts';

const NOW = Date.UTC(2027, 0, 4, 2);
const HEADER = 'sapaan,kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id,urutan,jenis';
/** In no order at all: the file's own one is only for those of one kind that have no place. */
const FILE = [
  HEADER,
  ',BADUNG,Pemerintah Kabupaten Badung,Kab. Badung,WITA,Ni Luh,Sekda,,,,',
  ',BALI,Pemerintah Provinsi Bali,Bali,WITA,I Made,Sekda,,,,',
  'Ibu,BMKG,"Badan Meteorologi, Klimatologi, dan Geofisika",BMKG,WIB,Ratna,Sestama,,,,',
  ',LAN,Lembaga Administrasi Negara,LAN,WIB,Andi,Sestama,,,1,',
  'Jenderal,TNI,Markas Besar TNI,Mabes TNI,WIB,Surya,Kasum,,,,',
  ',FORUM,Kaukus Arsip,Kaukus,WIB,Joko,Sekretaris,,,2,LPNK',
  ',KEMENKEU,Kementerian Keuangan,Kemenkeu,WIB,Heru,Sekjen,,,5,',
  ',KEMENDAGRI,Kementerian Dalam Negeri,Kemendagri,WIB,Tomsi,Sekjen,,,2,kementerian',
  ',PANGAN,Kementerian Koordinator Bidang Pangan,Kemenko Pangan,WIB,Rini,Sesmenko,,,,',
].join('\n');
const ORDER = [
  ...['Kemenko Pangan', 'Kemendagri', 'Kemenkeu', 'Mabes TNI', 'LAN', 'Kaukus', 'BMKG', 'Pemprov Bali'],
  'Pemkab Badung',
];

let store: Awaited<ReturnType<typeof openTestDatabase>>;
let forumId = 0;

beforeAll(async () => {
  store = await openTestDatabase();
  forumId = (await makeForum(store.prisma, [], NOW)).forumId;
});
afterAll(() => store.close());

async function take(content: string): Promise<MembersDiff> {
  const file = parseMembers(Buffer.from(content));
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  const actor = { personId: undefined, label: 'cli' };
  return asWork(store, NOW, (work) => importMembers(work, { forumId, rows: file.rows, actor }));
}

const namesOf = (list: readonly { readonly shortName: string }[]): readonly string[] =>
  list.map(({ shortName }) => shortName);

it('a file in any order is listed in the order of protocol wherever institutions are listed', async () => {
  await take(FILE);
  const { prisma } = store;
  const meetingId = 0;
  const facts = { forumId, meetingId, audience: 'all', now: NOW } as const;
  const lists = await inTransaction(store, async (db) => [
    namesOf(await listAnswers(db, { id: meetingId, forumId })),
    namesOf(await listRecipients(db, facts)),
    namesOf(await listInstitutions(db, forumId)),
    namesOf((await exportMembers(db, { forumId, now: NOW })).rows),
  ]);
  for (const list of lists) expect(list).toEqual(ORDER);
  expect(
    await prisma.person.findMany({ where: { salutation: { not: '' } }, orderBy: { id: 'asc' } }),
  ).toMatchObject([
    { name: 'Ratna', salutation: 'Ibu' },
    { name: 'Surya', salutation: 'Jenderal' },
  ]);
});

it('the same file again changes nothing, and neither does the exported one or one without the columns', async () => {
  const exported = await inTransaction(store, (db) => exportMembers(db, { forumId, now: NOW }));
  const written = writeMembers(exported.rows);
  expect(written).toContain('"Ratna","Sestama",,,,"LPNK","Ibu"');
  const short = FILE.split('\n').map((line) => line.replace(/^[^,]*,/, '').replace(/,[^,]*,[^,]*$/, ''));
  for (const file of [FILE, written, short.join('\n')]) {
    expect((await take(file)).counts).toMatchObject({ new: 0, changed: 0, ended: 0 });
  }
});

it('what a file says anew of place, kind and salutation is shown and kept; an empty cell takes nothing away', async () => {
  const line = (salutation: string, rest: string): string =>
    `${HEADER}\n${salutation},BMKG,"Badan Meteorologi, Klimatologi, dan Geofisika",BMKG,WIB,Ratna,Sestama,,,${rest}`;
  expect((await take(line('Bapak', '3,kementerian'))).changes).toMatchObject([
    { kind: 'changed', facts: ['salutation', 'place'] },
  ]);
  const after = await inTransaction(store, (db) => exportMembers(db, { forumId, now: NOW }));
  expect(namesOf(after.rows).slice(0, 4)).toEqual(['Kemenko Pangan', 'Kemendagri', 'BMKG', 'Kemenkeu']);
  expect((await take(line('', ','))).counts.unchanged).toBe(1);
});

it.each([
  [',A,Badan A,A,WIB,Budi,X,,,0,', 'bad-order'],
  [',A,Badan A,A,WIB,Budi,X,,,1.5,', 'bad-order'],
  [',A,Badan A,A,WIB,Budi,X,,,,yayasan', 'unknown-kind'],
  ['<i>,A,Badan A,A,WIB,Budi,X,,,,', 'bad-salutation'],
  [',A,Badan A,A,WIB,Budi,X,,,1,\n,A,Badan A,A,WIB,Siti,Y,,,2,', 'institution-differs'],
])('the line %j is refused by its reason', (lines, reason) => {
  const read = parseMembers(Buffer.from(`${HEADER}\n${lines}`));
  expect(read).toMatchObject({ ok: false, problems: [{ reason }] });
});
