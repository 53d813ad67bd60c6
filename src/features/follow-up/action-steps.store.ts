import type { Db } from '../../db/db.ts';
import type { ActionItem, ActionStep, ActionStepKind } from './types.ts';

/** A step about to be noted. */
export interface NewStep {
  readonly action: Pick<ActionItem, 'id' | 'forumId'>;
  readonly kind: ActionStepKind;
  readonly note: string;
  readonly byPersonId: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Notes what became of an item. */
export async function insertStep(db: Db, { action, kind, note, byPersonId, now }: NewStep): Promise<void> {
  await db.actionStep.create({
    data: {
      ...{ forumId: action.forumId, actionId: action.id, kind, note },
      ...{ byPersonId: byPersonId ?? null, at: new Date(now) },
    },
  });
}

/** What became of an item, the newest first. */
export async function listSteps(
  db: Db,
  { id: actionId, forumId }: Pick<ActionItem, 'id' | 'forumId'>,
): Promise<readonly ActionStep[]> {
  const rows = await db.actionStep.findMany({
    where: { actionId, forumId },
    orderBy: { id: 'desc' },
    take: 20,
  });
  return rows.map(({ kind, note, at, byPersonId }) => ({
    ...{ kind, note, at: +at, byPersonId: byPersonId ?? undefined },
  }));
}

/** What may be changed of an item. */
export interface ActionChange {
  readonly description?: string;
  readonly institutionId?: number;
  /** Epoch milliseconds. */
  readonly dueAt?: number;
  readonly state?: 'open';
}

/** Changes an item that still is as it was read; false where somebody else changed it meanwhile. */
export async function changeAction(
  db: Db,
  { item, change }: { readonly item: ActionItem; readonly change: ActionChange },
): Promise<boolean> {
  const { id, forumId, description, institutionId, dueAt, state } = item;
  const isReopened = change.state === 'open';
  const { count } = await db.actionItem.updateMany({
    where: { id, forumId, description, institutionId, dueAt: new Date(dueAt), state },
    data: {
      ...(change.description === undefined ? {} : { description: change.description }),
      ...(change.institutionId === undefined ? {} : { institutionId: change.institutionId }),
      ...(change.dueAt === undefined ? {} : { dueAt: new Date(change.dueAt) }),
      ...(isReopened ? { state: 'open' as const, closedAt: null, closedById: null } : {}),
    },
  });
  return count > 0;
}
