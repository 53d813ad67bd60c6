import { recap } from '../../../features/answers/recap.rules.ts';
import { minutesReminder } from '../../../features/follow-up/minutes-reminder.rules.ts';
import { announcement } from '../../../features/meetings/announcement.rules.ts';
import type { ReminderKind, ReminderKindName } from '../../../notices/schedule.ts';
import { answerReminder } from './answer-reminder.ts';
import { eve } from './eve.ts';
import { hostReminder } from './host-reminder.ts';
import { morning } from './morning.ts';

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
