import type { Call } from '../../inbound/command.ts';
import type { Refusal } from '../../inbound/replies.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import { listMeetings } from '../meetings/service.ts';
import { enterPresences, listCheckIns, mayGuess, noteWrongGuess, openCheckIn } from './check-in.store.ts';
import { judgeCode } from './code.rules.ts';
import { closesAt, opensAt } from './rules.ts';
import type { Arrival, CheckIn } from './types.ts';

const TOKEN_BYTES = 24;
const SECRET_BYTES = 32;
/** So far around now meetings are looked at when somebody brings a code. */
const AROUND_MS = 3 * DAY_MS;
const MOST_MEETINGS = 10;
/** So long after a meeting has closed the secretariat may still enter who was there, from signed lists. */
const AFTERWARDS_MS = 7 * DAY_MS;

/** Why nobody can be let in or entered now; nothing while they can. */
export function closedWhy(
  meeting: Meeting,
  { now, isEntered }: { readonly now: number; readonly isEntered: boolean },
): 'meetingCancelled' | 'checkInNotAnnounced' | 'checkInEarly' | 'checkInOver' | undefined {
  if (meeting.state === 'cancelled') return 'meetingCancelled';
  if (meeting.state === 'draft') return 'checkInNotAnnounced';
  if (now < opensAt(meeting)) return 'checkInEarly';
  return now >= closesAt(meeting) + (isEntered ? AFTERWARDS_MS : 0) ? 'checkInOver' : undefined;
}

/** The check-in of a meeting, begun where it was not. */
export function beginCheckIn(
  { work, services, context }: Call,
  { id: meetingId, forumId }: Pick<Meeting, 'id' | 'forumId'>,
): Promise<CheckIn> {
  const { db, now, randomness } = work;
  const startUrl = [...services.platforms.values()].flatMap((one) => one.privateChatUrl('absen-') ?? [])[0];
  return openCheckIn(db, {
    ...{ meetingId, forumId, now, openedById: context.actor.personId, startUrl: startUrl ?? '' },
    ...{ token: randomness.token(TOKEN_BYTES), secret: randomness.token(SECRET_BYTES) },
  });
}

/** What became of a code that somebody brought. */
export type CheckedIn =
  | {
      readonly ok: true;
      readonly meeting: Meeting;
      /** False where the sender had come in before. */
      readonly isNew: boolean;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Lets the sender in to the meeting whose code it is, for each institution they act for, once. */
export async function checkIn(call: Call, code: string): Promise<CheckedIn> {
  const { work, context, incoming, language } = call;
  const { db, now } = work;
  const forumId = context.forum.id;
  const guesser = { platform: incoming.platform, externalId: incoming.sender.id, now };
  if (!(await mayGuess(db, guesser))) return not('checkInTooMany');
  const around = await listMeetings(db, {
    ...{ forumId, after: now - AROUND_MS, limit: MOST_MEETINGS },
    states: ['announced'],
  });
  const checkIns = await listCheckIns(db, { forumId, meetingIds: around.map(({ id }) => id) });
  const judged = around.flatMap((meeting) => {
    const found = checkIns.find(({ meetingId }) => meetingId === meeting.id);
    return found === undefined ? [] : [{ meeting, is: judgeCode(code, { secret: found.secret, now }) }];
  });
  const good = judged.find(({ is }) => is === 'good');
  if (good === undefined) {
    if (judged.some(({ is }) => is === 'old')) return not('checkInOld');
    await noteWrongGuess(db, guesser);
    return not(whyWrong(around, now) ?? 'checkInWrong');
  }
  const { meeting } = good;
  const closed = closedWhy(meeting, { now, isEntered: false });
  const opens = formatDateTime(opensAt(meeting), { zone: meeting.timeZone, locale: language.locale });
  if (closed !== undefined) return not({ reason: closed, number: meeting.number, when: opens });
  const entered = await enterPresences(db, {
    ...{ forumId, meetingId: meeting.id, now, markedById: undefined },
    arrivals: arrivalsOf(call),
  });
  return { ok: true, meeting, isNew: entered.some(({ became }) => became !== 'known') };
}

const not = (refusal: Refusal): CheckedIn => ({ ok: false, refusal });

/** Where nobody can be let in at all: because it is over, or too early. */
function whyWrong(around: readonly Meeting[], now: number): Refusal | undefined {
  const isOpen = around.some((meeting) => closedWhy(meeting, { now, isEntered: false }) === undefined);
  if (isOpen) return undefined;
  const over = around.findLast((meeting) => closesAt(meeting) <= now && now < closesAt(meeting) + DAY_MS);
  if (over !== undefined) return { reason: 'checkInOver', number: over.number };
  return 'checkInClosed';
}

/** The sender, for each institution they act for; for none where they act for none. */
function arrivalsOf({ context }: Call): readonly Arrival[] {
  const { personId, seats, name, platform, externalId } = context.actor;
  const who = personId === undefined ? `account:${platform}:${externalId}` : `person:${personId}`;
  const common = { name, personId, position: '' };
  if (seats.length === 0) return [{ ...common, institutionId: undefined, key: who }];
  return seats.map(({ institutionId }) => ({ ...common, institutionId, key: `${institutionId}:${who}` }));
}
