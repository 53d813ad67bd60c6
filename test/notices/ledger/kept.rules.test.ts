import { describe, expect, test } from 'vitest';
import { monthsBefore } from '../../../src/lib/clock.ts';
import { ledgerSince, readMonths } from '../../../src/notices/ledger/kept.rules.ts';

describe('months', () => {
  test('are counted by the calendar, and a meeting counts as known a day less than its notices are kept', () => {
    const now = Date.parse('2027-03-31T10:00:00Z');
    expect(monthsBefore(now, 13)).toBe(Date.parse('2026-02-28T10:00:00Z'));
    expect(ledgerSince(now, 13)).toBe(Date.parse('2026-03-01T10:00:00Z'));
  });

  test.each([
    ['13', 13],
    ['24 bulan', 24],
    ['6', 6],
    ['5', undefined],
    ['61', undefined],
    ['-7', undefined],
    ['setahun', undefined],
    ['', undefined],
  ])('%j are read as %j', (words, months) => {
    expect(readMonths(words)).toBe(months);
  });
});
