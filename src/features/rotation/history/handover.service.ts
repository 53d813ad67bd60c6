import { isoDate } from '../../../language/dates/format.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Work } from '../../../model/work.ts';
import { listBoundChats } from '../../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { changeMeeting } from '../../meetings/changing/change.service.ts';
import { detailsOf } from '../../meetings/rules.ts';
import { findLastMeeting, findNextMeeting } from '../../meetings/service.ts';
import { decideAsk, findOpenAsk } from '../asking/asks.store.ts';
import { askItself } from '../asking/next-question.service.ts';
import { tellLeaders } from '../asking/telling.service.ts';
import { releasePromise, withdrawAsk } from '../asking/withdrawing.service.ts';
import { afterTurn, isAvailable } from '../queue/order.rules.ts';
import { promisedTo, queueOf, type Rotation, readRotation } from '../queue/order.service.ts';
import { saveRoundStart } from '../queue/places.store.ts';
import type { DatedSlot } from '../queue/slots.rules.ts';
import { hostedSince } from '../queue/slots.store.ts';
import { stepAbout, takeStep } from '../steps/steps.service.ts';
import { dropTurn, endTurn, findHolder, startTurn } from '../store.ts';
import type { RotationPlace, StepBy } from '../types.ts';
import { handover } from './handover.notice.ts';

/** Meetings that may get a host. */
const OPEN = ['draft', 'announced'] as const;

/** Who gives the gunungan. */
export interface HandoverGiver {
  readonly institutionId: number;
  readonly shortName: string;
}

/** A handover about to be confirmed. */
export interface NewHandover extends RotationPlace {
  readonly by: StepBy;
  /** When it took place, epoch milliseconds. */
  readonly at: number;
  /** Who was shown to give it when it was asked to confirm; null: nobody, left out: that was not shown. */
  readonly fromId?: number | null | undefined;
  /** A kept picture of it. */
  readonly photoFileId?: number | undefined;
}

/** What a handover brought about. */
export interface Handover {
  readonly from: HandoverGiver | undefined;
  /** Whether the giver was host of a meeting. */
  readonly hasHosted: boolean;
  /** The next meeting, when the new host became its host by this. */
  readonly meeting: Meeting | undefined;
  /** So many chats are told. */
  readonly chats: number;
}

/** A handover as it would be, with what speaks against it. */
export interface HandoverPreview {
  readonly from: HandoverGiver | undefined;
  /** The meeting of which the receiver would be host: its number, and when it is or is expected to be. */
  readonly number: number;
  readonly expectedAt: number | undefined;
  /** The meeting of the present holder that is still to come. */
  readonly notYetHeld: Meeting | undefined;
  /** The present holder has had no meeting since it got the gunungan. */
  readonly hasNotHosted: boolean;
  /** The giver's meeting, where it was held after the day of the handover. */
  readonly heldAfter: { readonly number: number; readonly startsAt: number } | undefined;
  readonly hasDeclined: boolean;
  /** The other institution that the receiver's meeting is promised to. */
  readonly promised: { readonly shortName: string; readonly hasAgreed: boolean } | undefined;
  readonly isAbsent: boolean;
}

