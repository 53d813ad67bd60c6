import { expect, test } from 'vitest';
import { withClient } from '../../support/database-server.ts';
import { createOperator } from '../operator.ts';

const FILE = [
  'date\ttype\tname\tstatus',
  '2031-01-01\tlibur_nasional\tTahun Baru Masehi\tditetapkan SKB',
  '2031-01-24\tlibur_nasional\tHari Raya Idul Fitri\tperkiraan',
  '2031-01-27\tcuti_bersama\tCuti Bersama Idul Fitri\t',
  '',
].join('\n');

test('the holidays of a year are taken over, and the same file changes nothing', async () => {
  const operator = await createOperator();
  const kept = (): Promise<number> =>
    withClient(operator.database.url, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM holiday_correction',
      );
      return rows[0]?.count ?? 0;
    });
  const file = await operator.file('libur.tsv', FILE);
  expect(await operator.run('import-holidays', file, '--preview')).toMatchObject({
    code: 0,
    out: [
      'new: 2031-01-01, libur_nasional, Tahun Baru Masehi',
      'new: 2031-01-24, libur_nasional, Hari Raya Idul Fitri (estimate)',
      'new: 2031-01-27, cuti_bersama, Cuti Bersama Idul Fitri',
      '3 new, 0 removed, 0 unchanged\n',
    ].join('\n'),
  });
  expect(await kept()).toBe(0);
  expect((await operator.run('import-holidays', file)).out).toBe('3 new, 0 removed, 0 unchanged\n');
  expect(await kept()).toBe(3);
  expect((await operator.run('import-holidays', file)).out).toBe('0 new, 0 removed, 3 unchanged\n');
  const decreed = await operator.file(
    'skb.tsv',
    FILE.replace('2031-01-24', '2031-01-25').replace('perkiraan', ''),
  );
  expect((await operator.run('import-holidays', decreed)).out).toBe('1 new, 1 removed, 2 unchanged\n');
  expect(await kept()).toBe(3);
});

test('each bad line of a file of holidays is named, and nothing is imported', async () => {
  const operator = await createOperator();
  const lines = [
    'date,type,name,status',
    '2031-02-30,libur_nasional,X,',
    '2031-02-01,libur,X,',
    '2031-02-02,cuti_bersama,,',
    '1031-02-02,cuti_bersama,X,',
    '2031-02-03,cuti_bersama,Y,',
    '2031-02-03,cuti_bersama,Y,',
  ];
  const { code, err } = await operator.run('import-holidays', await operator.file('a.csv', lines.join('\n')));
  expect(code).toBe(65);
  for (const part of [
    'line 2: date "2031-02-30" is no date such as 2027-03-10',
    'line 3: type "libur" is neither libur_nasional nor cuti_bersama',
    'line 4: the name is missing',
    'line 5: date "1031-02-02" is not between 2020 and 2100',
    'line 7: "2031-02-03 Y" stands in an earlier line already',
    'Nothing was imported',
  ])
    expect(err).toContain(part);
  const empty = await operator.file('b.csv', 'date,name\n');
  expect(await operator.run('import-holidays', empty)).toMatchObject({
    code: 65,
    err: expect.stringContaining('the column type is missing'),
  });
});
