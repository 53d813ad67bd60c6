import { describe, expect, test } from 'vitest';
import { defaultPlan } from '../../../../src/domain/reminders/plan.ts';
import {
  clockOf,
  daysOf,
  parseClock,
  parseDays,
  parseHours,
  readMoments,
} from '../../../../src/domain/reminders/settings/rules.ts';

describe('what the secretariat types', () => {
  test.each([
    ['7, 3 dan 1 hari', [7, 3, 1]],
    ['1 3 7 7', [7, 3, 1]],
    ['H-7 H-1', [7, 1]],
    ['', undefined],
    ['0', undefined],
    ['999', undefined],
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
  ])('as a time of day: %s', (text, clock) => {
    expect(parseClock(text)).toBe(clock);
  });

  test('as quiet hours', () => {
    expect(parseHours('20.00 s.d. 06.00')).toEqual({ from: '20:00', until: '06:00' });
    expect(parseHours('20.00')).toBeUndefined();
    expect(parseHours('20.00-25.00')).toBeUndefined();
  });

  test('comes back as it was typed', () => {
    const kind = (name: 'eve' | 'morning' | 'answerReminder', text: string) => ({
      enabled: true,
      offsetsMinutes: readMoments(name, text) ?? [],
    });
    expect(clockOf(kind('eve', '15.45'))).toBe('15.45');
    expect(clockOf(kind('morning', '07.05'))).toBe('07.05');
    expect(daysOf(kind('answerReminder', '2, 9'))).toEqual([9, 2]);
    expect(clockOf(defaultPlan.eve)).toBe('16.00');
    expect(clockOf(defaultPlan.morning)).toBe('06.30');
  });
});