/** What handing the gunungan to an institution on a day (epoch milliseconds) would mean; nothing is changed. */
export async function previewHandover(
  work: Work,
  { forumId, institutionId, at }: RotationPlace & { readonly at: number },
): Promise<Result<HandoverPreview, 'alreadyHolds' | 'handoverTooEarly'>> {
  const holder = await findHolder(work.db, forumId);
  if (holder?.institutionId === institutionId) return refused('alreadyHolds');
  const dayOf = await daysOf(work, forumId);
  if (holder?.handedOverAt !== undefined && dayOf(at) < dayOf(holder.handedOverAt))
    return refused('handoverTooEarly');
  const from = holder ?? (await lastHost(work, { forumId, institutionId }));
  const rotation = await readRotation(work, forumId);
  const coming = await findNextMeeting(work.db, { forumId, after: work.now, states: OPEN });
  const slot = receivedSlot({ coming, rotation, institutionId });
  const place = rotation.order.candidates.find((one) => one.institutionId === institutionId);
  const promised = promisedTo(rotation, { number: slot.number, exceptFor: institutionId });
  const notYetHeld =
    coming?.host !== undefined && coming.host.institutionId === from?.institutionId ? coming : undefined;
  const span = { since: holder?.handedOverAt ?? 0, until: work.now };
  const held = from && (await hostedSince(work.db, { forumId, institutionId: from.institutionId, ...span }));
  return done({
    ...{ from, number: slot.number, expectedAt: slot.at, notYetHeld },
    heldAfter: held !== undefined && dayOf(at) < dayOf(held.startsAt) ? held : undefined,
    hasNotHosted: notYetHeld === undefined && rotation.waitingHolderId !== undefined,
    hasDeclined: place?.consent === 'declined' && place.passedFor === slot.number,
    promised: promised && { shortName: promised.shortName, hasAgreed: promised.consent === 'agreed' },
    isAbsent: place !== undefined && !isAvailable({ ...place, passedFor: undefined }, slot),
  });
}

/** The meeting that falls to the receiver: the coming one where it is free or its own, else the next that needs a host. */
function receivedSlot({
  coming,
  rotation,
  institutionId,
}: {
  readonly coming: Meeting | undefined;
  readonly rotation: Rotation;
  readonly institutionId: number;
}): DatedSlot {
  const isFree =
    coming !== undefined && (coming.host === undefined || coming.host.institutionId === institutionId);
  return isFree ? { number: coming.number, at: coming.startsAt, date: rotation.next.date } : rotation.next;
}

/**
 * Hands the gunungan to an institution: the one that held it becomes a past host, the new one leaves the queue and is
 * host of the next meeting, unless that has another one already; whoever was told of that meeting is told, and every bound
 * chat hears of the handover. Then the next one in the queue is asked, where the forum wants that.
 */
export async function handOver(
  work: Work,
  given: NewHandover,
): Promise<Result<Handover, 'alreadyHolds' | 'handoverOutdated' | 'hostLeft'>> {
  const { forumId, institutionId, by, at } = given;
  const about = await stepAbout(work, { place: given, by, action: 'serahterima' });
  const step = { ...about, canUndo: false };
  return takeStep({ work, step }, async () => {
    const holder = await findHolder(work.db, forumId);
    if (holder?.institutionId === institutionId) return refused('alreadyHolds');
    const rotation = await readRotation(work, forumId);
    if (!rotation.order.candidates.some((one) => one.institutionId === institutionId))
      return refused('hostLeft');
    const from = holder ?? (await lastHost(work, { forumId, institutionId }));
    if (given.fromId !== undefined && given.fromId !== (from?.institutionId ?? null))
      return refused('handoverOutdated');
    await noteRound(work, { rotation, given });
    const coming = await findNextMeeting(work.db, { forumId, after: work.now, states: OPEN });
    const { number } = receivedSlot({ coming, rotation, institutionId });
    await releasePromise(work, { forumId, institutionId, number, by });
    const hasHosted =
      from !== undefined && (await closeTurn(work, { forumId, from, since: holder?.handedOverAt }));
    await startTurn(work.db, { forumId, institutionId, at, now: work.now, photoFileId: given.photoFileId });
    const meeting = await giveNextMeeting(work, { forumId, institutionId });
    await settleQuestion(work, given);
    const chats = await tellOfHandover(work, { ...given, from, hasHosted, meeting });
    await askAfter(work, given);
    return done({ from, hasHosted, meeting, chats });
  });
}

/** The days of moments in a forum's zone, ISO. */
async function daysOf(work: Work, forumId: number): Promise<(at: number) => string> {
  const { forum } = await readRotation(work, forumId);
  return (at) => isoDate(at, forum.timeZone);
}

