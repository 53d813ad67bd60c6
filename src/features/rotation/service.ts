import { done, type Result, refused } from '../../lib/result.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import { listBoundChats } from '../../notices/recipients/recipients.store.ts';
import { planNotice } from '../../notices/service.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import { detailsOf } from '../meetings/rules.ts';
import { changeMeeting, findLastMeeting, findNextMeeting } from '../meetings/service.ts';
import { handover } from './handover.notice.ts';
import { hostQuestion } from './host-question.notice.ts';
import { moveTo, swap } from './rules.ts';
import {
  findHolder,
  insertTurn,
  listQueue,
  lockRotation,
  peopleOf,
  setConsent,
  setTurnState,
  writeOrder,
} from './store.ts';
import type { HostTurn } from './types.ts';

export { listQueue } from './store.ts';

/** An institution in a forum's rotation. */
export interface RotationPlace {
  readonly forumId: number;
  readonly institutionId: number;
}

/** Puts an institution at the end of the queue, or at `to` (1 is the front). */
export async function addToQueue(
  work: Work,
  { forumId, institutionId, to }: RotationPlace & { readonly to: number | undefined },
): Promise<Result<readonly HostTurn[], 'alreadyInQueue'>> {
  await lockRotation(work.db, forumId);
  const queue = await listQueue(work.db, forumId);
  if (queue.some((turn) => turn.institutionId === institutionId)) return refused('alreadyInQueue');
  const id = await insertTurn(work.db, {
    forumId,
    institutionId,
    position: queue.length + 1,
    state: 'queued',
    now: work.now,
  });
  const ids = moveTo([...queue.map((turn) => turn.id), id], { id, to: to ?? queue.length + 1 });
  await writeOrder(work.db, { forumId, ids });
  return done(await listQueue(work.db, forumId));
}

/** Moves an institution to a place in the queue. */
export async function moveInQueue(
  work: Work,
  { forumId, institutionId, to }: RotationPlace & { readonly to: number },
): Promise<Result<readonly HostTurn[], 'notInQueue'>> {
  return reorder(work, { forumId, institutionId, order: (ids, id) => moveTo(ids, { id, to }) });
}

/** Lets two institutions change places. */
export async function swapInQueue(
  work: Work,
  { forumId, institutionId, withInstitutionId }: RotationPlace & { readonly withInstitutionId: number },
): Promise<Result<readonly HostTurn[], 'notInQueue'>> {
  await lockRotation(work.db, forumId);
  const queue = await listQueue(work.db, forumId);
  const other = queue.find((turn) => turn.institutionId === withInstitutionId);
  if (other === undefined) return refused('notInQueue');
  return reorder(work, { forumId, institutionId, order: (ids, id) => swap(ids, [id, other.id]) });
}

/** Passes an institution over: it leaves the queue, which is remembered. */
export async function skipInQueue(
  work: Work,
  { forumId, institutionId }: RotationPlace,
): Promise<Result<readonly HostTurn[], 'notInQueue'>> {
  await lockRotation(work.db, forumId);
  const turn = (await listQueue(work.db, forumId)).find((one) => one.institutionId === institutionId);
  if (turn === undefined) return refused('notInQueue');
  await setTurnState(work.db, { forumId, id: turn.id, state: 'skipped' });
  return done(await listQueue(work.db, forumId));
}

/** Asks an institution in the queue whether it is willing; gives the number of people who are asked. */
export async function askToHost(
  work: Work,
  { forumId, institutionId }: RotationPlace,
): Promise<Result<number, 'notInQueue' | 'nobodyToAsk'>> {
  const turn = (await listQueue(work.db, forumId)).find((one) => one.institutionId === institutionId);
  if (turn === undefined) return refused('notInQueue');
  const people = await peopleOf(work.db, { forumId, institutionId, now: work.now });
  if (people.length === 0) return refused('nobodyToAsk');
  await setConsent(work.db, { forumId, id: turn.id, consent: 'asked' });
  const targets = people.map((personId): NoticeTarget => ({ kind: 'person', personId }));
  const key = `host-question:${turn.id}:${work.now}`;
  await planNotice(work, {
    forumId,
    kind: hostQuestion,
    key,
    meetingId: null,
    facts: { turnId: turn.id, institutionId },
    dueAt: work.now,
    targets,
    priority: 10,
  });
  return done(people.length);
}

