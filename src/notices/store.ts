import { MAY_WRITE, WITH_PRIVATE_CHAT } from '../chats/private-chat.store.ts';
import type { Db } from '../db/db.ts';
import { Prisma } from '../db/generated/client.ts';
import type { SkipReason } from './ledger/reasons.ts';
import type { NewNotice, NoticeTarget } from './types.ts';

/** A row of the ledger about to be added. */
interface NewDelivery {
  readonly target: string;
  readonly person_id: number | null;
  readonly via_chat_id: number | null;
}

/** A notice whose moment passed for good. */
export interface SkippedNotice {
  readonly forumId: number;
  /** Name of its kind. */
  readonly kind: string;
  readonly key: string;
  readonly meetingId: number | null;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly reason: string;
}

/**
 * That a row, found by its id, its notice or its person, is in a state. As text, so that it is no condition for the index on states:
 * while next to nothing waits the planner takes all that does for one row, and would go through it for each of them once it is
 * thousands.
 */
export function isInState(state: 'queued' | 'sending', table: 'd' | 'n'): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(table)}.state::text = ${state}`;
}

/** How the ledger names a target. */
export function targetName(target: NoticeTarget): string {
  switch (target.kind) {
    case 'chat':
      return `chat:${target.chatRowId}`;
    case 'person':
      return `person:${target.personId}`;
    case 'account':
      return `account:${target.platform}:${target.externalId}`;
    case 'institution':
      return `institution:${target.institutionId}`;
  }
}

function toDelivery(target: NoticeTarget): NewDelivery {
  return {
    target: targetName(target),
    person_id: target.kind === 'person' ? target.personId : null,
    via_chat_id: target.kind === 'institution' ? target.viaChatRowId : null,
  };
}

/**
 * Whether the notice there is was recorded as skipped by a clock that ran ahead: nothing was ever sent of it, and its moment
 * may be still to come. Sent or planned ones stay whatever the clock says.
 */
export function isSkippedAhead(now: number): Prisma.Sql {
  return Prisma.sql`notice.state = 'skipped' AND notice.created_at > ${new Date(now)}`;
}

/**
 * Adds a notice and gives its id; undefined when its key exists, unless it was skipped by a clock that ran ahead. Waits for
 * another transaction adding the same key.
 */
export async function insertNotice<Facts>(
  db: Db,
  { notice, now, cause }: { readonly notice: NewNotice<Facts>; readonly now: number; readonly cause: string },
): Promise<number | undefined> {
  const rows = await db.$queryRaw<{ id: number }[]>(Prisma.sql`
    INSERT INTO notice (forum_id, key, kind, meeting_id, facts, due_at, created_at, priority, cause)
    VALUES (${notice.forumId}, ${notice.key}, ${notice.kind.name}, ${notice.meetingId},
      ${JSON.stringify(notice.facts)}::jsonb, ${new Date(notice.dueAt)}, ${new Date(now)}, ${notice.priority},
      ${cause})
    ON CONFLICT (key) DO UPDATE SET facts = EXCLUDED.facts, due_at = EXCLUDED.due_at, created_at = EXCLUDED.created_at,
      priority = EXCLUDED.priority, cause = EXCLUDED.cause, state = 'open', reason = NULL
    WHERE ${isSkippedAhead(now)} RETURNING id`);
  return rows[0]?.id;
}

/** Where deliveries are added to. */
export interface DeliveryOwner {
  readonly noticeId: number;
  readonly forumId: number;
  readonly meetingId: number | null;
  /** Epoch milliseconds. */
  readonly notBefore: number;
}

/**
 * Adds deliveries, however many, in one statement; targets that the notice has already are left alone. Gives back the
 * ids that need a wake-up: of those that become one message in a group, only the first.
 */
export async function insertDeliveries(
  db: Db,
  { owner, targets }: { readonly owner: DeliveryOwner; readonly targets: readonly NoticeTarget[] },
): Promise<readonly number[]> {
  const rows = JSON.stringify(targets.map(toDelivery));
  const added = await db.$queryRaw<{ id: number; via_chat_id: number | null }[]>(Prisma.sql`
    INSERT INTO delivery (forum_id, notice_id, meeting_id, not_before, target, person_id, via_chat_id)
    SELECT ${owner.forumId}, ${owner.noticeId}, ${owner.meetingId}, ${new Date(owner.notBefore)}, target, person_id, via_chat_id
    FROM jsonb_to_recordset(${rows}::jsonb) AS t(target text, person_id int, via_chat_id int)
    ON CONFLICT (notice_id, target) DO NOTHING RETURNING id, via_chat_id`);
  const groups = new Set<number>();
  return added
    .toSorted((left, right) => left.id - right.id)
    .filter(({ via_chat_id: via }) => via === null || (!groups.has(via) && groups.add(via)))
    .map(({ id }) => id);
}

/** Records that a notice was not sent because its moment had passed; false when its key exists, as in `insertNotice`. */
export async function insertSkippedNotice(
  db: Db,
  { skipped, now }: { readonly skipped: SkippedNotice; readonly now: number },
): Promise<boolean> {
  const added = await db.$executeRaw(Prisma.sql`
    INSERT INTO notice (forum_id, key, kind, meeting_id, due_at, created_at, state, reason, cause)
    VALUES (${skipped.forumId}, ${skipped.key}, ${skipped.kind}, ${skipped.meetingId}, ${new Date(skipped.dueAt)},
      ${new Date(now)}, 'skipped', ${skipped.reason}, 'tick')
    ON CONFLICT (key) DO UPDATE SET due_at = EXCLUDED.due_at, created_at = EXCLUDED.created_at, reason = EXCLUDED.reason
    WHERE ${isSkippedAhead(now)}`);
  return added > 0;
}

/** Where a notice goes. */
export interface NoticeReach {
  /** Bound chats. */
  readonly chats: number;
  /** Those to whom the bot may write privately. */
  readonly people: number;
}

/** How many chats and people hear of a notice, be it sent or still to come; nothing where there is none of that key. */
export async function reachOf(
  db: Db,
  { forumId, key }: { readonly forumId: number; readonly key: string },
): Promise<NoticeReach> {
  const [reach] = await db.$queryRaw<NoticeReach[]>(Prisma.sql`
    SELECT count(*) FILTER (WHERE d.person_id IS NULL)::int AS chats,
      count(*) FILTER (WHERE EXISTS (SELECT FROM account a ${WITH_PRIVATE_CHAT}
        WHERE a.person_id = d.person_id AND a.revoked_at IS NULL AND ${MAY_WRITE}))::int AS people
    FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE n.forum_id = ${forumId} AND n.key = ${key}`);
  return reach ?? { chats: 0, people: 0 };
}

/**
 * Ends what has not been sent of a notice. Gives those to whom it was sent, or is just being sent: `beingTold` are the persons of
 * these, it may arrive or not.
 */
export async function withdrawUnsent(
  db: Db,
  { forumId, key, now }: { readonly forumId: number; readonly key: string; readonly now: number },
): Promise<{ readonly told: readonly NoticeTarget[]; readonly beingTold: readonly number[] }> {
  const reason: SkipReason = 'taken-back';
  await db.$executeRaw(Prisma.sql`
    UPDATE delivery d SET state = 'skipped', reason = ${reason}, not_before = ${new Date(now)} FROM notice n
    WHERE n.forum_id = ${forumId} AND n.key = ${key} AND d.notice_id = n.id AND ${isInState('queued', 'd')}`);
  const rows = await db.delivery.findMany({
    where: { forumId, notice: { key }, state: { in: ['sent', 'sending'] } },
    orderBy: { id: 'asc' },
    select: { target: true, personId: true, state: true },
  });
  return {
    told: rows.map(({ target, personId }) =>
      personId === null
        ? { kind: 'chat', chatRowId: Number(target.slice('chat:'.length)) }
        : { kind: 'person', personId },
    ),
    beingTold: rows.flatMap(({ personId, state }) =>
      personId === null || state === 'sent' ? [] : [personId],
    ),
  };
}
