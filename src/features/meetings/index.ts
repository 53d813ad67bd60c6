import type { Feature } from '../feature.ts';
import { closeCalendars } from './close-calendars.job.ts';
import { reportInvitations } from './report-invitations.job.ts';
import { repostRefused } from './repost-refused.job.ts';

/** Meetings: made, announced, changed, cancelled, and where their invitations stand. */
export const meetings: Feature = {
  name: 'meetings',
  jobs: [closeCalendars, repostRefused, reportInvitations],
};
