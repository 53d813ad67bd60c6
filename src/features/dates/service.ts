import type { Cadence } from '../../calendar/cadence.ts';
import { loadHolidays } from '../../calendar/holidays.ts';
import { isoDate } from '../../language/dates/format.ts';
import { cadenceOf } from '../forum/service.ts';
import { findLastMeeting, listMeetings } from '../meetings/service.ts';
import type { NextMeetingGuess } from '../meetings/steps/types.ts';
import { queueOf, type Reading, readRotation } from '../rotation/service.ts';
import { proposeDates, usualWeekdayOf } from './propose.rules.ts';
import { listPastStarts } from './store.ts';
import type { Proposal } from './types.ts';

/** So many past meetings say which weekday is usual. */
const PAST_MEETINGS = 6;
const MOST_COMING = 50;

/** Dates for a forum's next meeting, with what they were chosen by. */
export interface ProposedMeeting extends Proposal {
  /** The meeting after which it comes; undefined: there was none. */
  readonly after: { readonly number: number; readonly date: string } | undefined;
  readonly cadence: Cadence;
  readonly usualWeekday: number | undefined;
  /** Who is to be host of it. */
  readonly host: { readonly institutionId: number; readonly shortName: string } | undefined;
}

/** Proposes dates for the meeting after the last one that stands. */
export async function proposeMeeting(
  reading: Reading,
  { forumId, count }: { readonly forumId: number; readonly count: number },
): Promise<ProposedMeeting> {
  const { db, now } = reading;
  const rotation = await readRotation(reading, forumId);
  const zone = rotation.forum.timeZone;
  const coming = await listMeetings(db, {
    ...{ forumId, after: now, states: ['draft', 'announced'], limit: MOST_COMING },
  });
  const others = coming.map(({ number, startsAt }) => ({ number, date: isoDate(startsAt, zone) }));
  const held = await findLastMeeting(db, { forumId, before: now });
  const after = others.at(-1) ?? (held && { number: held.number, date: isoDate(held.startsAt, zone) });
  const cadence = await cadenceOf(db, forumId);
  const past = await listPastStarts(db, { forumId, before: now, limit: PAST_MEETINGS });
  const usualWeekday = cadence.weekday ?? usualWeekdayOf(past.map((startsAt) => isoDate(startsAt, zone)));
  const made = Math.max(0, ...coming.map(({ number }) => number));
  // Who is away on the day that is due may be host of another one, where nobody else is in the queue.
  const turn = queueOf(rotation).find(({ slot }) => slot === undefined || slot.number > made);
  const hostId = rotation.waitingHolderId ?? turn?.institutionId;
  const host = rotation.order.candidates.find(({ institutionId }) => institutionId === hostId);
  const proposal = proposeDates(
    {
      ...{ today: isoDate(now, zone), last: after?.date, cadence, usualWeekday, others },
      ...{ absences: host?.absences ?? [], holidays: await loadHolidays(db, forumId) },
    },
    count,
  );
  return {
    ...proposal,
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
