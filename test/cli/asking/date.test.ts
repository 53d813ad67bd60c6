import { expect, test } from 'vitest';
import { createOperator, runIn } from '../operator.ts';

const AT = ['--at', '2026-11-24T10:00+07:00'];

test('a phrase is shown as the bot understands it', async () => {
  expect(await runIn({}, ['date', 'besok jam 9 pagi', ...AT])).toEqual({
    ...{ code: 0, err: '' },
    out: '2026-11-25T09:00+07:00\n',
  });
  expect((await runIn({}, ['date', 'selamat pagi', ...AT])).out).toMatch(/^ask back: /);
});

test('JSON says value or reason, and the zone is the forum’s', async () => {
  const env = { FORUM_TIMEZONE: 'Asia/Makassar' };
  const ended = await runIn(env, ['date', 'besok jam 9 pagi', ...AT, '--json']);
  expect(JSON.parse(ended.out)).toEqual({
    ...{ input: 'besok jam 9 pagi', outcome: 'value', value: '2026-11-25T09:00+08:00', reason: null },
  });
});

test('a file gives one JSON line for each of its rows', async () => {
  const operator = await createOperator();
  const path = await operator.file(
    'frasa.tsv',
    '\ufefffrasa\tharapan\r\nbesok\t2026-11-25\r\n\r\n17 Agustus, ya?\tASK\r\n',
  );
  const ended = await operator.run('date', '--file', path, ...AT);
  const rows = ended.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toMatchObject([
    { input: 'besok', outcome: 'value', value: '2026-11-25' },
    { input: '17 Agustus, ya?' },
  ]);
});
