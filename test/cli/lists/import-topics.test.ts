import { expect, test } from 'vitest';
import { withClient } from '../../support/database-server.ts';
import { createOperator, type Operator } from '../operator.ts';

const TOPICS = ['topik,kata', 'Kearsipan,"arsip, arsiparis"', 'Kepegawaian,asn|cuti', ''].join('\n');

const kept = (operator: Operator): Promise<readonly unknown[]> =>
  withClient(operator.database.url, async (client) => {
    const { rows } = await client.query(
      'SELECT name, words FROM library_topic WHERE removed_at IS NULL ORDER BY name COLLATE "C"',
    );
    return rows;
  });

test('topics are taken over by their names, and the same file changes nothing', async () => {
  const operator = await createOperator();
  const file = await operator.file('topics.csv', TOPICS);
  expect(await operator.run('import-topics', file, '--preview')).toMatchObject({
    code: 0,
    out: 'new: Kearsipan, arsip, arsiparis\nnew: Kepegawaian, asn, cuti\n2 new, 0 changed, 0 unchanged\n',
  });
  expect(await kept(operator)).toEqual([]);
  expect((await operator.run('import-topics', file)).out).toBe('2 new, 0 changed, 0 unchanged\n');
  expect((await operator.run('import-topics', file)).out).toBe('0 new, 0 changed, 2 unchanged\n');
  const other = await operator.file('other.csv', 'Topik;Kata\nkearsipan;arsip\nAset;\n');
  expect((await operator.run('import-topics', other)).out).toBe('1 new, 1 changed, 0 unchanged\n');
  expect(await kept(operator)).toEqual([
    { name: 'Aset', words: [] },
    { name: 'Kepegawaian', words: ['asn', 'cuti'] },
    { name: 'kearsipan', words: ['arsip'] },
  ]);
});

test('a bad line names itself, and nothing is imported', async () => {
  const operator = await createOperator();
  const lines = [
    'topik,kata',
    ',arsip',
    'Aset,',
    'aset,mobil',
    `${'x'.repeat(41)},`,
    `Gizi,${'y'.repeat(41)}`,
  ];
  const { code, err } = await operator.run('import-topics', await operator.file('a.csv', lines.join('\n')));
  expect(code).toBe(65);
  for (const part of [
    'line 2: topik is empty',
    'line 4: topik "aset" stands in an earlier line already',
    'line 5: topik has more than 40 characters',
    'line 6: kata has more than 30 words, or one of more than 40 characters',
  ])
    expect(err).toContain(part);
  expect(await kept(operator)).toEqual([]);
  const headless = await operator.file('b.csv', 'nama\nAset\n');
  expect((await operator.run('import-topics', headless)).err).toContain('the column topik is missing');
  expect((await operator.run('import-topics')).code).toBe(64);
});
