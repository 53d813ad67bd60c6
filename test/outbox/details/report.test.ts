import { expect, test } from 'vitest';
import { type ReportRow, summariseReport } from '../../../src/outbox/details/report.ts';

const person = (state: string, name: string, institutions: readonly string[], reason = ''): ReportRow => ({
  ...{ state, reason, person: name, institution: null, institutions },
});
const institution = (state: string, name: string): ReportRow => ({
  ...{ state, reason: null, person: null, institution: name, institutions: null },
});

test('counts who was reached privately, and who was left out for which reason', () => {
  const spared = ['answered', 'answered', 'meeting-cancelled', 'meeting-over', 'not-concerned'];
  const rows = spared.map((reason, index) => person('skipped', `Budi ${index}`, ['BKN'], reason));
  expect(summariseReport([person('sent', 'Ani', ['LAN']), ...rows])).toEqual({
    sentPrivately: 1,
    calledInGroup: [],
    leftOut: { answered: 2, ended: 2, notConcerned: 1 },
    undelivered: [],
  });
});

test('a person for whom the institution was called stands beside it, and nowhere else', () => {
  const report = summariseReport([person('unreachable', 'Ani', ['LAN']), institution('sent', 'LAN')]);
  expect(report.calledInGroup).toEqual([{ name: 'LAN', insteadOf: ['Ani'] }]);
  expect(report.undelivered).toEqual([]);
});

test('a person and the institution that was called in vain stand in one line', () => {
  const report = summariseReport([
    person('unreachable', 'Ani', ['LAN']),
    institution('unreachable', 'LAN'),
    institution('failed', 'BKN'),
  ]);
  expect(report.undelivered).toEqual([
    { name: 'Ani', institutions: ['LAN'], reason: 'unreachable' },
    { name: 'BKN', institutions: [], reason: 'failed' },
  ]);
});

test('of two institutions of one person, the one that was called in vain is still named', () => {
  const report = summariseReport([
    person('unreachable', 'Ani', ['LAN', 'BKN']),
    institution('sent', 'LAN'),
    institution('unreachable', 'BKN'),
  ]);
  expect(report.calledInGroup).toEqual([{ name: 'LAN', insteadOf: ['Ani'] }]);
  expect(report.undelivered).toEqual([{ name: 'BKN', institutions: [], reason: 'unreachable' }]);
});
