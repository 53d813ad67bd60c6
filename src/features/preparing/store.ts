import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { toMeeting, WITH_HOST } from '../../model/meeting.store.ts';
import type { Meeting } from '../../model/meeting.ts';
import { withLetter } from './rules.ts';
import type { EntryChange, HostPerson, ItemNoted, ItemState } from './types.ts';

const ENTRY = { key: true, label: true, days: true, isRemoved: true } as const;
const NOTED = { key: true, state: true, note: true, assigneeId: true, hostInstitutionId: true } as const;

type EntryRow = Prisma.ChecklistEntryGetPayload<{ select: typeof ENTRY }>;
type NotedRow = Prisma.PreparationItemGetPayload<{ select: typeof NOTED }>;

const toChange = ({ label, ...row }: EntryRow): EntryChange => ({ ...row, label: label ?? undefined });
const toNoted = ({ key, state, note, assigneeId }: NotedRow): ItemNoted => ({
  ...{ key, state, note },
  assigneeId: assigneeId ?? undefined,
});

/** What was noted for the present host; what another one did before is not its. */
function notedOf(
  rows: readonly NotedRow[],
  meeting: { readonly letterFileId: number | null; readonly hostInstitutionId: number | null },
): readonly ItemNoted[] {
  const noted = rows
    .filter(({ hostInstitutionId: of }) => of === null || of === meeting.hostInstitutionId)
    .map(toNoted);
  return meeting.letterFileId === null ? noted : withLetter(noted);
}

/** How a forum's checklist differs, the oldest entry first. */
export async function listEntryChanges(db: Db, forumId: number): Promise<readonly EntryChange[]> {
  return (await entryChangesOf(db, [forumId])).get(forumId) ?? [];
}

/** The same of forums, of those whose checklist differs. */
export async function entryChangesOf(
  db: Db,
  forumIds: readonly number[],
): Promise<ReadonlyMap<number, readonly EntryChange[]>> {
  const rows = await db.checklistEntry.findMany({
    where: { forumId: { in: [...forumIds] } },
    orderBy: { id: 'asc' },
    select: { ...ENTRY, forumId: true },
  });
  const changes = new Map<number, EntryChange[]>();
  for (const { forumId, ...row } of rows)
    changes.set(forumId, [...(changes.get(forumId) ?? []), toChange(row)]);
  return changes;
}

/** Writes how the checklist differs in one entry. */
export async function writeEntry(
  db: Db,
  { forumId, key, label, days, isRemoved }: EntryChange & { readonly forumId: number },
): Promise<void> {
  const data = { label: label ?? null, days, isRemoved };
  await db.checklistEntry.upsert({
    where: { forumId_key: { forumId, key } },
    create: { forumId, key, ...data },
    update: data,
  });
}

/** Holds everybody else who changes the forum's checklist until this transaction ends. */
export async function lockChecklist(db: Db, forumId: number): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
}

/** Meetings of a forum. */
export interface MeetingsOf {
  readonly forumId: number;
  readonly meetingIds: readonly number[];
}

/** What was noted about the entries of meetings, by meeting. */
export async function listNoted(
  db: Db,
  { forumId, meetingIds }: MeetingsOf,
): Promise<ReadonlyMap<number, readonly ItemNoted[]>> {
  const rows = await db.preparationItem.findMany({
    where: { forumId, meetingId: { in: [...meetingIds] } },
    select: { meetingId: true, ...NOTED },
    orderBy: { id: 'asc' },
  });
  const meetings = await db.meeting.findMany({
    where: { forumId, id: { in: [...meetingIds] } },
    select: { id: true, letterFileId: true, hostInstitutionId: true },
  });
  const byMeeting = Map.groupBy(rows, ({ meetingId }) => meetingId);
  return new Map(
    meetings.map((meeting) => [meeting.id, notedOf(byMeeting.get(meeting.id) ?? [], meeting)] as const),
  );
}

/** When meetings were made, epoch milliseconds. */
export async function listCreated(
  db: Db,
  { forumId, meetingIds }: MeetingsOf,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.meeting.findMany({
    where: { forumId, id: { in: [...meetingIds] } },
    select: { id: true, createdAt: true },
  });
  return new Map(rows.map(({ id, createdAt }) => [id, +createdAt]));
}

