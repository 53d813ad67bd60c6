import type { RefusalReason } from '../../../i18n/index.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import type { HostAsk } from '../asking/asks.store.ts';
import { askInstead, releaseAgreed, withdrawWhere } from '../asking/withdrawing.service.ts';
import { stepAbout, takeStep } from '../steps/steps.service.ts';
import { findHolder, listHandMade, setTurnState, writeOrder } from '../store.ts';
import type { QueueEntry, RotationPlace, StepBy } from '../types.ts';
import { moveTo, swap } from './moving.rules.ts';
import { isAvailable } from './order.rules.ts';
import { listQueue, placeInQueue, type Rotation, readRotation } from './order.service.ts';
import { notePlace } from './places.store.ts';

/** What a change of the queue leaves: the queue. */
export type QueueChange<Reason extends RefusalReason> = Result<readonly QueueEntry[], Reason>;

/** A change of one institution's place, by somebody. */
export interface PlaceChange extends RotationPlace {
  readonly by: StepBy;
}

/** Puts an institution at the end of the queue, or at `to` (1 is the front). */
export function addToQueue(
  work: Work,
  { to, ...change }: PlaceChange & { readonly to: number | undefined },
): Promise<QueueChange<'alreadyInQueue' | 'queueByRule'>> {
  return changeQueue({ work, change, action: 'giliran tambah' }, async ({ rules }) => {
    const { forumId, institutionId } = change;
    if (rules.order === 'fair') return refused('queueByRule');
    const queue = await listHandMade(work.db, forumId);
    if (queue.some((turn) => turn.institutionId === institutionId)) return refused('alreadyInQueue');
    await notePlace(work.db, { forumId, institutionId, now: work.now, handPlace: queue.length + 1 });
    const ids = (await listHandMade(work.db, forumId)).map((turn) => turn.id);
    const own = (await listHandMade(work.db, forumId)).find((turn) => turn.institutionId === institutionId);
    if (own !== undefined)
      await writeOrder(work.db, { forumId, ids: moveTo(ids, { id: own.id, to: to ?? ids.length }) });
    return done(undefined);
  });
}

/** Moves an institution to a place in the queue. */
export function moveInQueue(
  work: Work,
  { to, ...change }: PlaceChange & { readonly to: number },
): Promise<QueueChange<'notInQueue' | 'queueByRule'>> {
  return reorder(work, { change, action: 'giliran pindah', order: (ids, id) => moveTo(ids, { id, to }) });
}

/** Lets two institutions change places. */
export function swapInQueue(
  work: Work,
  { withInstitutionId, ...change }: PlaceChange & { readonly withInstitutionId: number },
): Promise<QueueChange<'notInQueue' | 'queueByRule' | 'swapWithItself'>> {
  const otherId = withInstitutionId;
  return changeQueue({ work, change, action: 'giliran tukar', otherId }, async ({ rules }) => {
    const { forumId, institutionId } = change;
    if (withInstitutionId === institutionId) return refused('swapWithItself');
    if (rules.order === 'fair') return refused('queueByRule');
    const queue = await listHandMade(work.db, forumId);
    const [one, other] = [institutionId, withInstitutionId].map((id) =>
      queue.find((turn) => turn.institutionId === id),
    );
    if (one === undefined || other === undefined) return refused('notInQueue');
    const ids = swap(
      queue.map(({ id }) => id),
      [one.id, other.id],
    );
    await writeOrder(work.db, { forumId, ids });
    return done(undefined);
  });
}

/** Passes an institution over for the meeting that needs a host next; it keeps its place for the one after. */
export function skipInQueue(work: Work, change: PlaceChange): Promise<QueueChange<'notInQueue'>> {
  return changeQueue({ work, change, action: 'giliran lewati' }, async (rotation) => {
    const { forumId, institutionId, by } = change;
    const place = placeInQueue(rotation, institutionId);
    if (place === undefined) return refused('notInQueue');
    const { number } = rotation.next;
    const isSettled = (ask: HostAsk): boolean => ask.institutionId === institutionId && ask.number === number;
    const asked = await withdrawWhere(work, { forumId, by, isSettled });
    const withdrawn = asked ?? (await releaseAgreed(work, { ...change, number: place.pinnedTo }));
    const notes = { passedFor: number, pinnedTo: null, ...(place.consent === 'agreed' && { consent: null }) };
    await notePlace(work.db, { forumId, institutionId, now: work.now, ...notes });
    await askInstead(work, { withdrawn, by });
    return done(undefined);
  });
}

/** Takes an institution out of the order made by hand; by the rule it stays. */
export function removeFromQueue(
  work: Work,
  change: PlaceChange,
): Promise<QueueChange<'notInQueue' | 'queueByRule'>> {
  return changeQueue({ work, change, action: 'giliran hapus' }, async ({ rules, order }) => {
    const { forumId, institutionId, by } = change;
    if (rules.order === 'fair') return refused('queueByRule');
    const turn = (await listHandMade(work.db, forumId)).find((one) => one.institutionId === institutionId);
    if (turn === undefined) return refused('notInQueue');
    const isSettled = (ask: HostAsk): boolean => ask.institutionId === institutionId;
    const asked = await withdrawWhere(work, { forumId, by, isSettled });
    const { pinnedTo } = order.candidates.find((one) => one.institutionId === institutionId) ?? {};
    const withdrawn = asked ?? (await releaseAgreed(work, { ...change, number: pinnedTo }));
    await setTurnState(work.db, { forumId, id: turn.id, state: 'skipped' });
    // By the rule it stays, and is not asked again for the meeting about which it was just asked.
    if (withdrawn !== undefined && rules.order === 'both')
      await notePlace(work.db, { forumId, institutionId, now: work.now, passedFor: withdrawn.number });
    await askInstead(work, { withdrawn, by });
    return done(undefined);
  });
}

