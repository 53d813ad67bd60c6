import type { Cadence } from '../../../calendar/cadence.ts';
import { loadCalendar } from '../../../calendar/holidays.ts';
import type { Db } from '../../../db/db.ts';
import { isoDate } from '../../../language/dates/format.ts';
import { cadenceOf, findForum } from '../../forum/service.ts';
import { findLastMeeting, listMeetings } from '../store.ts';
import { listPastStarts } from './past.store.ts';
import { dueDay, type ProposalFacts, usualWeekdayOf } from './propose.rules.ts';

/** So many past meetings say which weekday is usual. */
const PAST_MEETINGS = 6;
const MOST_COMING = 50;

/** What dates of a forum are proposed from, but for the absences of a host; `due` is the day of the next meeting that is not made yet. */
export interface ProposalBasis extends Omit<ProposalFacts, 'absences'> {
  /** The meeting after which that one comes; undefined: there was none. */
  readonly after: { readonly number: number; readonly date: string } | undefined;
  readonly cadence: Cadence;
}

/** Reads it; `now` in epoch milliseconds. */
export async function readProposalBasis(
  { db, now }: { readonly db: Db; readonly now: number },
  forumId: number,
): Promise<ProposalBasis> {
  const forum = await findForum(db, forumId);
  if (forum === undefined) throw new Error(`there is no forum ${forumId}`);
  const zone = forum.timeZone;
  const today = isoDate(now, zone);
  const coming = await listMeetings(db, {
    ...{ forumId, after: now, states: ['draft', 'announced'], limit: MOST_COMING },
  });
  const others = coming.map(({ number, startsAt }) => ({ number, date: isoDate(startsAt, zone) }));
  const held = await findLastMeeting(db, { forumId, before: now });
  const after = others.at(-1) ?? (held && { number: held.number, date: isoDate(held.startsAt, zone) });
  const cadence = await cadenceOf(db, forumId);
  const past = await listPastStarts(db, { forumId, before: now, limit: PAST_MEETINGS });
  const usualWeekday = cadence.weekday ?? usualWeekdayOf(past.map((startsAt) => isoDate(startsAt, zone)));
  const due = dueDay({ last: after?.date, cadence, today });
  return { today, due, usualWeekday, others, calendar: await loadCalendar(db, forumId), after, cadence };
}
