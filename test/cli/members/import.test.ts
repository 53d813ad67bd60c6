import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { withClient } from '../../support/database-server.ts';
import { createOperator, type Operator, runIn } from '../operator.ts';

const HEADER = 'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id';
const RATNA = 'BMKG,"Badan Meteorologi, dan Geofisika",BMKG,WIB,Dr. Ratna,Sestama,1001,U0RATNA';
const AIDE = 'BMKG,"Badan Meteorologi, dan Geofisika",BMKG,WIB,Ajudan,Aspri,1002,';
const file = (...lines: readonly string[]): string => [HEADER, ...lines, ''].join('\n');

/** Everything that an import could touch, as text. */
const contents = (operator: Operator): Promise<string> =>
  withClient(operator.database.url, async (client) => {
    const tables = ['institution', 'seat', 'person', 'account', 'seat_holder', 'audit_entry'];
    const results = [];
    for (const table of tables) results.push((await client.query(`SELECT * FROM ${table} ORDER BY id`)).rows);
    return JSON.stringify(results);
  });

test('a good file is taken over, with progress on standard error, and a second time nothing changes', async () => {
  const operator = await createOperator();
  const path = await operator.file('anggota.csv', file(RATNA, AIDE));
  const first = await operator.run('import', path);
  expect(first).toMatchObject({ code: 0, out: '2 new, 0 changed, 0 ended, 0 unchanged\n' });
  expect(first.err).toContain('records written');
  const before = await contents(operator);
  expect(await operator.run('import', path, '--json')).toEqual({
    ...{ code: 0, err: '' },
    out: '{"new":0,"changed":0,"ended":0,"unchanged":2}\n',
  });
  expect(await contents(operator)).toBe(before);
});

test('a bad file is refused with each bad line and its reason, and nothing is imported', async () => {
  const operator = await createOperator();
  const before = await contents(operator);
  const path = await operator.file('anggota.csv', file(RATNA, 'LAN,Lembaga,LAN,WIBB,,Sestama,12a,u1'));
  const ended = await operator.run('import', path);
  expect([ended.code, ended.out]).toEqual([65, '']);
  for (const reason of ['zona "WIBB"', 'nama is empty', 'telegram_id "12a"', 'slack_id "u1"']) {
    expect(ended.err).toMatch(new RegExp(`line 3: .*${reason}`));
  }
  expect(ended.err).toContain('Nothing was imported.');
  expect(await contents(operator)).toBe(before);
});

test('a new secretary takes the seat and the old one stays in its history', async () => {
  const operator = await createOperator();
  await operator.run('import', await operator.file('a.csv', file(RATNA, AIDE)));
  const path = await operator.file('b.csv', file(RATNA.replace('Dr. Ratna', 'Budi').replace(/1001.*/, '3,')));
  expect((await operator.run('import', path, '--preview')).out).toBe(
    'new: BMKG, Budi\nended: BMKG, Dr. Ratna\n1 new, 0 changed, 1 ended, 0 unchanged\n',
  );
  expect((await operator.run('import', path, '--change-of-office', 'BMKG')).out).toBe(
    '1 new, 0 changed, 1 ended, 0 unchanged\n',
  );
  const holders = await withClient(operator.database.url, (client) =>
    client.query(
      'SELECT name, capacity, until_at FROM seat_holder h JOIN person p ON p.id = person_id ORDER BY h.id',
    ),
  );
  expect(holders.rows).toEqual([
    { name: 'Dr. Ratna', capacity: 'holder', until_at: new Date('2026-11-24T03:00:00Z') },
    { name: 'Ajudan', capacity: 'aide', until_at: null },
    { name: 'Budi', capacity: 'holder', until_at: null },
  ]);
});

test('what export writes, import takes back without a change', async () => {
  const operator = await createOperator();
  await operator.run('import', await operator.file('a.csv', file(RATNA, AIDE.replace('Ajudan', '=1+1'))));
  const ended = await operator.run('export');
  expect(ended.out).toContain("'=1+1");
  await operator.run('export', operator.path('out.csv'));
  expect((await operator.run('import', operator.path('out.csv'))).out).toBe(
    '0 new, 0 changed, 0 ended, 2 unchanged\n',
  );
  const again = await operator.run('export', operator.path('out.csv'));
  expect([again.code, again.err]).toEqual([64, expect.stringContaining('--force')]);
  expect((await operator.run('export', operator.path('out.csv'), '--force')).code).toBe(0);
});