/** Promises a meeting to an institution; without a number it is promised none any more. */
export function pinInQueue(
  work: Work,
  { number, ...change }: PlaceChange & { readonly number: number | undefined },
): Promise<QueueChange<'pinTaken' | 'pinPast' | 'holdsAlready' | 'notPinned' | 'hostAbsent'>> {
  return changeQueue({ work, change, action: 'giliran kunci' }, async (rotation) => {
    const { forumId, institutionId, by } = change;
    const { order, next, slots } = rotation;
    if (number !== undefined && !isToBeFilled(rotation, number)) return refused('pinPast');
    const place = order.candidates.find((one) => one.institutionId === institutionId);
    if (number === undefined && place?.pinnedTo === undefined) return refused('notPinned');
    const slot = slots.find((one) => one.number === number);
    if (place && slot && !isAvailable({ ...place, passedFor: undefined }, slot)) return refused('hostAbsent');
    const isTaken = order.candidates.some(
      (one) => one.institutionId !== institutionId && one.pinnedTo !== undefined && one.pinnedTo === number,
    );
    if (isTaken) return refused('pinTaken');
    const holder = await findHolder(work.db, forumId);
    if (holder?.institutionId === institutionId && number === next.number) return refused('holdsAlready');
    const isSettled = (ask: HostAsk): boolean => ask.institutionId !== institutionId && ask.number === number;
    const asked = await withdrawWhere(work, { forumId, by, isSettled });
    const isOtherMeeting = place?.consent === 'agreed' && place.pinnedTo !== number;
    const released = isOtherMeeting
      ? await releaseAgreed(work, { ...change, number: place.pinnedTo })
      : undefined;
    // Whom the leaders promise a meeting is passed over for it no more.
    const wasPassed = number !== undefined && place?.passedFor === number;
    const notes = {
      pinnedTo: number ?? null,
      ...(wasPassed && { passedFor: null }),
      ...((isOtherMeeting || (wasPassed && place.consent === 'declined')) && { consent: null }),
    };
    await notePlace(work.db, { forumId, institutionId, now: work.now, ...notes });
    // Whoever takes a promise back wants to think about it.
    if (number !== undefined) await askInstead(work, { withdrawn: asked ?? released, by });
    return done(undefined);
  });
}

/** Whether a meeting is still to come and has no host. */
function isToBeFilled({ slots, next }: Rotation, number: number): boolean {
  const last = slots.at(-1)?.number ?? 0;
  return number >= next.number && (number > last || slots.some((slot) => slot.number === number));
}

/** Notes that an institution offers itself, or does so no more; where the order is made by hand it takes a place at the end. */
export function volunteer(
  work: Work,
  { isWilling, ...change }: PlaceChange & { readonly isWilling: boolean },
): Promise<QueueChange<'alreadyWilling' | 'notWilling' | 'holdsAlready'>> {
  const action = isWilling ? 'tuanrumah bersedia' : 'tuanrumah batal';
  return changeQueue({ work, change, action }, async ({ order, rules }) => {
    const { forumId, institutionId, by } = change;
    const place = order.candidates.find((one) => one.institutionId === institutionId);
    if (isWilling && place?.isWilling === true) return refused('alreadyWilling');
    if (!isWilling && place?.isWilling !== true) return refused('notWilling');
    const holder = await findHolder(work.db, forumId);
    if (isWilling && holder?.institutionId === institutionId) return refused('holdsAlready');
    const willing = isWilling ? { at: work.now, byId: by.personId } : null;
    await notePlace(work.db, { forumId, institutionId, now: work.now, willing });
    if (isWilling && rules.order === 'hand' && place?.handPlace === undefined) {
      const handPlace = (await listHandMade(work.db, forumId)).length + 1;
      await notePlace(work.db, { forumId, institutionId, now: work.now, handPlace });
    }
    return done(undefined);
  });
}

/** What is done to the queue, and as what it is recorded. */
interface QueueStep {
  readonly change: PlaceChange;
  readonly action: string;
  /** With whom it changes places. */
  readonly otherId?: number;
}

async function changeQueue<Reason extends RefusalReason>(
  { work, change, ...kind }: QueueStep & { readonly work: Work },
  body: (rotation: Rotation) => Promise<Result<undefined, Reason>>,
): Promise<QueueChange<Reason>> {
  const { forumId, by } = change;
  const step = await stepAbout(work, { place: change, by, ...kind });
  const changed = await takeStep({ work, step }, async () => body(await readRotation(work, forumId)));
  return changed.ok ? done(await listQueue(work, forumId)) : changed;
}

function reorder(
  work: Work,
  {
    order,
    ...step
  }: QueueStep & { readonly order: (ids: readonly number[], id: number) => readonly number[] },
): Promise<QueueChange<'notInQueue' | 'queueByRule'>> {
  return changeQueue({ work, ...step }, async ({ rules }) => {
    const { forumId, institutionId } = step.change;
    if (rules.order === 'fair') return refused('queueByRule');
    const queue = await listHandMade(work.db, forumId);
    const turn = queue.find((one) => one.institutionId === institutionId);
    if (turn === undefined) return refused('notInQueue');
    await writeOrder(work.db, {
      forumId,
      ids: order(
        queue.map((one) => one.id),
        turn.id,
      ),
    });
    return done(undefined);
  });
}
