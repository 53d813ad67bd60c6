import type { Cadence } from '../../calendar/cadence.ts';
import { proposeDates } from '../meetings/calendar/propose.rules.ts';
import type { Proposal } from '../meetings/calendar/types.ts';
import type { NextMeetingGuess } from '../meetings/steps/types.ts';
import { type Reading, readForecast } from '../rotation/service.ts';

/** Dates for a forum's next meeting, with what they were chosen by. */
export interface ProposedMeeting extends Proposal {
  /** The meeting after which it comes; undefined: there was none. */
  readonly after: { readonly number: number; readonly date: string } | undefined;
  readonly cadence: Cadence;
  readonly usualWeekday: number | undefined;
  /** Who is to be host of it. */
  readonly host: { readonly institutionId: number; readonly shortName: string } | undefined;
}

/** Proposes dates for the meeting after the last one that stands, for the host that the rotation forecasts. */
export async function proposeMeeting(
  reading: Reading,
  { forumId, count }: { readonly forumId: number; readonly count: number },
): Promise<ProposedMeeting> {
  const { basis, nextHostId, nextDay, rotation } = await readForecast(reading, { forumId });
  const { after, cadence, usualWeekday } = basis;
  const host = rotation.order.candidates.find(({ institutionId }) => institutionId === nextHostId);
  return {
    ...proposeDates({ ...basis, absences: host?.absences ?? [], chosen: nextDay }, count),
    ...{ after, cadence, usualWeekday },
    host: host && { institutionId: host.institutionId, shortName: host.shortName },
  };
}

/** So many dates are offered where a meeting is made. */
const OFFERED = 5;

/** What is likely for a forum's next meeting: dates that nothing speaks against, and its host. */
export async function guessNextMeeting(reading: Reading, forumId: number): Promise<NextMeetingGuess> {
  const { dates, host } = await proposeMeeting(reading, { forumId, count: OFFERED });
  return { dates: dates.map(({ date }) => date), host };
}
