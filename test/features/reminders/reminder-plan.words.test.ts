import { expect, it } from 'vitest';
import { notices } from '../../../src/features/index.ts';
import { type PlanFacts, reminderPlan } from '../../../src/features/reminders/plan.words.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';
import { plannedKinds } from '../../../src/notices/settings/plan.ts';
import type { ForumReminders } from '../../../src/notices/settings/types.ts';

const language = loadLanguages(new URL('../../../locales/', import.meta.url)).of('id');
const OFF = { enabled: false, offsetsMinutes: [] };

function planText(days: readonly number[], calendar: PlanFacts['calendar'] = []): string {
  const offsetsMinutes = days.map((day) => day * 1_440 - 540);
  const kinds = {
    ...{ answerReminder: OFF, hostReminder: OFF, eve: OFF, morning: OFF, recap: OFF, minutesReminder: OFF },
    actionReminder: { enabled: true, offsetsMinutes },
  };
  const reminders: ForumReminders = {
    plan: { kinds, changedAt: {} },
    quiet: {
      from: '20:00',
      until: '06:00',
      rest: { saturdays: true, sundays: true, holidays: new Set<string>() },
    },
  };
  return JSON.stringify(
    reminderPlan(
      { forumName: 'FORSES', kinds: plannedKinds(notices), reminders, calendar, hasForms: false },
      language,
    ).blocks,
  );
}

it.each([
  [[3, 0], '3 hari sebelum tenggat dan pada hari tenggat pukul 09.00'],
  [[7, 3], '7, 3 hari sebelum tenggat pukul 09.00'],
  [[0], '"pada hari tenggat pukul 09.00'],
])('says of days %j before an item is due: %s', (days, words) => {
  expect(planText(days)).toContain(words);
});

it('says of which years the holidays are not decreed', () => {
  const decreed = planText([3], [{ year: 2027, status: 'decreed' }]);
  expect(decreed).toContain('Hari pengingat');
  expect(decreed).toContain('dikirim pada hari kerja berikutnya');
  expect(decreed).not.toContain('2027');
  expect(planText([3], [{ year: 2028, status: 'estimated' }])).toContain(
    'Hari libur 2028 belum ditetapkan pemerintah',
  );
  expect(planText([3], [{ year: 2029, status: 'unknown' }])).toContain('Hari libur 2029 belum tersedia');
});
