import type { Feature } from '../feature.ts';
import { datePoll, datePollReminder } from './date-poll.notice.ts';
import { jajak } from './jajak.command.ts';
import { pollsPersonalData } from './personal-data.store.ts';
import { remindPolls } from './remind-polls.job.ts';

/** Dates that are put to the members. */
export const polls: Feature = {
  name: 'polls',
  commands: [jajak],
  notices: [datePoll, datePollReminder],
  jobs: [remindPolls],
  personalData: pollsPersonalData,
};
