import { describe, expect, test } from 'vitest';
import { eve } from '../../../src/features/reminders/eve.notice.ts';
import { morning } from '../../../src/features/reminders/morning.notice.ts';
import type { NoticeKind } from '../../../src/notices/kind.ts';
import type { KindPlan, MomentShape } from '../../../src/notices/schedule.ts';
import {
  clockOf,
  daysOf,
  hoursProblem,
  parseClock,
  parseDays,
  parseHours,
  readMoments,
} from '../../../src/notices/settings/rules.ts';

const defaultOf = ({ schedule }: NoticeKind): KindPlan =>
  schedule?.plan ?? { enabled: false, offsetsMinutes: [] };

describe('what the secretariat types', () => {
  test.each([
    ['7, 3 dan 1 hari', [7, 3, 1]],
    ['1 3 7 7', [7, 3, 1]],
    ['H-7 H-1', [7, 1]],
    ['', undefined],
    ['0', undefined],
    ['999', undefined],
    ['10 abc', undefined],
    ['-5', undefined],
    ['7.5', undefined],
    ['7 hari sebelumnya', [7]],
    ['1 2 3 4 5 6 7 8 9', undefined],
  ])('as days: %s', (text, days) => {
    expect(parseDays(text)).toEqual(days);
  });

  test.each([
    ['16.00', '16:00'],
    ['pukul 6:30', '06:30'],
    ['24.00', undefined],
    ['16', undefined],
    ['16.00 17.00', undefined],
    ['besok 16.00', undefined],
    ['16.00 WITA', undefined],
  ])('as a time of day: %s', (text, clock) => {
    expect(parseClock(text)).toBe(clock);
  });

  test('as quiet hours', () => {
    expect(parseHours('20.00 s.d. 06.00')).toEqual({ from: '20:00', until: '06:00' });
    expect(parseHours('20.00')).toBeUndefined();
    expect(parseHours('20.00-25.00')).toBeUndefined();
    expect(parseHours('20.00-06.00 kecuali Jumat')).toBeUndefined();
    expect(parseHours('pukul 21:00 – pukul 5.30')).toEqual({ from: '21:00', until: '05:30' });
  });

  test.each([
    ['20:00', '06:00', undefined, undefined],
    ['18:00', '08:00', undefined, undefined],
    ['17:59', '08:00', 'hoursTooLong', 'hoursTooLong'],
    ['00:00', '00:00', 'sameHours', 'sameHours'],
    ['06:00', '20:00', 'hoursOverNoon', undefined],
    ['22:00', '12:00', undefined, undefined],
    ['00:00', '23:59', 'hoursOverNoon', 'hoursTooLong'],
  ] as const)(
    'as quiet hours from %s to %s, of a forum: %s, of a person: %s',
    (from, until, forum, person) => {
      expect(hoursProblem({ from, until }, 'forum')).toBe(forum);
      expect(hoursProblem({ from, until }, 'person')).toBe(person);
    },
  );

  test('comes back as it was typed', () => {
    const kind = (shape: MomentShape, text: string) => ({
      enabled: true,
      offsetsMinutes: readMoments(shape, text) ?? [],
    });
    expect(clockOf(kind('evening', '15.45'))).toBe('15.45');
    expect(clockOf(kind('clock', '07.05'))).toBe('07.05');
    expect(daysOf(kind('days', '2, 9'))).toEqual([9, 2]);
    expect(clockOf(defaultOf(eve))).toBe('16.00');
    expect(clockOf(defaultOf(morning))).toBe('06.30');
  });
});
