import type { ReminderKind, ReminderKindName } from '../../notices/schedule.ts';
import { recap } from '../answers/recap.rules.ts';
import { minutesReminder } from '../follow-up/minutes-reminder.rules.ts';
import { announcement } from '../meetings/announcement.rules.ts';
import { hostReminder } from '../rotation/host-reminder.rules.ts';
import { answerReminder } from './answer-reminder.rules.ts';
import { eve } from './eve.rules.ts';
import { morning } from './morning.rules.ts';

/** Every kind of reminder about a meeting, by name; `actionMoments` is that of action items. */
export const reminderKinds: { readonly [Kind in ReminderKindName]: ReminderKind<Kind> } = {
  announcement,
  answerReminder,
  eve,
  morning,
  hostReminder,
  recap,
  minutesReminder,
};