/** A change of what is noted about one entry; only what is named changes. */
export interface ItemChange {
  readonly forumId: number;
  readonly meetingId: number;
  readonly key: string;
  /** The host of the meeting; undefined: it has none yet. */
  readonly hostId: number | undefined;
  readonly change:
    | { readonly state: ItemState }
    | { readonly note: string }
    | { readonly assigneeId: number | null };
  readonly byPersonId: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Writes it; false where it stood so already, also because another press was first. */
export async function changeItem(
  db: Db,
  { forumId, meetingId, key, hostId, change, byPersonId, now }: ItemChange,
): Promise<boolean> {
  const hostInstitutionId = hostId ?? null;
  const by = { changedById: byPersonId ?? null, changedAt: new Date(now), hostInstitutionId };
  await db.preparationItem.updateMany({
    where: { forumId, meetingId, key, AND: [{ hostInstitutionId: { not: null } }, { NOT: ofHost(hostId) }] },
    data: { state: 'open', note: '', assigneeId: null, ...by },
  });
  await db.preparationItem.createMany({ data: { forumId, meetingId, key, ...by }, skipDuplicates: true });
  const { count } = await db.preparationItem.updateMany({
    where: { forumId, meetingId, key, NOT: standing(change) },
    data: { ...change, ...by },
  });
  return count > 0;
}

/** Rows of a host; without one, of none. */
function ofHost(hostId: number | undefined): Prisma.PreparationItemWhereInput {
  return hostId === undefined ? { hostInstitutionId: null } : { hostInstitutionId: hostId };
}

function standing(change: ItemChange['change']): Prisma.PreparationItemWhereInput {
  // `NOT (column = value)` is unknown, not true, where the column is empty.
  return 'assigneeId' in change && change.assigneeId !== null
    ? { AND: [{ assigneeId: { not: null } }, { assigneeId: change.assigneeId }] }
    : change;
}

/** Who acts for an institution of a forum now, its official first. */
export async function listPeopleOf(
  db: Db,
  {
    forumId,
    institutionId,
    now,
  }: { readonly forumId: number; readonly institutionId: number; readonly now: number },
): Promise<readonly HostPerson[]> {
  return db.$queryRaw<HostPerson[]>(Prisma.sql`
    SELECT p.id AS "personId", p.name FROM seat_holder h
    JOIN seat s ON s.id = h.seat_id JOIN institution i ON i.id = s.institution_id
    JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL
    WHERE i.forum_id = ${forumId} AND i.id = ${institutionId} AND ${holdsAt(new Date(now))}
    GROUP BY p.id, p.name ORDER BY bool_and(h.capacity = 'aide'), p.id`);
}

/** A coming meeting that has a host, with what its reminders need. */
export interface HostedMeeting {
  readonly meeting: Meeting;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly noted: readonly ItemNoted[];
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
}

/** Of these meetings, those with a host that begin within a span (epoch milliseconds). */
export async function listHostedMeetings(
  db: Db,
  {
    from,
    until,
    meetingIds,
  }: { readonly from: number; readonly until: number; readonly meetingIds: readonly number[] },
): Promise<readonly HostedMeeting[]> {
  const rows = await db.meeting.findMany({
    where: {
      id: { in: [...meetingIds] },
      state: { in: ['draft', 'announced'] },
      startsAt: { gt: new Date(from), lt: new Date(until) },
      hostInstitutionId: { not: null },
    },
    include: {
      ...WITH_HOST,
      preparations: { select: NOTED },
      forum: { select: { reminderPlan: true } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ preparations, forum, ...row }) => ({
    meeting: toMeeting(row),
    createdAt: +row.createdAt,
    noted: notedOf(preparations, row),
    storedPlan: forum.reminderPlan,
  }));
}

/** A meeting of a forum, with what its reminders need. */
export async function findHosted(
  db: Db,
  { forumId, id }: { readonly forumId: number; readonly id: number },
): Promise<Omit<HostedMeeting, 'storedPlan'> | undefined> {
  const row = await db.meeting.findFirst({
    where: { forumId, id },
    include: { ...WITH_HOST, preparations: { select: NOTED } },
  });
  if (row === null) return undefined;
  const { preparations, ...own } = row;
  return { meeting: toMeeting(own), createdAt: +row.createdAt, noted: notedOf(preparations, row) };
}
