import { describe, expect, test } from 'vitest';
import { NO_REST } from '../../src/calendar/working-days.ts';
import { change } from '../../src/features/meetings/changing/change.notice.ts';
import { breaksQuietHours, quietEnd, quietWait, urgentFrom } from '../../src/notices/quiet.ts';
import { contentOf, kindOf, type NoticeName } from './content.ts';

const WEEKEND = { saturdays: true, sundays: true, holidays: new Set(['2027-02-09']) };
const FORUM = { from: '20:00', until: '06:00', rest: WEEKEND };
const at = (text: string, offset = '+07:00'): number => Date.parse(`${text}:00${offset}`);

describe('quiet hours', () => {
  test.each([
    ['2027-02-05T19:59', undefined],
    ['2027-02-05T20:00', '2027-02-08T06:00'],
    ['2027-02-08T21:00', '2027-02-10T06:00'],
    ['2027-02-09T10:00', '2027-02-10T06:00'],
    ['2027-02-05T05:59', '2027-02-05T06:00'],
    ['2027-02-05T06:00', undefined],
    ['2027-02-06T23:00', '2027-02-08T06:00'],
    ['2027-02-07T10:00', '2027-02-08T06:00'],
    ['2027-02-08T06:00', undefined],
  ])('at %s end at %s', (now, end) => {
    expect(quietEnd(at(now), { quiet: FORUM, zone: 'Asia/Jakarta' })).toBe(
      end === undefined ? undefined : at(end),
    );
  });

  test('are those of the zone of the reader', () => {
    const now = at('2027-02-04T18:30');
    expect(quietEnd(now, { quiet: FORUM, zone: 'Asia/Jakarta' })).toBeUndefined();
    expect(quietEnd(now, { quiet: FORUM, zone: 'Asia/Jayapura' })).toBe(at('2027-02-05T06:00', '+09:00'));
  });

  test('may lie within a day, and may be none', () => {
    const noon = { from: '12:00', until: '13:00', rest: NO_REST };
    expect(quietEnd(at('2027-02-07T12:30'), { quiet: noon, zone: 'Asia/Jakarta' })).toBe(
      at('2027-02-07T13:00'),
    );
    expect(quietEnd(at('2027-02-07T13:00'), { quiet: noon, zone: 'Asia/Jakarta' })).toBeUndefined();
    const none = { from: '00:00', until: '00:00', rest: NO_REST };
    expect(quietEnd(at('2027-02-07T03:00'), { quiet: none, zone: 'Asia/Jakarta' })).toBeUndefined();
  });

  test('hold back reminders, but not what somebody ordered or waits for', () => {
    const waits = (name: NoticeName): boolean => kindOf(name).quietUntil(contentOf(name).facts, 0) > 0;
    expect((['answerReminder', 'eve', 'recap', 'hostReminder'] as const).every(waits)).toBe(true);
    const ordered = ['announcement', 'manualReminder', 'deliveryReport', 'joinDecision'] as const;
    expect(ordered.some(waits)).toBe(false);
  });

  test('let urgent changes pass', () => {
    const now = at('2027-02-05T22:00');
    const day = 86_400_000;
    const facts = { reason: '', fields: [] };
    const waits = (what: 'changed' | 'postponed' | 'cancelled', startsAt: number, before?: number): boolean =>
      change.quietUntil({ ...facts, what, previousStartsAt: before }, startsAt) > now;
    expect(waits('cancelled', now + 30 * day)).toBe(false);
    expect(waits('changed', now + 30 * day)).toBe(true);
    expect(waits('postponed', now + day / 2)).toBe(false);
    expect(waits('postponed', now + 30 * day, now + day / 2)).toBe(false);
  });

  const wait = (now: string, until: string, quiet = FORUM): number | undefined =>
    quietWait({ quietUntil: Infinity, until: at(until) }, { now: at(now), quiet, zone: 'Asia/Jakarta' });

  test('are waited for while half an hour is left afterwards', () => {
    const late = { ...FORUM, until: '08:30' };
    expect(wait('2027-02-05T06:30', '2027-02-05T09:00', late)).toBe(at('2027-02-05T08:30'));
    expect(wait('2027-02-05T06:30', '2027-02-05T08:59', late)).toBeUndefined();
  });

  test('let a notice pass on a quiet Sunday that outlasts it, and have it wait for the end of the night', () => {
    expect(wait('2027-02-07T06:30', '2027-02-07T09:00')).toBeUndefined();
    expect(wait('2027-02-06T23:00', '2027-02-07T09:00')).toBe(at('2027-02-07T06:00'));
    expect(wait('2027-02-06T23:00', '2027-02-08T09:00')).toBe(at('2027-02-08T06:00'));
  });

  test('are broken by what makes no sense after the night, not by what comes on a Sunday', () => {
    const breaks = (now: string, until: string, quiet = FORUM): boolean =>
      breaksQuietHours({ now: at(now), quiet, zone: 'Asia/Jakarta' }, at(until));
    expect(breaks('2027-02-05T06:30', '2027-02-05T09:00', { ...FORUM, until: '09:00' })).toBe(true);
    expect(breaks('2027-02-05T05:00', '2027-02-05T09:00')).toBe(false);
    expect(breaks('2027-02-07T06:30', '2027-02-07T09:00')).toBe(false);
  });

  test('hold back a change only until it becomes urgent', () => {
    const moment = { now: at('2027-02-06T20:30'), quiet: FORUM, zone: 'Asia/Jakarta' as const };
    const wait = (startsAt: number, previousStartsAt: number): number | undefined =>
      quietWait({ quietUntil: urgentFrom(startsAt, previousStartsAt), until: startsAt }, moment);
    const monday = at('2027-02-08T09:00');
    expect(wait(at('2027-02-08T07:00'), monday)).toBe(at('2027-02-07T07:00'));
    expect(wait(at('2027-02-15T09:00'), monday)).toBe(at('2027-02-07T09:00'));
    expect(wait(at('2027-02-15T09:00'), at('2027-02-16T09:00'))).toBe(at('2027-02-08T06:00'));
  });
});