test('ten thousand members are imported in under ten seconds', async () => {
  const operator = await createOperator();
  const lines = Array.from(
    { length: 10_000 },
    (_, index) =>
      `K${index >> 2},Instansi ${index >> 2},I${index >> 2},WITA,Nama ${index},Jabatan,${index + 1},U${index}`,
  );
  const path = await operator.file('anggota.csv', file(...lines));
  const startedAt = performance.now();
  const ended = await operator.run('import', path);
  expect(ended.out).toBe('10000 new, 0 changed, 0 ended, 0 unchanged\n');
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect((await operator.run('import', path)).out).toBe('0 new, 0 changed, 0 ended, 10000 unchanged\n');
});

test('two imports at once wait for each other', async () => {
  const operator = await createOperator();
  await operator.run('forum-add', 'FORSES');
  const path = await operator.file('a.csv', file(RATNA, AIDE));
  const both = await Promise.all([operator.run('import', path), operator.run('import', path)]);
  expect(both.map(({ out }) => out).sort()).toEqual([
    '0 new, 0 changed, 0 ended, 2 unchanged\n',
    '2 new, 0 changed, 0 ended, 0 unchanged\n',
  ]);
});

test('each forum has members of its own', async () => {
  const operator = await createOperator();
  const path = await operator.file('a.csv', file(RATNA));
  await operator.run('import', path);
  expect((await operator.run('forum-add', 'JATIM', '--timezone', 'WIB')).code).toBe(0);
  expect((await operator.run('import', path, '--forum', 'JATIM')).out).toContain('1 new');
  const missing = await operator.run('import', path, '--forum', 'JATENG');
  expect([missing.code, missing.err]).toEqual([64, expect.stringContaining('FORSES, JATIM')]);
});

test('the shipped institutions are added once and never over what is there', async () => {
  const operator = await createOperator();
  await operator.run('import', await operator.file('a.csv', file(RATNA)));
  expect((await operator.run('seed-institutions')).out).toContain('143 institutions added, 1 were there');
  expect((await operator.run('seed-institutions')).out).toContain('0 institutions added');
  const found = await withClient(operator.database.url, (client) =>
    client.query(`SELECT official_name FROM institution WHERE code = 'BMKG'`),
  );
  expect(found.rows).toEqual([{ official_name: 'Badan Meteorologi, dan Geofisika' }]);
});

test('the help says what is typed in a checkout', async () => {
  expect((await runIn({}, ['--help'])).out).toContain('Usage: npm run cli -- [options] [command]');
  expect((await runIn({}, ['backup', '--help'])).out).toContain(
    'Usage: npm run cli -- backup [options] <file>',
  );
});

test.each(['--version', '-V'])('%s says which version this is', async (option) => {
  expect(await runIn({}, [option])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
});

test('wrong usage is exit code 64, a bad configuration 78, a database out of reach 1, each in words', async () => {
  const bad: readonly (readonly [number, Readonly<Record<string, string>>, readonly string[]])[] = [
    [64, {}, []],
    [64, {}, ['import']],
    [64, {}, ['nonsense']],
    [64, {}, ['date', 'besok', '--unknown']],
    [64, {}, ['date']],
    [64, {}, ['date', 'besok', '--at', 'kemarin']],
    [64, {}, ['import', '/nowhere/a.csv']],
    [78, { PORT: 'x', ADMIN_IDS: 'y' }, ['export']],
    [78, { FORUM_TIMEZONE: 'Mars' }, ['date', 'besok']],
    [1, { DATABASE_URL: 'postgresql://127.0.0.1:1/x' }, ['export']],
  ];
  for (const [code, env, args] of bad) {
    const ended = await runIn(env, args);
    expect([code, args, ended.out]).toEqual([ended.code, args, '']);
    expect(ended.err).not.toMatch(/^\s+at /m);
    expect(ended.err).not.toBe('');
  }
  expect(await runIn({}, ['--help'])).toMatchObject({ code: 0, err: '' });
});
