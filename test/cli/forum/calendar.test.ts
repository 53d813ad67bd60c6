import { expect, test } from 'vitest';
import { CALENDAR_BRANCH } from '../../../src/features/calendars/address.rules.ts';
import { createOperator } from '../operator.ts';

const PATH = /^\/calendar\/[0-9a-f]{32}\.ics$/m;

test('the address of the calendar feed is told, the same each time, and renewed on demand', async () => {
  const operator = await createOperator({ HOST: '::1', PORT: '8123' });
  const first = await operator.run('calendar');
  const [path = ''] = PATH.exec(first.out) ?? [];
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(path.startsWith(CALENDAR_BRANCH)).toBe(true);
  expect(first.out).toContain(`http://[::1]:8123${path}`);
  expect((await operator.run('calendar')).out).toBe(first.out);
  const renewed = await operator.run('calendar', '--new');
  expect(renewed.out).toMatch(PATH);
  expect(renewed.out).not.toContain(path);
  expect((await operator.run('calendar')).out).toBe(renewed.out);
});

test('of several forums one must be named', async () => {
  const operator = await createOperator({ FORUM_NAME: 'Lain' });
  await operator.run('forum-add', 'Satu');
  await operator.run('forum-add', 'Dua');
  expect(await operator.run('calendar')).toMatchObject({ code: 64, out: '' });
  const [one, two] = [
    await operator.run('calendar', '--forum', 'Satu'),
    await operator.run('calendar', '--forum', 'Dua'),
  ];
  expect(one.out).toMatch(PATH);
  expect(one.out).not.toBe(two.out);
});
