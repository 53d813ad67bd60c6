import { isoDate } from '../../../language/dates/format.ts';
import { proposeDates } from '../../meetings/calendar/propose.rules.ts';
import { type ProposalBasis, readProposalBasis } from '../../meetings/calendar/propose.service.ts';
import { listMeetings } from '../../meetings/service.ts';
import type { AbsenceWindow } from '../absence/absence.rules.ts';
import {
  type PlannedChange,
  queueOf,
  type Reading,
  type Rotation,
  readRotation,
} from '../queue/order.service.ts';
import type { DatedSlot } from '../queue/slots.rules.ts';
import type { QueueEntry } from '../types.ts';
import type { PlannedMeeting } from './forecast.rules.ts';

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
  /** Who is to be host of the next meeting that is not made yet; where nobody can be, the first of the queue without a turn. */
  readonly nextHostId: number | undefined;
  /** The day that was chosen for that meeting; undefined: none was. */
  readonly nextDay: string | undefined;
  /** What its dates are proposed from. */
  readonly basis: ProposalBasis;
}

/** Reads it; with a promise or another day as if that had been saved. What it costs grows with the queue, not with the history. */
export async function readForecast(
  reading: Reading,
  {
    forumId,
    promised,
    planned,
  }: { readonly forumId: number; readonly promised?: Promised; readonly planned?: PlannedChange },
): Promise<Forecast> {
  const { db, now } = reading;
  const rotation = await readRotation({ ...reading, ...(planned && { planned }) }, forumId);
  const zone = rotation.forum.timeZone;
  const coming = await listMeetings(db, {
    ...{ forumId, after: now, states: ['draft', 'announced'], limit: MOST },
  });
  const basis = await readProposalBasis(reading, forumId);
  const made = new Set(basis.others.map(({ number }) => number));
  const { turns, expected } = expectedMeetings(rotation, { basis, made, promised });
  const known = new Set(expected.map(({ number }) => number));
  const standing = coming
    .filter(({ number }) => !known.has(number))
    .map(({ number, startsAt, host }) => ({
      ...{ number, date: isoDate(startsAt, zone), host: host?.shortName, isMade: true, isChosen: false },
    }));
  const meetings = [...standing, ...expected]
    .toSorted((left, right) => left.number - right.number)
    .slice(0, MOST);
  const highest = Math.max(0, ...made);
  const next = turns.find(({ slot }) => slot === undefined || slot.number > highest);
  const following = expected.find(({ number }) => number > highest);
  return {
    ...{ meetings, rotation, basis },
    nextHostId: rotation.waitingHolderId ?? next?.institutionId,
    nextDay: following?.isChosen === true ? following.date : undefined,
  };
}

/** What meetings ahead are expected from, beside the rotation. */
interface Expecting {
  readonly basis: ProposalBasis;
  /** The numbers of the meetings that are made already. */
  readonly made: ReadonlySet<number>;
  readonly promised: Promised | undefined;
}

/** Whose turn it is at the meetings ahead, and these with their days: first the one of whoever holds the gunungan, where that waits for it. */
function expectedMeetings(
  rotation: Rotation,
  { basis, made, promised }: Expecting,
): { readonly turns: readonly QueueEntry[]; readonly expected: readonly PlannedMeeting[] } {
  const { holderSlot, waitingHolderId } = rotation;
  const dayOf = dayFor(basis, made);
  const ahead = rotation.slots.slice(0, MOST);
  const slots = ahead.map((slot) => ({ ...slot, date: dayOf(slot, []) }));
  const turns = queueOf({ slots, order: withPromise(rotation, promised) }, MOST);
  const plannedAt = (slot: DatedSlot, hostId: number | undefined): PlannedMeeting => {
    const host = rotation.order.candidates.find(({ institutionId }) => institutionId === hostId);
    const { number, isChosen = false } = slot;
    const date = dayOf(slot, host?.absences ?? []);
    return { number, date, host: host?.shortName, isMade: made.has(number), isChosen };
  };
  const first = holderSlot === undefined ? [] : [plannedAt(holderSlot, waitingHolderId)];
  const others = ahead.map((slot) => {
    const turn = turns.find((one) => one.slot?.number === slot.number);
    return plannedAt(slot, turn?.institutionId);
  });
  return { turns, expected: [...first, ...others] };
}

/** The day of a meeting: as it was made or chosen, else the one that is proposed for it. */
function dayFor(
  basis: ProposalBasis,
  made: ReadonlySet<number>,
): (slot: DatedSlot, absences: readonly AbsenceWindow[]) => string | undefined {
  return ({ number, date, isChosen = false }, absences) =>
    date === undefined || isChosen || made.has(number)
      ? date
      : (proposeDates({ ...basis, due: date, absences }, 1).best ?? date);
}

function withPromise({ order }: Rotation, promised: Promised | undefined): Rotation['order'] {
  if (promised === undefined) return order;
  const { institutionId, number } = promised;
  const candidates = order.candidates.map((one) =>
    one.institutionId === institutionId ? { ...one, pinnedTo: number } : one,
  );
  return { ...order, candidates };
}
