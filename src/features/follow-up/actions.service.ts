import type { Work } from '../../model/work.ts';
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
export async function addAction(work: Work, added: Omit<NewActionItem, 'now'>): Promise<ActionItem> {
  const { db, now } = work;
  const item = await insertAction(db, { ...added, now });
  await insertStep(db, { action: item, kind: 'added', note: '', byPersonId: added.createdById, now });
  await tellResponsible(work, { item, institutionId: item.institutionId });
  return item;
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

/** Whether the institution responsible is told of a change: not of other words alone. */
export function tellsOf({
  item,
  kind,
  change,
}: {
  readonly item: ActionItem;
  readonly kind: ActionStepKind;
  readonly change: ActionChange;
}): boolean {
  return kind !== 'changed' || (change.dueAt !== undefined && change.dueAt !== item.dueAt);
}

/**
 * Changes an item, and notes how it was. Whoever becomes responsible is told of it, and whoever stays responsible of a new deadline.
 * False where somebody else changed it meanwhile.
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
): Promise<boolean> {
  const { db, now } = work;
  if (!(await changeAction(db, { item, change }))) return false;
  await insertStep(db, { action: item, kind, note, byPersonId, now });
  const institutionId = change.institutionId ?? item.institutionId;
  if (kind !== 'changed') await tellResponsible(work, { item, institutionId });
  else if (tellsOf({ item, kind, change }))
    await tellResponsible(work, { item, institutionId, previousDueAt: item.dueAt });
  return true;
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
): Promise<void> {
  const { forumId, meetingId, id: actionId } = item;
  const { institutionId } = told;
  const subject = { forumId, meetingId, hostInstitutionId: undefined };
  await planNotice(work, {
    ...{ forumId, kind: actionAssigned, meetingId, facts: { actionId, ...told } },
    key: `${actionAssigned.name}:${actionId}:${institutionId}:${work.now}`,
    ...{ dueAt: work.now, priority: PRIORITY },
    targets: await targetsOf(work, { subject, audience: { institutionId } }),
  });
}
