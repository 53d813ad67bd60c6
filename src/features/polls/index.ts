import type { Feature } from '../feature.ts';
import { datePoll, datePollReminder } from './date-poll.notice.ts';
import { datePollResult } from './date-poll-result.notice.ts';
import { jajak } from './jajak.command.ts';
import { lookAfterPolls } from './look-after-polls.job.ts';
import { pollsPersonalData } from './personal-data.store.ts';

/** Dates that are put to the members. */
export const polls: Feature = {
  name: 'polls',
  commands: [jajak],
  notices: [datePoll, datePollReminder, datePollResult],
  jobs: [lookAfterPolls],
  personalData: pollsPersonalData,
};
