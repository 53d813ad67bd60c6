import { expect, test } from 'vitest';
import {
  type ReportPerson,
  type ReportRow,
  summariseReport,
} from '../../../src/features/reminders/delivery-report.rules.ts';
import type { PlatformName } from '../../../src/platform/incoming.ts';

const who = (
  name: string,
  refusal: string | null = null,
  platform: PlatformName = 'telegram',
): ReportPerson => ({
  name,
  accounts: [{ platform, isOpen: false, refusal }],
});
const stranger = (name: string): ReportPerson => ({ name, accounts: [] });
const NOBODY = { person: null, institutions: null, institution: null, calledOn: null, people: null };

const person = (
  state: string,
  one: ReportPerson,
  institutions: readonly string[],
  reason = '',
): ReportRow => ({
  ...{ ...NOBODY, state, reason, person: one, institutions },
});
const institution = (state: string, name: string, people: readonly ReportPerson[]): ReportRow => ({
  ...{ ...NOBODY, state, reason: null, institution: name, calledOn: 'telegram', people },
});

test('counts who was reached privately, and who was left out for which reason', () => {
  const spared = ['answered', 'answered', 'meeting-cancelled', 'meeting-over', 'not-concerned'];
  const rows = spared.map((reason, index) => person('skipped', who(`Budi ${index}`), ['BKN'], reason));
  expect(summariseReport([person('sent', who('Ani'), ['LAN']), ...rows])).toEqual({
    sentPrivately: 1,
    calledInGroup: [],
    leftOut: { answered: 2, ended: 2, notConcerned: 1 },
    undelivered: [],
  });
});

test('a person for whom the institution was called stands there with the reason, and nowhere else', () => {
  const ani = who('Ani', 'bot was blocked by the user');
  const report = summariseReport([person('unreachable', ani, ['LAN']), institution('sent', 'LAN', [ani])]);
  expect(report.calledInGroup).toEqual([{ name: 'Ani', institutions: ['LAN'], reason: 'blocked' }]);
  expect(report.undelivered).toEqual([]);
});

test('an institution called by a bare name was not reached: nobody is notified of it', () => {
  const report = summariseReport([
    institution('sent', 'NOAC', [stranger('Ani')]),
    institution('sent', 'BSSN', [who('Budi', 'user_disabled', 'slack')]),
    institution('sent', 'LAN', []),
    institution('sent', 'ANRI', [who('Dewi'), stranger('Eko')]),
  ]);
  expect(report.undelivered).toEqual([
    { name: 'Ani', institutions: ['NOAC'], reason: 'noAccount' },
    { name: 'Budi', institutions: ['BSSN'], reason: 'departed' },
    { name: 'LAN', institutions: [], reason: 'noPerson' },
  ]);
  expect(report.calledInGroup).toEqual([{ name: 'Dewi', institutions: ['ANRI'], reason: 'notOpened' }]);
});

test('a person and the institution that was called in vain stand in one line', () => {
  const ani = who('Ani');
  const report = summariseReport([
    person('unreachable', ani, ['LAN']),
    institution('unreachable', 'LAN', [ani]),
    person('failed', who('Budi'), ['BKN']),
  ]);
  expect(report.undelivered).toEqual([
    { name: 'Ani', institutions: ['LAN'], reason: 'notOpened' },
    { name: 'Budi', institutions: ['BKN'], reason: 'undeliverable' },
  ]);
});

test('of two institutions of one person, the one that was called in vain is still named', () => {
  const ani = who('Ani');
  const report = summariseReport([
    person('unreachable', ani, ['LAN', 'BKN']),
    institution('sent', 'LAN', [ani]),
    institution('unreachable', 'BKN', [ani]),
  ]);
  expect(report.calledInGroup).toEqual([{ name: 'Ani', institutions: ['LAN'], reason: 'notOpened' }]);
  expect(report.undelivered).toEqual([{ name: 'Ani', institutions: ['BKN'], reason: 'notOpened' }]);
});

test('whoever stands for two institutions that were called gets one line', () => {
  const ani = who('Ani');
  const report = summariseReport([institution('sent', 'LAN', [ani]), institution('sent', 'BKN', [ani])]);
  expect(report.calledInGroup).toEqual([{ name: 'Ani', institutions: ['LAN', 'BKN'], reason: 'notOpened' }]);
});
