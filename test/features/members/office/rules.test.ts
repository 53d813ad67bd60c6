import { expect, it, test } from 'vitest';
import { exampleDay, readSuccessor, withDate } from '../../../../src/features/members/office/rules.ts';

/** Tuesday, 8 December 2026, 10.00 WIB. */
const CONTEXT = { now: Date.UTC(2026, 11, 8, 3), zone: 'Asia/Jakarta' };

test.each([
  '1 Desember 2026',
  'Selasa, 1 Desember 2026',
  '1 Desember',
  '01-12-2026',
  'kemarin',
  'Senin lalu',
])('an office that began %s changes at once, and the day is kept as it was typed', (since) => {
  const value = { name: 'Ani', position: 'Sestama', from: undefined, since };
  expect(readSuccessor(`Ani, Sestama, mulai ${since}`, CONTEXT)).toEqual({ ok: true, value });
  expect(withDate({ phrase: since, name: 'Ani', position: 'Sestama' }, CONTEXT)).toEqual({ ok: true, value });
});

it('begins at the start of a day that is still to come, and now without a day', () => {
  const from = Date.UTC(2026, 11, 19, 17);
  expect(readSuccessor('Ani, mulai 20 Desember 2026', CONTEXT)).toMatchObject({ value: { from } });
  expect(readSuccessor('Ani, S.H., Sestama', CONTEXT)).toEqual({
    ok: true,
    value: { name: 'Ani, S.H.', position: 'Sestama', from: undefined, since: undefined },
  });
  expect(readSuccessor('Ani, mulai kapan-kapan', CONTEXT)).toEqual({ ok: false, phrase: 'kapan-kapan' });
});

it('is shown an example that lies ahead and can be read', () => {
  expect(exampleDay(CONTEXT)).toBe('1 Januari 2027');
  expect(withDate({ phrase: exampleDay(CONTEXT), name: '', position: '' }, CONTEXT)).toMatchObject({
    value: { from: Date.UTC(2026, 11, 31, 17) },
  });
});

it('has no name where there is no letter', () => {
  for (const words of ['.', ' - , Sestama', '123'])
    expect(readSuccessor(words, CONTEXT)).toMatchObject({ value: { name: '' } });
  expect(withDate({ phrase: undefined, name: '.', position: '' }, CONTEXT)).toMatchObject({
    value: { name: '' },
  });
});
