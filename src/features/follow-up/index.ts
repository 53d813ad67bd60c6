import type { Feature } from '../feature.ts';
import { actionAssigned } from './action-assigned.notice.ts';
import { actionReminder } from './action-reminder.notice.ts';
import { minutesDraft } from './minutes/draft.notice.ts';
import { minutesFinal } from './minutes/final.notice.ts';
import { notula } from './minutes/notula.command.ts';
import { minutesReminder } from './minutes/reminder.notice.ts';
import { minutesReplies } from './minutes/replies.notice.ts';
import { followUpPersonalData } from './personal-data.store.ts';
import { tindaklanjut } from './tindaklanjut.command.ts';

/** What follows a meeting: its minutes and its action items. */
export const followUp: Feature = {
  name: 'follow-up',
  commands: [notula, tindaklanjut],
  notices: [minutesReminder, minutesDraft, minutesReplies, minutesFinal, actionReminder, actionAssigned],
  jobs: [],
  personalData: followUpPersonalData,
};
