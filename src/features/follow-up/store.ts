import type { Db } from '../../db/db.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { ActionItem, NewActionItem } from './types.ts';

const WITH_INSTITUTION = { institution: { select: { shortName: true } } } as const;

type Row = Prisma.ActionItemGetPayload<{ include: typeof WITH_INSTITUTION }>;

function toItem(row: Row): ActionItem {
  return {
    id: row.id,
    forumId: row.forumId,
    number: row.number,
    meetingId: row.meetingId,
    description: row.description,
    institutionId: row.institutionId,
    institution: row.institution.shortName,
    dueAt: +row.dueAt,
    createdAt: +row.createdAt,
    state: row.state,
  };
}

/** Adds an open item; the forum's row is locked so that numbers are not given twice. */
export async function insertAction(db: Db, item: NewActionItem): Promise<ActionItem> {
  const { forumId, now, createdById, dueAt, ...facts } = item;
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
  const last = await db.actionItem.aggregate({ where: { forumId }, _max: { number: true } });
  const row = await db.actionItem.create({
    data: {
      ...facts,
      forumId,
      number: (last._max.number ?? 0) + 1,
      dueAt: new Date(dueAt),
      createdById: createdById ?? null,
      createdAt: new Date(now),
    },
    include: WITH_INSTITUTION,
  });
  return toItem(row);
}

/** A forum's item by its number. */
export async function findAction(
  db: Db,
  key: { readonly forumId: number; readonly number: number },
): Promise<ActionItem | undefined> {
  const row = await db.actionItem.findUnique({
    where: { forumId_number: key },
    include: WITH_INSTITUTION,
  });
  return row === null ? undefined : toItem(row);
}

/** An item that is still open, by its row. */
export async function findOpenAction(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<ActionItem | undefined> {
  const row = await db.actionItem.findFirst({ where: { ...key, state: 'open' }, include: WITH_INSTITUTION });
  return row === null ? undefined : toItem(row);
}

/** A meeting's items, or the forum's open ones, those due first first, at most `limit`. */
export async function listActions(
  db: Db,
  query: { readonly forumId: number; readonly meetingId: number | undefined; readonly limit: number },
): Promise<readonly ActionItem[]> {
  const { forumId, meetingId } = query;
  const rows = await db.actionItem.findMany({
    where: meetingId === undefined ? { forumId, state: 'open' } : { forumId, meetingId },
    orderBy: [{ dueAt: 'asc' }, { number: 'asc' }],
    take: query.limit,
    include: WITH_INSTITUTION,
  });
  return rows.map(toItem);
}

/** Marks an item as done; false when it is already. */
export async function closeAction(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly id: number;
    readonly closedById: number | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const closed = await db.actionItem.updateMany({
    where: { id: facts.id, forumId: facts.forumId, state: 'open' },
    data: { state: 'done', closedById: facts.closedById ?? null, closedAt: new Date(facts.now) },
  });
  return closed.count > 0;
}

/** An open item with what its reminders need of the forum. */
export interface PlannedAction {
  readonly item: ActionItem;
  readonly zone: ZoneId;
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
}

/** Open items of these meetings that are due after a moment (epoch milliseconds). */
export async function listOpenActions(
  db: Db,
  { from, meetingIds }: { readonly from: number; readonly meetingIds: readonly number[] },
): Promise<readonly PlannedAction[]> {
  const rows = await db.actionItem.findMany({
    where: { meetingId: { in: [...meetingIds] }, state: 'open', dueAt: { gt: new Date(from) } },
    include: {
      ...WITH_INSTITUTION,
      meeting: { select: { forum: { select: { timeZone: true, reminderPlan: true } } } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    item: toItem(row),
    zone: row.meeting.forum.timeZone,
    storedPlan: row.meeting.forum.reminderPlan,
  }));
}

/** Marks a meeting's minutes as done at `now` (epoch milliseconds); false when they are already. */
export async function markMinutesDone(
  db: Db,
  key: { readonly forumId: number; readonly meetingId: number; readonly now: number },
): Promise<boolean> {
  const marked = await db.meeting.updateMany({
    where: { id: key.meetingId, forumId: key.forumId, minutesDoneAt: null },
    data: { minutesDoneAt: new Date(key.now) },
  });
  return marked.count > 0;
}
