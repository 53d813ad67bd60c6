import type { Db } from '../../../db/db.ts';
import type { Prisma } from '../../../db/generated/client.ts';
import { BY_INSTITUTION_IN_PROTOCOL_ORDER } from '../../../db/protocol-order.ts';
import type { Minutes, MinutesReply } from '../types.ts';

type Row = Prisma.MinutesGetPayload<object>;

const toMinutes = ({ id, forumId, meetingId, fileId, revision, state, replyBy }: Row): Minutes => ({
  ...{ id, forumId, meetingId, fileId, revision, state },
  replyBy: +replyBy,
});

/** The minutes of a meeting. */
export async function findMinutes(
  db: Db,
  key: { readonly forumId: number; readonly meetingId: number },
): Promise<Minutes | undefined> {
  const row = await db.minutes.findFirst({ where: key });
  return row === null ? undefined : toMinutes(row);
}

/** Minutes of a forum by their row. */
export async function findMinutesById(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<Minutes | undefined> {
  const row = await db.minutes.findFirst({ where: key });
  return row === null ? undefined : toMinutes(row);
}

/** A draft about to be sent to the members. */
export interface NewDraft {
  readonly forumId: number;
  readonly meetingId: number;
  readonly fileId: number;
  readonly replyBy: number;
  readonly sentById: number | undefined;
  readonly now: number;
}

/** Makes a draft the minutes of a meeting, in place of the one before; undefined where somebody else changed them meanwhile. */
export async function saveDraft(
  db: Db,
  { before, draft }: { readonly before: Minutes | undefined; readonly draft: NewDraft },
): Promise<Minutes | undefined> {
  const { forumId, meetingId, fileId, sentById, now } = draft;
  const data = {
    ...{ fileId, sentById: sentById ?? null, sentAt: new Date(now), replyBy: new Date(draft.replyBy) },
  };
  const saved =
    before === undefined
      ? await db.minutes.createMany({ data: [{ ...data, forumId, meetingId }], skipDuplicates: true })
      : await db.minutes.updateMany({
          where: { id: before.id, forumId, revision: before.revision, state: 'draft' },
          data: { ...data, revision: { increment: 1 } },
        });
  return saved.count === 0 ? undefined : findMinutes(db, { forumId, meetingId });
}

/** Approves a draft; false where it is approved already or another one took its place. */
export async function approveDraft(
  db: Db,
  {
    minutes,
    approvedById,
    now,
  }: {
    readonly minutes: Minutes;
    readonly approvedById: number | undefined;
    readonly now: number;
  },
): Promise<boolean> {
  const { id, forumId, revision } = minutes;
  const { count } = await db.minutes.updateMany({
    where: { id, forumId, revision, state: 'draft' },
    data: { state: 'approved', approvedById: approvedById ?? null, approvedAt: new Date(now) },
  });
  return count > 0;
}

/** What is said to a draft by somebody for an institution. */
export interface NewReply {
  readonly minutes: Minutes;
  readonly institutionId: number;
  readonly correction: string;
  readonly byPersonId: number | undefined;
  readonly now: number;
}

/** Keeps what an institution said last. */
export async function saveReply(db: Db, reply: NewReply): Promise<void> {
  const { minutes, institutionId, correction, byPersonId, now } = reply;
  const { id: minutesId, forumId, revision } = minutes;
  const said = { correction, byPersonId: byPersonId ?? null, at: new Date(now) };
  await db.minutesReply.upsert({
    where: { minutesId_revision_institutionId: { minutesId, revision, institutionId }, forumId },
    create: { minutesId, revision, institutionId, forumId, ...said },
    update: said,
  });
}

/** What was said to the present draft, institutions in the order of protocol. */
export async function listReplies(
  db: Db,
  { id: minutesId, forumId, revision }: Pick<Minutes, 'id' | 'forumId' | 'revision'>,
): Promise<readonly MinutesReply[]> {
  const rows = await db.minutesReply.findMany({
    where: { minutesId, forumId, revision },
    orderBy: BY_INSTITUTION_IN_PROTOCOL_ORDER,
    select: { correction: true, institution: { select: { shortName: true } } },
  });
  return rows.map(({ correction, institution }) => ({ correction, institution: institution.shortName }));
}

/** A draft whose time for corrections ends, with what its notice needs of forum and meeting. */
export interface EndingDraft extends Minutes {
  readonly hostInstitutionId: number | null;
  /** The forum's plan as stored. */
  readonly storedPlan: unknown;
}

/** Drafts of these meetings whose time for corrections ends after a moment (epoch milliseconds). */
export async function listEndingDrafts(
  db: Db,
  { from, meetingIds }: { readonly from: number; readonly meetingIds: readonly number[] },
): Promise<readonly EndingDraft[]> {
  const rows = await db.minutes.findMany({
    where: { meetingId: { in: [...meetingIds] }, state: 'draft', replyBy: { gt: new Date(from) } },
    orderBy: { id: 'asc' },
    include: {
      meeting: { select: { hostInstitutionId: true, forum: { select: { reminderPlan: true } } } },
    },
  });
  return rows.map(({ meeting, ...row }) => ({
    ...toMinutes(row),
    hostInstitutionId: meeting.hostInstitutionId,
    storedPlan: meeting.forum.reminderPlan,
  }));
}
