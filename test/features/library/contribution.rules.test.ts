import { expect, it } from 'vitest';
import { closedOn } from '../../../src/calendar/working-days.ts';
import {
  halfYearOf,
  readColumns,
  readTarget,
  readYear,
  storedColumns,
  yearSpan,
} from '../../../src/features/library/contribution/contribution.rules.ts';

const at = (moment: string): number => Date.parse(`${moment}:00+07:00`);
const DAYS = { zone: 'Asia/Jakarta', rest: closedOn([]) };

it('a half-year reminds a month before its end, on a working day', () => {
  const second = halfYearOf(at('2026-11-24T10:00'), DAYS);
  expect(second).toMatchObject({ name: '2026-2', remindAt: at('2026-12-01T09:00') });
  expect(second.span).toEqual({ from: at('2026-07-01T00:00'), to: at('2027-01-01T00:00') });
  const first = halfYearOf(at('2025-02-01T10:00'), DAYS);
  expect(first).toMatchObject({ name: '2025-1', remindAt: at('2025-06-02T09:00') });
});

it('years, targets and columns are read as people type them', () => {
  expect([readYear('', 2026), readYear('2025', 2026), readYear('2027', 2026), readYear('dua', 2026)]).toEqual(
    [...[2026, 2025, undefined, undefined]],
  );
  expect(yearSpan(2026, DAYS.zone)).toEqual({ from: at('2026-01-01T00:00'), to: at('2027-01-01T00:00') });
  expect([readTarget('2'), readTarget('tanpa'), readTarget('99'), readTarget('banyak')]).toEqual([
    ...[2, 0, undefined, undefined],
  ]);
  expect(readColumns('Nomor, judul; instansi, judul')).toEqual({
    ok: true,
    columns: ['number', 'title', 'institution'],
  });
  expect(readColumns('nomor, warna')).toEqual({ ok: false, unknown: 'warna' });
  expect(storedColumns('title,kind,rahasia')).toEqual(['title', 'kind']);
  expect(storedColumns('').length).toBeGreaterThan(10);
});
