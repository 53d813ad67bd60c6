import type { Db } from '../../db/db.ts';
import type { TrailEntry, TrailQuery } from './types.ts';

/** Entries of a forum's audit, the last first. */
export async function listTrail(db: Db, query: TrailQuery): Promise<readonly TrailEntry[]> {
  const contains = { contains: query.words, mode: 'insensitive' } as const;
  const rows = await db.auditEntry.findMany({
    where: {
      forumId: query.forumId,
      ...(query.before === undefined ? {} : { id: { lt: query.before } }),
      ...(query.words === '' ? {} : { OR: [{ action: contains }, { subject: contains }] }),
    },
    orderBy: { id: 'desc' },
    take: query.limit,
  });
  const people = await db.person.findMany({
    where: {
      forumId: query.forumId,
      id: { in: rows.flatMap((row) => [row.personId ?? [], personIn(row.subject) ?? []].flat()) },
      erasedAt: null,
    },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: Number(row.id),
    at: +row.at,
    name: row.personId === null ? undefined : names.get(row.personId),
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    subjectName: names.get(personIn(row.subject) ?? 0),
  }));
}

function personIn(subject: string): number | undefined {
  const [, id] = /^#(\d{1,9})$/.exec(subject) ?? [];
  return id === undefined ? undefined : Number(id);
}
