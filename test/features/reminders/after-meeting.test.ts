import { describe, expect, test } from 'vitest';
import { actionMoments, actionReminder } from '../../../src/features/follow-up/action-reminder.notice.ts';
import { minutesReminder } from '../../../src/features/follow-up/minutes/reminder.notice.ts';
import type { ActionItem } from '../../../src/features/follow-up/types.ts';
import type { NoticeKind } from '../../../src/notices/kind.ts';
import type { KindPlan, MomentShape } from '../../../src/notices/schedule.ts';
import { daysOf, readMoments } from '../../../src/notices/settings/rules.ts';
import { momentsOf, wib } from './meeting.ts';

const defaultOf = ({ schedule }: NoticeKind): KindPlan =>
  schedule?.plan ?? { enabled: false, offsetsMinutes: [] };
const ITEM: ActionItem = {
  ...{ id: 3, forumId: 1, number: 1, meetingId: 7, description: 'Menyusun pedoman', institutionId: 2 },
  ...{ institution: 'LAN', dueAt: wib('2027-02-15 00:00'), createdAt: 0, state: 'open' },
};
const at = (moments: readonly { readonly at: number }[]): readonly number[] => moments.map((one) => one.at);

describe('minutes', () => {
  test('are due three and seven days after the meeting at 09.00 of its place, first with the aides', () => {
    const moments = momentsOf(minutesReminder);
    expect(at(moments)).toEqual([wib('2027-02-08 09:00'), wib('2027-02-12 09:00')]);
    expect(moments.map(({ facts }) => minutesReminder.audience?.(facts))).toEqual([
      'hostAidesAndSecretariat',
      'hostAndSecretariat',
    ]);
    const [first] = momentsOf(minutesReminder, { timeZone: 'Asia/Jayapura' });
    expect(first?.at).toBe(wib('2027-02-08 07:00'));
  });

  test('are not reminded of when they are done, or the meeting was not held', () => {
    const none = [{ minutesDoneAt: 1 }, { state: 'cancelled' as const }, { state: 'draft' as const }];
    for (const changes of none) expect(momentsOf(minutesReminder, changes)).toEqual([]);
  });
});

describe('an action item', () => {
  const moments = (item: ActionItem) =>
    actionMoments({ item, zone: 'Asia/Jakarta' }, defaultOf(actionReminder));

  test('is reminded of three days before and on the day, at 09.00', () => {
    const open = moments(ITEM);
    expect(at(open)).toEqual([wib('2027-02-12 09:00'), wib('2027-02-15 09:00')]);
    expect(open.map((one) => one.facts.daysLeft)).toEqual([3, 0]);
    expect(open.map((one) => one.facts.isLast)).toEqual([false, true]);
  });

  test('is not when it is done', () => {
    expect(moments({ ...ITEM, state: 'done' })).toEqual([]);
  });
});

test('days are typed and shown as they were meant', () => {
  const typed = (shape: MomentShape, text: string): readonly number[] | undefined => {
    const offsetsMinutes = readMoments(shape, text);
    return offsetsMinutes === undefined ? undefined : daysOf({ enabled: true, offsetsMinutes });
  };
  expect(typed('due', '0 dan 7')).toEqual([7, 0]);
  expect(typed('after', '3')).toEqual([3]);
  expect(typed('after', '31')).toBeUndefined();
  expect(daysOf(defaultOf(actionReminder))).toEqual([3, 0]);
  expect(daysOf(defaultOf(minutesReminder))).toEqual([7, 3]);
});
