import { describe, expect, it } from 'vitest';
import { closedOn, type RestDays } from '../../../src/calendar/working-days.ts';
import {
  type DigestRun,
  digestDue,
  digestLines,
  digestSpan,
  readDigestSetting,
} from '../../../src/features/library/digest/digest.rules.ts';

const at = (moment: string): number => Date.parse(moment);
const WEEKEND = closedOn([]);
const MONDAY = { weekday: 1, clock: '08:00' };
const ZONES = ['Asia/Jakarta', 'Asia/Jayapura'];
const NEVER: DigestRun = { day: '', zones: [], until: undefined };

const due = (now: string, more: { run?: DigestRun; rest?: RestDays; changedAt?: number } = {}) =>
  digestDue(at(now), {
    ...{ time: MONDAY, rest: more.rest ?? WEEKEND, zones: ZONES },
    ...{ run: more.run ?? NEVER, changedAt: more.changedAt ?? 0 },
  });

describe('a digest', () => {
  it('comes on its weekday at its hour where each reader is', () => {
    const last: DigestRun = { day: '2026-11-23', zones: ZONES, until: 1 };
    expect(due('2026-11-30T05:59:00+07:00', { run: last })).toBeUndefined();
    expect(due('2026-11-30T06:00:00+07:00', { run: last })).toEqual({
      day: '2026-11-30',
      zones: ['Asia/Jayapura'],
    });
    const begun: DigestRun = { day: '2026-11-30', zones: ['Asia/Jayapura'], until: 2 };
    expect(due('2026-11-30T07:59:00+07:00', { run: begun })).toBeUndefined();
    expect(due('2026-11-30T08:00:00+07:00', { run: begun })?.zones).toEqual(['Asia/Jakarta']);
    expect(due('2026-11-30T09:00:00+07:00', { run: { ...begun, zones: ZONES } })).toBeUndefined();
  });

  it('moves past holidays, and is not due twice where it moved to the next one', () => {
    const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];
    const rest = { ...WEEKEND, holidays: new Set(days.slice(0, 2)) };
    const last: DigestRun = { day: '2026-11-23', zones: ZONES, until: 1 };
    expect(due('2026-12-01T12:00:00+07:00', { rest, run: last })).toBeUndefined();
    expect(due('2026-12-02T08:00:00+07:00', { rest, run: last })?.day).toBe('2026-12-02');
    const week = { ...WEEKEND, holidays: new Set(days) };
    const found = due('2026-12-07T08:00:00+07:00', { rest: week, run: last });
    expect(found).toEqual({ day: '2026-12-07', zones: ZONES });
  });

  it('that nothing could send for days is left to the next one', () => {
    const last: DigestRun = { day: '2026-11-23', zones: ZONES, until: 1 };
    expect(due('2026-12-02T08:00:00+07:00', { run: last })?.day).toBe('2026-11-30');
    expect(due('2026-12-04T08:00:00+07:00', { run: last })).toBeUndefined();
  });

  it('is not owed for a moment before its time was chosen', () => {
    const changedAt = at('2026-12-01T10:00:00+07:00');
    expect(due('2026-12-01T10:01:00+07:00', { changedAt })).toBeUndefined();
    expect(due('2026-12-07T08:00:00+07:00', { changedAt })?.day).toBe('2026-12-07');
  });

  it('tells of everything since the one before', () => {
    const now = at('2026-12-07T08:00:00+07:00');
    expect(digestSpan(now, { until: 5 })).toEqual({ since: 5, until: now - 120_000 });
    expect(digestSpan(now, { until: undefined }).since).toBe(now - 7 * 86_400_000);
  });

  it('has at most five lines, the last of which says how many are left', () => {
    const part = (total: number) => ({
      items: Array.from({ length: Math.min(total, 5) }, (_, index) => index),
      total,
    });
    const shown = (entries: number, requests: number) => {
      const lines = digestLines(part(entries), part(requests));
      return [lines.entries.length, lines.requests.length, lines.left];
    };
    expect(shown(5, 0)).toEqual([5, 0, 0]);
    expect(shown(3, 2)).toEqual([3, 2, 0]);
    expect(shown(6, 0)).toEqual([4, 0, 2]);
    expect(shown(9, 4)).toEqual([2, 2, 9]);
    expect(shown(0, 9)).toEqual([0, 4, 5]);
    expect(shown(1, 4)).toEqual([1, 4, 0]);
  });
});

it.each([
  ['rabu 07.30', { isOn: true, weekday: 3, clock: '07:30' }],
  ['Jumat, pukul 9', { isOn: true, weekday: 5, clock: '09:00' }],
  ['kamis', { isOn: true, weekday: 4, clock: '08:00' }],
  ['10:15', { isOn: true, weekday: 1, clock: '10:15' }],
  ['mati', { isOn: false, weekday: 1, clock: '08:00' }],
  ['nyala', { isOn: true, weekday: 1, clock: '08:00' }],
  ['kapan-kapan', undefined],
  ['senin 25.00', undefined],
  ['', undefined],
])('the time of the digest is read from %j', (words, expected) => {
  expect(readDigestSetting(words, { isOn: true, ...MONDAY })).toEqual(expected);
});