/** Before the first handover nobody is recorded as holder: it is the last meeting's host who gives. */
async function lastHost(
  work: Work,
  { forumId, institutionId }: RotationPlace,
): Promise<HandoverGiver | undefined> {
  const last = await findLastMeeting(work.db, { forumId, before: work.now });
  return last?.host?.institutionId === institutionId ? undefined : last?.host;
}

/** The giver goes into the history with the meeting of which it was host; one that was host of none keeps its turn. Gives whether it was. */
async function closeTurn(
  work: Work,
  turn: { readonly forumId: number; readonly from: HandoverGiver; readonly since: number | undefined },
): Promise<boolean> {
  const { forumId, from, since = 0 } = turn;
  const { institutionId } = from;
  const hosted = await hostedSince(work.db, { forumId, institutionId, since, until: work.now });
  if (hosted === undefined) await dropTurn(work.db, { forumId, institutionId });
  else {
    const { number, startsAt: hostedAt } = hosted;
    await endTurn(work.db, { forumId, institutionId, now: work.now, number, hostedAt });
  }
  return hosted !== undefined;
}

async function noteRound(
  work: Work,
  { rotation, given }: { readonly rotation: Rotation; readonly given: NewHandover },
): Promise<void> {
  const { order, next } = rotation;
  const { forumId, institutionId, at } = given;
  const { round } = afterTurn(order, { institutionId, slot: next, at });
  if (round.startedAt !== order.round.startedAt)
    await saveRoundStart(work.db, { forumId, at: round.startedAt });
}

/** A question that waited is answered by the handover: to the receiver it needs no answer any more, to others it is withdrawn. */
async function settleQuestion(work: Work, { forumId, institutionId, by }: NewHandover): Promise<void> {
  const open = await findOpenAsk(work.db, forumId);
  if (open === undefined) return;
  if (open.institutionId !== institutionId) await withdrawAsk(work, { ask: open, by });
  else {
    const decision = { forumId, id: open.id, state: 'agreed', byId: by.personId, now: work.now } as const;
    await decideAsk(work.db, decision);
  }
}

async function askAfter(work: Work, { forumId, by }: NewHandover): Promise<void> {
  const rotation = await readRotation(work, forumId);
  const [first] = queueOf(rotation, 1);
  if (!rotation.rules.asksItself || first === undefined || first.consent === 'agreed') return;
  if ((await askItself(work, { forumId, by })) !== undefined) return;
  const key = `host-news:nobodyLeft:${forumId}:${work.now}`;
  await tellLeaders(work, {
    forumId,
    key,
    facts: { what: 'nobodyLeft', institutionId: first.institutionId },
  });
}

async function tellOfHandover(
  work: Work,
  told: NewHandover & Pick<Handover, 'from' | 'hasHosted' | 'meeting'>,
): Promise<number> {
  const { forumId, institutionId, at, from, hasHosted, meeting, photoFileId } = told;
  const chats = await listBoundChats(work.db, forumId);
  await planNotice(work, {
    ...{ forumId, kind: handover, key: `handover:${forumId}:${institutionId}:${work.now}` },
    ...{ meetingId: meeting?.id ?? null, dueAt: work.now, priority: 10 },
    facts: {
      ...{ fromId: from?.institutionId ?? null, toId: institutionId, at, hasHosted },
      ...(photoFileId === undefined ? {} : { photoFileId }),
    },
    targets: chats.map(({ rowId }): NoticeTarget => ({ kind: 'chat', chatRowId: rowId })),
  });
  return chats.length;
}

async function giveNextMeeting(
  work: Work,
  { forumId, institutionId }: RotationPlace,
): Promise<Meeting | undefined> {
  const next = await findNextMeeting(work.db, { forumId, after: work.now, states: OPEN });
  if (next === undefined || next.host !== undefined) return undefined;
  const details = { ...detailsOf(next), hostInstitutionId: institutionId };
  const changed = await changeMeeting(work, { meeting: next, details, reason: '' });
  return changed.ok ? changed.value : undefined;
}
