import { loadHolidays } from '../../../calendar/holidays.ts';
import { closedOn, dayIn } from '../../../calendar/working-days.ts';
import { isoDate } from '../../../language/dates/format.ts';
import { cadenceOf } from '../../forum/service.ts';
import { findLastMeeting, listMeetings } from '../../meetings/service.ts';
import { queueOf, type Reading, type Rotation, readRotation } from '../queue/order.service.ts';
import { type PlannedMeeting, proposedSlots } from './forecast.rules.ts';

/** So many meetings are looked ahead. */
const MOST = 6;

/** A change that is tried: an institution is promised a meeting. */
export interface Promised {
  readonly institutionId: number;
  readonly number: number;
}

/** The next meetings as they stand or are expected, and the rotation they come from. */
export interface Forecast {
  readonly meetings: readonly PlannedMeeting[];
  readonly rotation: Rotation;
}

/** Reads it; with a promise as if that had been made. What it costs grows with the queue, not with the history. */
export async function readForecast(
  reading: Reading,
  { forumId, promised }: { readonly forumId: number; readonly promised?: Promised },
): Promise<Forecast> {
  const { db, now } = reading;
  const rotation = await readRotation(reading, forumId);
  const zone = rotation.forum.timeZone;
  const coming = await listMeetings(db, {
    ...{ forumId, after: now, states: ['draft', 'announced'], limit: MOST },
  });
  const last = coming.at(-1) ?? (await findLastMeeting(db, { forumId, before: now }));
  const { weekday = last && dayIn(last.startsAt, zone).dayOfWeek } = await cadenceOf(db, forumId);
  const made = new Set(coming.map(({ number }) => number));
  const rules = { weekday, rest: closedOn(await loadHolidays(db, forumId)), made };
  const holders = rotation.holderSlot === undefined ? [] : [rotation.holderSlot];
  const slots = proposedSlots(rotation.slots.slice(0, MOST), rules);
  const turns = queueOf({ slots, order: withPromise(rotation, promised) }, MOST);
  const expected = slots.map(({ number, date }) => {
    const turn = turns.find(({ slot }) => slot?.number === number);
    return { number, date, host: turn?.shortName, isMade: made.has(number) };
  });
  const holder = rotation.order.candidates.find(
    ({ institutionId }) => institutionId === rotation.waitingHolderId,
  );
  const first = proposedSlots(holders, rules).map(({ number, date }) => ({
    ...{ number, date, host: holder?.shortName, isMade: made.has(number) },
  }));
  const known = new Set([...first, ...expected].map(({ number }) => number));
  const standing = coming
    .filter(({ number }) => !known.has(number))
    .map(({ number, startsAt, host }) => ({
      ...{ number, date: isoDate(startsAt, zone), host: host?.shortName, isMade: true },
    }));
  const meetings = [...standing, ...first, ...expected]
    .toSorted((left, right) => left.number - right.number)
    .slice(0, MOST);
  return { meetings, rotation };
}

function withPromise({ order }: Rotation, promised: Promised | undefined): Rotation['order'] {
  if (promised === undefined) return order;
  const { institutionId, number } = promised;
  const candidates = order.candidates.map((one) =>
    one.institutionId === institutionId ? { ...one, pinnedTo: number } : one,
  );
  return { ...order, candidates };
}
