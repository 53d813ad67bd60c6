import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { contentsOf as databaseContents } from '../../support/contents.ts';
import { withClient } from '../../support/database-server.ts';
import { createOperator, type Operator } from '../operator.ts';

const MEMBERS = `kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id
BMKG,Badan Meteorologi,BMKG,WIB,"Dr. ""R"" \u2028 Ratna, é 😀",Sestama,9007199254740993,U0RATNA
`;

const contentsOf = (operator: Operator): Promise<Readonly<Record<string, unknown>>> =>
  databaseContents(operator.database);

async function filledOperator(): Promise<Operator> {
  const operator = await createOperator();
  await operator.run('import', await operator.file('a.csv', MEMBERS));
  await operator.run('seed-institutions');
  await withClient(operator.database.url, async (client) => {
    await client.query(
      `UPDATE institution SET nicknames = ARRAY['a,b', 'c"d', 'baris\nbaru'] WHERE code = 'BMKG'`,
    );
    await client.query(
      `INSERT INTO notice (forum_id, key, kind, facts, due_at, created_at)
       VALUES (1, 'k', 'eve', '{"a": [1, null, "\\u00e9\\n"], "n": 12345678901234567890.5}', now(), now())`,
    );
    await client.query(
      `INSERT INTO stored_file (forum_id, name, mime_type, size_bytes, sha256, created_at)
       SELECT 1, 'Surat ' || n || '.pdf', 'application/pdf', 256, 'x', now() FROM generate_series(1, 3) n`,
    );
    await client.query(
      `INSERT INTO stored_file_content (file_id, bytes)
       SELECT id, decode(string_agg(lpad(to_hex(b), 2, '0'), '' ORDER BY b), 'hex')
       FROM stored_file, generate_series(0, 255) b GROUP BY id`,
    );
    await client.query(`INSERT INTO audit_entry (forum_id, at, actor, action) VALUES (1, now(), 'cli', 'x')`);
  });
  return operator;
}

test('a backup restored into another database gives the same rows and goes on with the same numbers', async () => {
  const operator = await filledOperator();
  const path = operator.path('x.backup');
  const made = await operator.run('backup', path);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect((await stat(path)).mode & 0o077).toBe(0);
  const other = await createOperator();
  expect(await other.run('restore', path)).toMatchObject({ code: 0, err: '' });
  expect(await contentsOf(other)).toEqual(await contentsOf(operator));
  expect((await other.run('forum-add', 'JATIM')).code).toBe(0);
  const change = withClient(other.database.url, (client) => client.query('DELETE FROM audit_entry'));
  await expect(change).rejects.toThrow('never changed');
});

test('a database that is not empty is kept, unless it is to be replaced', async () => {
  const operator = await filledOperator();
  const path = operator.path('x.backup');
  await operator.run('backup', path);
  const saved = await contentsOf(operator);
  await operator.run('forum-add', 'JATIM');
  const refused = await operator.run('restore', path);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--replace')]);
  expect(await contentsOf(operator)).not.toEqual(saved);
  expect((await operator.run('restore', path, '--replace')).code).toBe(0);
  expect(await contentsOf(operator)).toEqual(saved);
});

test('a file that is damaged, cut short, changed or something else is refused and nothing is touched', async () => {
  const operator = await filledOperator();
  const path = operator.path('x.backup');
  await operator.run('backup', path);
  const saved = await contentsOf(operator);
  const good = await readFile(path);
  const text = gunzipSync(good).toString();
  const bad: readonly Buffer[] = [
    good.subarray(0, good.length - 20),
    good.subarray(0, good.length >> 1),
    Buffer.from('no backup at all'),
    Buffer.alloc(0),
    gzipSync(text.replace('Sestama', 'Sekjen!')),
    gzipSync(text.split('\n').slice(0, -2).join('\n')),
    gzipSync('{"format":"something"}\n'),
    gzipSync(text.replace(/"checksum":"\w+"/, '"checksum":"0"')),
    gzipSync(text.replace('"version":1', '"version":2')),
  ];
  for (const content of bad) {
    await writeFile(operator.path('bad.backup'), content);
    const ended = await operator.run('restore', operator.path('bad.backup'), '--replace');
    expect([ended.code, ended.out]).toEqual([65, '']);
    expect(ended.err.trim().split('\n')).toHaveLength(1);
  }
  expect(await contentsOf(operator)).toEqual(saved);
});

