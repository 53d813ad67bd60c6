import { expect, test } from 'vitest';
import { withClient } from '../../support/database-server.ts';
import { createOperator, type Operator } from '../operator.ts';

const MEMBERS = [
  'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id',
  'LAN,Lembaga Administrasi Negara,LAN,WIB,Andi Taufik,Sestama,,',
  'BMKG,"Badan Meteorologi, Klimatologi, dan Geofisika",BMKG,WIB,Guswanto,Sestama,,',
  'BKN,Badan Kepegawaian Negara,BKN,WIB,Imas Sukmariah,Sestama,,',
  '',
].join('\n');
const HOSTS = [
  'ke,tanggal,instansi,keterangan',
  '39,3 Mei 2024,Lembaga Administrasi Negara,bersama halalbihalal',
  '38,2024-03-01,BKN,',
  '',
].join('\n');

async function withMembers(): Promise<Operator> {
  const operator = await createOperator();
  expect((await operator.run('import', await operator.file('anggota.csv', MEMBERS))).code).toBe(0);
  return operator;
}

const kept = (operator: Operator): Promise<readonly unknown[]> =>
  withClient(operator.database.url, async (client) => {
    const { rows } = await client.query(`
      SELECT t.number, (t.hosted_at AT TIME ZONE 'Asia/Jakarta')::date::text AS date, i.code, t.note
      FROM host_turn t JOIN institution i ON i.id = t.institution_id WHERE t.state = 'hosted' ORDER BY t.number`);
    return rows;
  });

test('past hosts are taken over by the number of the meeting, and the same file changes nothing', async () => {
  const operator = await withMembers();
  const file = await operator.file('hosts.csv', HOSTS);
  expect(await operator.run('import-hosts', file, '--preview')).toMatchObject({
    code: 0,
    out: 'new: 39, 2024-05-03, LAN\nnew: 38, 2024-03-01, BKN\n2 new, 0 changed, 0 unchanged\n',
  });
  expect(await kept(operator)).toEqual([]);
  expect((await operator.run('import-hosts', file)).out).toBe('2 new, 0 changed, 0 unchanged\n');
  expect(await kept(operator)).toEqual([
    { number: 38, date: '2024-03-01', code: 'BKN', note: '' },
    { number: 39, date: '2024-05-03', code: 'LAN', note: 'bersama halalbihalal' },
  ]);
  expect((await operator.run('import-hosts', file)).out).toBe('0 new, 0 changed, 2 unchanged\n');
  const mended = await operator.file('mended.csv', HOSTS.replace('BKN,', 'BMKG,'));
  expect((await operator.run('import-hosts', mended)).out).toBe('0 new, 1 changed, 1 unchanged\n');
  expect(await kept(operator)).toHaveLength(2);
});

test('a bad line names itself, and nothing is imported', async () => {
  const operator = await withMembers();
  const lines = [
    'Ke;Tanggal;Instansi',
    '1;2024-03-01;LAN',
    '1;2024-05-01;BKN',
    'x;2024-05-01;BKN',
    '3;kemarin;BKN',
    '4;2031-01-01;BKN',
    '5;2024-05-01;Kementerian Sihir',
  ];
  const { code, err } = await operator.run('import-hosts', await operator.file('a.csv', lines.join('\n')));
  expect(code).toBe(65);
  for (const part of [
    'line 3: meeting 1 stands in an earlier line already',
    'line 4: ke "x" is no number from 1 to 9999',
    'line 5: tanggal "kemarin" is no date such as 2024-05-03',
    'line 6: tanggal "2031-01-01" has not come yet',
    'line 7: instansi "Kementerian Sihir" is not in the forum',
  ])
    expect(err).toContain(part);
  expect(await kept(operator)).toEqual([]);
  const headless = await operator.file('b.csv', 'nomor,tanggal\n1,2024-01-01\n');
  expect(await operator.run('import-hosts', headless)).toMatchObject({
    code: 65,
    err: expect.stringContaining('the column instansi is missing'),
  });
  expect((await operator.run('import-hosts')).code).toBe(64);
  expect((await operator.run('import-hosts', operator.path('none.csv'))).code).toBe(64);
});
