import { describe, expect, test } from 'vitest';
import { actionMoments } from '../../../src/features/follow-up/action-reminder.rules.ts';
import { minutesReminder } from '../../../src/features/follow-up/minutes-reminder.rules.ts';
import type { ActionItem } from '../../../src/features/follow-up/types.ts';
import { readPlan } from '../../../src/notices/settings/plan.ts';
import { daysOf, readMoments } from '../../../src/notices/settings/rules.ts';
import { factsFor, wib } from './meeting.ts';

const { kinds } = readPlan({});
const ITEM: ActionItem = {
  ...{ id: 3, forumId: 1, number: 1, meetingId: 7, description: 'Menyusun pedoman', institutionId: 2 },
  ...{ institution: 'LAN', dueAt: wib('2027-02-15 00:00'), createdAt: 0, state: 'open' },
};
const at = (moments: readonly { readonly at: number }[]): readonly number[] => moments.map((one) => one.at);

describe('minutes', () => {
  test('are due three days after the meeting at 09.00 of its place', () => {
    expect(at(minutesReminder.dueMoments(factsFor('minutesReminder')))).toEqual([wib('2027-02-08 09:00')]);
    const inPapua = factsFor('minutesReminder', { timeZone: 'Asia/Jayapura' });
    expect(at(minutesReminder.dueMoments(inPapua))).toEqual([wib('2027-02-08 07:00')]);
  });

  test('are not reminded of when they are done, or the meeting was not held', () => {
    const none = [{ minutesDoneAt: 1 }, { state: 'cancelled' as const }, { state: 'draft' as const }];
    for (const changes of none)
      expect(minutesReminder.dueMoments(factsFor('minutesReminder', changes))).toEqual([]);
  });
});

describe('an action item', () => {
  const facts = { item: ITEM, plan: kinds.actionReminder, zone: 'Asia/Jakarta' };

  test('is reminded of three days before and on the day, at 09.00', () => {
    const moments = actionMoments(facts);
    expect(at(moments)).toEqual([wib('2027-02-12 09:00'), wib('2027-02-15 09:00')]);
    expect(moments.map((one) => one.facts.daysLeft)).toEqual([3, 0]);
    expect(moments.map((one) => one.facts.isLast)).toEqual([false, true]);
  });

  test('is not when it is done', () => {
    expect(actionMoments({ ...facts, item: { ...ITEM, state: 'done' } })).toEqual([]);
  });
});

test('days are typed and shown as they were meant', () => {
  const typed = (kind: 'minutesReminder' | 'actionReminder', text: string): readonly number[] | undefined => {
    const offsetsMinutes = readMoments(kind, text);
    return offsetsMinutes === undefined ? undefined : daysOf({ enabled: true, offsetsMinutes });
  };
  expect(typed('actionReminder', '0 dan 7')).toEqual([7, 0]);
  expect(typed('minutesReminder', '3')).toEqual([3]);
  expect(typed('minutesReminder', '31')).toBeUndefined();
  expect(daysOf(kinds.actionReminder)).toEqual([3, 0]);
  expect(daysOf(kinds.minutesReminder)).toEqual([3]);
});
