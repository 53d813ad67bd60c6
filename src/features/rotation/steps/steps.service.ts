import { done, type Result, refused } from '../../../lib/result.ts';
import type { Work } from '../../../model/work.ts';
import type { HostAsk } from '../asking/asks.store.ts';
import { useUpKept } from '../queue/places.store.ts';
import { lockRotation, namesOfInstitutions } from '../store.ts';
import { BETWEEN_NAMES, type RotationPlace, type StepBy } from '../types.ts';
import {
  changedRows,
  insertStep,
  listSteps,
  restoreRows,
  type Snapshot,
  type Step,
  snapshot,
  takeLastStep,
} from './steps.store.ts';

/** What a step is recorded as. */
export interface StepRecord {
  readonly forumId: number;
  readonly personId: number | undefined;
  /** The command or act, as the trail has it. */
  readonly action: string;
  /** Short names of the institutions that it is about, the one that acts first; or a meeting's number. */
  readonly subject: string;
  /** False for what everybody was told of, and so cannot be taken back. */
  readonly canUndo?: boolean;
}

/** What a step is about. */
export interface StepAbout {
  readonly place: RotationPlace;
  /** The institution with which it exchanges its turn. */
  readonly otherId?: number;
  readonly by: StepBy;
  readonly action: string;
}

/** A step that names the institutions that it is about. */
export async function stepAbout(
  { db }: Pick<Work, 'db'>,
  { place, otherId, by, action }: StepAbout,
): Promise<StepRecord> {
  const { forumId, institutionId } = place;
  const ids = [institutionId, ...(otherId === undefined ? [] : [otherId])];
  const names = await namesOfInstitutions(db, { forumId, ids });
  const subject = ids.map((id) => names.get(id) ?? '').join(BETWEEN_NAMES);
  return { forumId, personId: by.personId, action, subject };
}

/**
 * Takes a step: no other change of the forum's rotation happens meanwhile, and what it changed is kept, so that it can be
 * undone. A refusal changes nothing and is not kept.
 */
export async function takeStep<Taken extends Result<unknown>>(
  { work, step }: { readonly work: Work; readonly step: StepRecord },
  body: () => Promise<Taken>,
): Promise<Taken> {
  const { forumId, personId, action, subject, canUndo = true } = step;
  await lockRotation(work.db, forumId);
  await useUpKept(work.db, { forumId, now: work.now });
  const before = await snapshot(work.db, { forumId });
  const taken = await body();
  if (!taken.ok) return taken;
  const after = await snapshot(work.db, { forumId, of: before });
  const changed = changedRows(before, after);
  if (Object.values(changed).every((rows) => Object.keys(rows).length === 0)) return taken;
  await insertStep(work.db, {
    ...{ forumId, personId, action, subject, canUndo },
    at: work.now,
    before: changed,
  });
  return taken;
}

/** The last step of a forum, if there is one; it may be one that cannot be undone. */
export async function lastStep({ db }: Pick<Work, 'db'>, forumId: number): Promise<Step | undefined> {
  const [last] = await listSteps(db, { forumId, limit: 1 });
  return last;
}

/** What an undone step leaves to be told: questions that are withdrawn by it, and those that are open again. */
export interface Undone {
  readonly step: Step;
  readonly withdrawn: readonly number[];
  readonly reopened: readonly number[];
  /** Those whose agreement stands again. */
  readonly agreed: readonly number[];
  /** Wishes to exchange a turn that are withdrawn by it, and those that wait for the other side again. */
  readonly wishes: { readonly withdrawn: readonly number[]; readonly reopened: readonly number[] };
}

/** Takes the last step back, unless another came after it. */
export async function undoStep(
  work: Work,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<Result<Undone, 'stepGone'>> {
  await lockRotation(work.db, forumId);
  const step = await takeLastStep(work.db, { forumId, id, now: work.now });
  if (step === undefined) return refused('stepGone');
  const { before } = step;
  const present = await snapshot(work.db, { forumId, of: before });
  await restoreRows(work.db, { forumId, before, present, now: work.now });
  const asks = Object.entries(before.asks);
  const becoming = (state: HostAsk['state']): readonly number[] =>
    asks
      .filter(([ask, row]) => isIn(row, state) && !isIn(present.asks[ask], state))
      .map(([ask]) => Number(ask));
  return done({
    step,
    withdrawn: asks.filter(([, row]) => row === null).map(([ask]) => Number(ask)),
    reopened: becoming('open'),
    agreed: becoming('agreed'),
    wishes: wishesOf({ before, present }),
  });
}

function wishesOf({
  before,
  present,
}: {
  readonly before: Snapshot;
  readonly present: Snapshot;
}): Undone['wishes'] {
  const rows = Object.entries(before.exchanges);
  const idsWhere = (is: (row: unknown, id: string) => boolean): readonly number[] =>
    rows.filter(([id, row]) => is(row, id)).map(([id]) => Number(id));
  return {
    withdrawn: idsWhere((row, id) => row === null && isIn(present.exchanges[id], 'open')),
    reopened: idsWhere((row, id) => isIn(row, 'open') && !isIn(present.exchanges[id], 'open')),
  };
}

function isIn(row: unknown, state: HostAsk['state']): boolean {
  return typeof row === 'object' && row !== null && 'state' in row && row.state === state;
}