/** Who gives the gunungan. */
export interface HandoverGiver {
  readonly institutionId: number;
  readonly shortName: string;
}

/** A handover, and the bound chat in which it was said. */
export interface NewHandover extends RotationPlace {
  readonly saidIn: number | undefined;
}

/** What a handover brought about. */
export interface Handover {
  readonly from: HandoverGiver | undefined;
  /** The next meeting, when the new host became its host by this. */
  readonly meeting: Meeting | undefined;
}

/**
 * Hands the gunungan to an institution: the one that held it becomes a past host, the new one leaves the queue and is
 * host of the next meeting, unless that has another one already; whoever was told of that meeting is told, and every other bound
 * chat hears of the handover.
 */
export async function handOver(
  work: Work,
  { forumId, institutionId, saidIn }: NewHandover,
): Promise<Result<Handover, 'alreadyHolds'>> {
  await lockRotation(work.db, forumId);
  const holder = await findHolder(work.db, forumId);
  if (holder?.institutionId === institutionId) return refused('alreadyHolds');
  if (holder !== undefined) await setTurnState(work.db, { forumId, id: holder.id, state: 'hosted' });
  const queued = (await listQueue(work.db, forumId)).find((turn) => turn.institutionId === institutionId);
  if (queued === undefined) {
    await insertTurn(work.db, {
      forumId,
      institutionId,
      position: 0,
      state: 'hosting',
      now: work.now,
      handedOverAt: work.now,
    });
  } else {
    await setTurnState(work.db, { forumId, id: queued.id, state: 'hosting', handedOverAt: work.now });
  }
  const from = holder ?? (await lastHost(work, { forumId, institutionId }));
  const meeting = await giveNextMeeting(work, { forumId, institutionId });
  await tellOfHandover(work, { forumId, institutionId, saidIn, from, meeting });
  return done({ from, meeting });
}

/** Before the first handover nobody is recorded as holder: it is the last meeting's host who gives. */
async function lastHost(
  work: Work,
  { forumId, institutionId }: RotationPlace,
): Promise<HandoverGiver | undefined> {
  const last = await findLastMeeting(work.db, { forumId, before: work.now });
  return last?.host?.institutionId === institutionId ? undefined : last?.host;
}

async function tellOfHandover(work: Work, told: NewHandover & Handover): Promise<void> {
  const { forumId, institutionId, saidIn, from, meeting } = told;
  const chats = (await listBoundChats(work.db, forumId)).filter(({ rowId }) => rowId !== saidIn);
  await planNotice(work, {
    ...{ forumId, kind: handover, key: `handover:${forumId}:${institutionId}:${work.now}` },
    ...{ meetingId: meeting?.id ?? null, dueAt: work.now, priority: 10 },
    facts: { fromId: from?.institutionId ?? null, toId: institutionId },
    targets: chats.map(({ rowId }): NoticeTarget => ({ kind: 'chat', chatRowId: rowId })),
  });
}

async function giveNextMeeting(
  work: Work,
  { forumId, institutionId }: RotationPlace,
): Promise<Meeting | undefined> {
  const next = await findNextMeeting(work.db, { forumId, after: work.now, states: ['draft', 'announced'] });
  if (next === undefined || next.host !== undefined) return undefined;
  const details = { ...detailsOf(next), hostInstitutionId: institutionId };
  const changed = await changeMeeting(work, { meeting: next, details, reason: '' });
  return changed.ok ? changed.value : undefined;
}

async function reorder(
  work: Work,
  {
    forumId,
    institutionId,
    order,
  }: RotationPlace & { readonly order: (ids: readonly number[], id: number) => readonly number[] },
): Promise<Result<readonly HostTurn[], 'notInQueue'>> {
  await lockRotation(work.db, forumId);
  const queue = await listQueue(work.db, forumId);
  const turn = queue.find((one) => one.institutionId === institutionId);
  if (turn === undefined) return refused('notInQueue');
  const ids = queue.map((one) => one.id);
  await writeOrder(work.db, { forumId, ids: order(ids, turn.id) });
  return done(await listQueue(work.db, forumId));
}
