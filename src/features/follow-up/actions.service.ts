import type { Work } from '../../model/work.ts';
import { type Heard, heardBy } from '../../notices/recipients/rules.ts';
import { targetsOf } from '../../notices/recipients/service.ts';
import { planNotice } from '../../notices/service.ts';
import { actionAssigned } from './action-assigned.notice.ts';
import { type ActionChange, changeAction, insertStep, listSteps } from './action-steps.store.ts';
import { closeAction, insertAction } from './store.ts';
import type { ActionItem, ActionStepKind, NewActionItem } from './types.ts';

/** As urgent as what many wait for. */
const PRIORITY = 10;
/** The same word of the same person within so long is said once. */
const REPEATED_MS = 60_000;

/** Who does something to an item, and what they say with it. */
export interface ActionAct {
  readonly item: ActionItem;
  readonly byPersonId: number | undefined;
  readonly note: string;
}

/** Adds an item; whoever becomes responsible is told. */
export async function addAction(
  work: Work,
  added: Omit<NewActionItem, 'now'>,
): Promise<{ readonly item: ActionItem; readonly heard: Heard }> {
  const { db, now } = work;
  const item = await insertAction(db, { ...added, now });
  await insertStep(db, { action: item, kind: 'added', note: '', byPersonId: added.createdById, now });
  return { item, heard: await tellResponsible(work, { item, institutionId: item.institutionId }) };
}

/** Marks an item as done; false where it is already. */
export async function finishAction(work: Work, { item, byPersonId, note }: ActionAct): Promise<boolean> {
  const { db, now } = work;
  const { id, forumId } = item;
  if (!(await closeAction(db, { forumId, id, closedById: byPersonId, now }))) return false;
  await insertStep(db, { action: item, kind: 'done', note, byPersonId, now });
  return true;
}

/** Notes that an item is under way; the same said twice in a row is noted once. */
export async function noteProgress(work: Work, { item, byPersonId, note }: ActionAct): Promise<void> {
  const { db, now } = work;
  const [last] = await listSteps(db, item);
  const isRepeated =
    last?.kind === 'progress' &&
    last.note === note &&
    last.byPersonId === byPersonId &&
    now - last.at < REPEATED_MS;
  if (!isRepeated) await insertStep(db, { action: item, kind: 'progress', note, byPersonId, now });
}

/**
 * Changes an item, and notes how it was. Whoever becomes responsible is told of it, and whoever stays responsible of a new deadline.
 * Undefined where somebody else changed it meanwhile, else who hears of it; `heard` is undefined where nobody has to.
 */
export async function alterAction(
  work: Work,
  {
    item,
    byPersonId,
    note,
    kind,
    change,
  }: ActionAct & {
    readonly kind: Extract<ActionStepKind, 'changed' | 'reassigned' | 'reopened'>;
    readonly change: ActionChange;
  },
): Promise<{ readonly heard: Heard | undefined } | undefined> {
  const { db, now } = work;
  if (!(await changeAction(db, { item, change }))) return undefined;
  await insertStep(db, { action: item, kind, note, byPersonId, now });
  const institutionId = change.institutionId ?? item.institutionId;
  if (kind !== 'changed') return { heard: await tellResponsible(work, { item, institutionId }) };
  const isMoved = change.dueAt !== undefined && change.dueAt !== item.dueAt;
  return {
    heard: isMoved
      ? await tellResponsible(work, { item, institutionId, previousDueAt: item.dueAt })
      : undefined,
  };
}

async function tellResponsible(
  work: Work,
  {
    item,
    ...told
  }: {
    readonly item: ActionItem;
    readonly institutionId: number;
    /** Where only the deadline changes. */
    readonly previousDueAt?: number;
  },
): Promise<Heard> {
  const { forumId, meetingId, id: actionId } = item;
  const { institutionId } = told;
  const subject = { forumId, meetingId, hostInstitutionId: undefined };
  const targets = await targetsOf(work, { subject, audience: { institutionId } });
  await planNotice(work, {
    ...{ forumId, kind: actionAssigned, meetingId, facts: { actionId, ...told } },
    key: `${actionAssigned.name}:${actionId}:${institutionId}:${work.now}`,
    ...{ targets, dueAt: work.now, priority: PRIORITY },
  });
  return heardBy(targets);
}