/** A backup whose lines are changed and whose checksum is right again, as somebody would forge it. */
function forged(good: Buffer, change: (lines: readonly string[]) => readonly string[]): Buffer {
  const lines = gunzipSync(good).toString().trimEnd().split('\n');
  const tail = JSON.parse(lines.at(-1) ?? '');
  const body = change(lines.slice(0, -1));
  const rows = body.filter((line) => !line.startsWith('{"table":') && !line.startsWith('{"format":')).length;
  const text = body.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return gzipSync(`${text}${JSON.stringify({ ...tail, rows, sha256 })}\n`);
}

test('a file that names tables or columns which no backup has is refused, though its checksum is right', async () => {
  const operator = await filledOperator();
  const path = operator.path('x.backup');
  await operator.run('backup', path);
  await withClient(operator.database.url, (client) =>
    client.query('CREATE TABLE payroll (id int); INSERT INTO payroll VALUES (1)'),
  );
  const saved = await contentsOf(operator);
  const good = await readFile(path);
  const forum = gunzipSync(good)
    .toString()
    .split('\n')
    .find((line) => line.startsWith('{"id":1,"name"'));
  const bad: readonly Buffer[] = [
    forged(good, (lines) => [...lines, '{"table":"payroll","columns":["id"]}', '{"id":2}']),
    forged(good, (lines) => [...lines, '{"table":"_prisma_migrations","columns":["id"]}', '{"id":"x"}']),
    forged(good, (lines) => [...lines, '{"table":"forum","columns":["id","name"]}', forum ?? '']),
    forged(good, (lines) => lines.map((line) => line.replace('"columns":["id",', '"columns":["ctid",'))),
    forged(good, ([head = '', ...rest]) => [head, '{"id":1}', ...rest]),
    forged(good, (lines) => lines.map((line) => line.replace('"code":"BMKG"', '"code":{"a":1},"id":"x"'))),
    forged(good, (lines) => [...lines, `"${'x'.repeat(33 * 1024 * 1024)}"`]),
  ];
  for (const content of bad) {
    const file = await operator.file('bad.backup', content);
    expect(await operator.run('restore', file, '--replace')).toMatchObject({ code: 65, out: '' });
  }
  expect(await contentsOf(operator)).toEqual(saved);
  expect(
    (
      await operator.run(
        'restore',
        await operator.file(
          'x',
          forged(good, (lines) => lines),
        ),
        '--replace',
      )
    ).code,
  ).toBe(0);
});

test('a backup that other accounts can read is restored, and that is said', async () => {
  const operator = await filledOperator();
  const path = operator.path('x.backup');
  await operator.run('backup', path);
  await chmod(path, 0o644);
  const ended = await operator.run('restore', path, '--replace');
  expect([ended.code, ended.err]).toEqual([0, expect.stringContaining(`chmod 600 ${path}`)]);
});

test('a restore waits for nobody: it refuses while a bot works on the database', async () => {
  const operator = await filledOperator();
  const path = operator.path('x.backup');
  await operator.run('backup', path);
  const asBot = new URL(operator.database.url);
  asBot.searchParams.set('application_name', 'gunungan');
  await withClient(asBot.toString(), async () => {
    const ended = await operator.run('restore', path, '--replace');
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('Stop it first')]);
  });
});

test('a backup never writes over a file unless it is told to, and leaves no half of one', async () => {
  const operator = await filledOperator();
  const path = await operator.file('x.backup', 'mine');
  const refused = await operator.run('backup', path);
  expect([refused.code, refused.err]).toEqual([64, expect.stringContaining('--force')]);
  expect(await readFile(path, 'utf8')).toBe('mine');
  expect((await operator.run('backup', path, '--force')).code).toBe(0);
  expect(await readdir(operator.path('.'))).toEqual(['a.csv', 'x.backup']);
  expect((await operator.run('backup', operator.path('no/where'))).code).toBe(64);
  expect((await operator.run('restore', operator.path('missing'))).code).toBe(64);
});
