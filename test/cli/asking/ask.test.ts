import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createOperator, type Operator, runIn } from '../operator.ts';

const BASE = readFileSync(new URL('../../../src/features/faq/data/faq-base.tsv', import.meta.url), 'utf8');
const OWN = 'id\tcategory\tstatus\tsource\tquestion\tanswer\twordings\n';

const ask = async (operator: Operator, question: string): Promise<unknown> =>
  JSON.parse((await operator.run('ask', question, '--json')).out);

test('a question finds its entry in the shipped FAQ, also without any store', async () => {
  const ended = await runIn({ DATA_DIR: '/nowhere' }, ['ask', 'forses itu apa', '--json']);
  expect(JSON.parse(ended.out)).toEqual({
    input: 'forses itu apa',
    outcome: 'answer',
    entries: expect.arrayContaining(['F01']),
  });
  const words = await runIn({ DATA_DIR: '/nowhere' }, ['ask', 'forses itu apa']);
  expect(words.out).toMatch(/^answer\n {2}F01 {2}Apa itu FORSES\?\n/);
});

test('a live question is told as such, small talk is unknown', async () => {
  const operator = await createOperator();
  expect(await ask(operator, 'kapan rapat berikutnya')).toMatchObject({ outcome: 'live' });
  expect(await ask(operator, 'resep rendang padang')).toMatchObject({ outcome: 'unknown', entries: [] });
});

test('a file gives one JSON line for each of its rows', async () => {
  const operator = await createOperator();
  const path = await operator.file(
    'tanya.tsv',
    'query\texpected\nforses itu apa\tF01\nresep rendang, padang\tNONE\n',
  );
  const { out } = await operator.run('ask', '--file', path);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).outcome),
  ).toEqual(['answer', 'unknown']);
});

test('what import-faq takes over changes what ask says', async () => {
  const operator = await createOperator();
  const path = await operator.file(
    'faq.tsv',
    `${OWN}X1\tumum\t\t\tDi mana penitipan helm sepeda?\tDi lobi.\tloker helm|titip helm pesepeda\n`,
  );
  const imported = await operator.run('import-faq', path);
  expect(imported.out).toBe('1 entries written, 0 were the same already\n');
  expect(imported.err).toContain('1 of 1 entries written');
  expect(await ask(operator, 'titip helm pesepeda')).toMatchObject({ outcome: 'answer', entries: ['X1'] });
  expect(await ask(operator, 'forses itu apa')).toMatchObject({ outcome: 'answer' });
  expect((await operator.run('import-faq', path)).out).toBe('0 entries written, 1 were the same already\n');
});

test('a file without wordings leaves those that the entries have', async () => {
  const operator = await createOperator();
  const path = await operator.file('faq.tsv', BASE.replace('FORSES adalah forum', 'FORSES ialah forum'));
  const before = await ask(operator, 'kepanjangan forses');
  expect((await operator.run('import-faq', path)).out).toMatch(/^1 entries written/);
  expect(await ask(operator, 'kepanjangan forses')).toEqual(before);
});

test('a bad FAQ is refused with each bad line, and nothing is imported', async () => {
  const operator = await createOperator();
  const path = await operator.file(
    'faq.tsv',
    `${OWN}X1\tumum\t\t\tBumbu rendang?\t\t\nX1\tumum\t\t\tLain?\tYa.\t\n`,
  );
  const ended = await operator.run('import-faq', path);
  expect([ended.code, ended.out]).toEqual([65, '']);
  expect(ended.err).toMatch(/line 2: answer is empty\n(.*\n)*line 3: /);
  expect(await ask(operator, 'bumbu rendang')).toMatchObject({ outcome: 'unknown' });
});
