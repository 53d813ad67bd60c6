import { describe, expect, test } from 'vitest';
import { morningRecap } from '../../../src/features/answers/recap/morning-recap.notice.ts';
import { recapNotice } from '../../../src/features/answers/recap/recap.notice.ts';
import { notices } from '../../../src/features/index.ts';
import { answerReminder } from '../../../src/features/reminders/answer-reminder.notice.ts';
import { eve } from '../../../src/features/reminders/eve.notice.ts';
import { morning } from '../../../src/features/reminders/morning.notice.ts';
import { hostReminder } from '../../../src/features/rotation/host-reminder.notice.ts';
import type { Meeting } from '../../../src/model/meeting.ts';
import type { NoticeKind } from '../../../src/notices/kind.ts';
import { scheduledKinds } from '../../../src/notices/settings/plan.ts';
import { MEETING, momentsOf, wib } from './meeting.ts';

function moments(kind: NoticeKind, changes: Partial<Meeting> = {}, plan: unknown = {}): string[] {
  return momentsOf(kind, changes, plan).map(({ at }) =>
    new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
  );
}

describe('when reminders are due', () => {
  test('those who have not answered, 7, 3 and 1 days before the deadline at its time of day', () => {
    expect(moments(answerReminder)).toEqual(['2027-01-26 16:00', '2027-01-30 16:00', '2027-02-01 16:00']);
  });

  test('those who come, on the eve at 16.00 and on the morning at 06.30', () => {
    expect(moments(eve)).toEqual(['2027-02-04 16:00']);
    expect(moments(morning)).toEqual(['2027-02-05 06:30']);
  });

  test('a meeting at dawn has its morning reminder an hour before', () => {
    expect(moments(morning, { startsAt: wib('2027-02-05 06:00') })).toEqual(['2027-02-05 05:00']);
  });

  test('the host, 45, 30, 14 and 7 days before, also while the meeting is a draft', () => {
    const days = ['2026-12-22 09:00', '2027-01-06 09:00', '2027-01-22 09:00', '2027-01-29 09:00'];
    expect(moments(hostReminder)).toEqual(days);
    expect(moments(hostReminder, { state: 'draft', announcedAt: undefined })).toEqual(days);
    expect(moments(hostReminder, { host: undefined })).toEqual([]);
  });

  test('the recap at the deadline', () => {
    expect(moments(recapNotice)).toEqual(['2027-02-02 16:00']);
  });

  test('a short one for the chair on the morning, or an hour before the start', () => {
    expect(moments(morningRecap)).toEqual(['2027-02-05 06:30']);
    expect(moments(morningRecap, { startsAt: wib('2027-02-05 06:00') })).toEqual(['2027-02-05 05:00']);
  });

  test('a recap at the very start of the meeting is of use for an hour', () => {
    const [moment] = momentsOf(recapNotice, { answerBy: MEETING.startsAt });
    expect(moment).toMatchObject({ at: MEETING.startsAt, until: MEETING.startsAt + 3_600_000 });
  });

  test('days are counted in the zone of the meeting', () => {
    const startsAt = wib('2027-02-05 22:30');
    expect(moments(eve, { startsAt, timeZone: 'Asia/Jayapura' })).toEqual(['2027-02-05 14:00']);
  });

  test('nothing for a cancelled meeting', () => {
    expect(scheduledKinds(notices).flatMap((kind) => moments(kind, { state: 'cancelled' }))).toEqual([]);
  });

  test('a forum may choose other days or none', () => {
    const plan = {
      answerReminder: { enabled: true, offsetsMinutes: [2_880] },
      eve: { enabled: false, offsetsMinutes: [1] },
    };
    expect(moments(answerReminder, {}, plan)).toEqual(['2027-01-31 16:00']);
    expect(moments(eve, {}, plan)).toEqual([]);
  });

  test('moments follow the meeting when it moves, under other keys', () => {
    const week = 7 * 86_400_000;
    const keys = (changes: Partial<Meeting>): string[] =>
      momentsOf(answerReminder, changes).map(({ key }) => key);
    const moved = keys({ answerBy: MEETING.answerBy + week });
    expect(keys({}).filter((key) => moved.includes(key))).toEqual([]);
    expect(keys({ place: 'Aula lain', revision: 2 })).toEqual(keys({}));
  });
});
