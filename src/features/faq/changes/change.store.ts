import { z } from 'zod';
import type { Db } from '../../../db/db.ts';
import { type ChangePart, changePart } from './change.rules.ts';

/** A change as it is kept. */
export interface FaqChange {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** See `FaqChange.actor` of the schema. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly parts: readonly ChangePart[];
  readonly questionIds: readonly number[];
  readonly isUndone: boolean;
}

/** A change that was just made. */
export interface NewFaqChange extends Pick<FaqChange, 'actor' | 'action' | 'subject' | 'parts'> {
  readonly forumId: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly questionIds?: readonly number[];
}

const partsSchema = z.array(changePart);

/** Keeps a change; gives the id by which it can be undone. */
export async function insertChange(db: Db, change: NewFaqChange): Promise<number> {
  const { forumId, actor, action, subject, now, questionIds = [] } = change;
  const parts = change.parts.map((part) => ({ ...part }));
  const row = await db.faqChange.create({
    data: { forumId, actor, action, subject, at: new Date(now), parts, questionIds: [...questionIds] },
    select: { id: true },
  });
  return row.id;
}

/** A change of a forum. */
export async function findChange(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<FaqChange | undefined> {
  const row = await db.faqChange.findFirst({ where: { forumId: key.forumId, id: key.id } });
  return row === null ? undefined : toChange(row);
}

/** The last changes of a forum, the latest first. */
export async function listChanges(
  db: Db,
  query: { readonly forumId: number; readonly limit: number },
): Promise<readonly FaqChange[]> {
  const rows = await db.faqChange.findMany({
    where: { forumId: query.forumId },
    orderBy: { id: 'desc' },
    take: query.limit,
  });
  return rows.map(toChange);
}

/** Marks a change as undone, once; false where it was already. */
export async function markUndone(
  db: Db,
  key: { readonly forumId: number; readonly id: number; readonly now: number },
): Promise<boolean> {
  const { count } = await db.faqChange.updateMany({
    where: { forumId: key.forumId, id: key.id, undoneAt: null },
    data: { undoneAt: new Date(key.now) },
  });
  return count > 0;
}

interface Row {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly parts: unknown;
  readonly questionIds: readonly number[];
  readonly undoneAt: Date | null;
}

function toChange({ id, at, actor, action, subject, parts, questionIds, undoneAt }: Row): FaqChange {
  return {
    ...{ id, at: +at, actor, action, subject, questionIds },
    parts: partsSchema.parse(parts),
    isUndone: undoneAt !== null,
  };
}

/** Names of those who made changes, by how a change names them. */
export async function namesOfActors(
  db: Db,
  { forumId, actors }: { readonly forumId: number; readonly actors: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const ids = actors.flatMap((actor) => (actor.startsWith('person:') ? Number(actor.slice(7)) : []));
  const people = await db.person.findMany({
    where: { forumId, id: { in: ids }, erasedAt: null },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [`person:${id}`, name]));
}
