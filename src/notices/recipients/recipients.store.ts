import { MAY_WRITE, WITH_PRIVATE_CHAT } from '../../chats/private-chat.store.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { protocolOrder } from '../../db/protocol-order.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { Answer } from '../../model/answer.ts';
import { bestFirst, type UsedAccount } from '../../model/last-used.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { QuietReader } from '../quiet.ts';
import { toConfirmAnew } from './confirm-anew.store.ts';
import type { BoundChat, Recipient, RecipientInstitution, RecipientQuery } from './types.ts';

interface RecipientRow {
  readonly institution_id: number;
  readonly short_name: string;
  readonly answer: Answer | null;
  readonly confirms_anew: boolean | null;
  readonly person_id: number | null;
  readonly name: string | null;
  readonly preferred_platform: PlatformName | null;
  readonly ways: readonly UsedAccount[] | null;
  readonly accounts_on: PlatformName[] | null;
  readonly is_aide: boolean | null;
}

/**
 * Institutions of an audience with the people who act for them, in the order of protocol, in one statement.
 */
export async function listRecipients(
  db: Db,
  facts: RecipientQuery,
): Promise<readonly RecipientInstitution[]> {
  const now = new Date(facts.now);
  const rows = await db.$queryRaw<RecipientRow[]>(Prisma.sql`
    WITH wanted AS (
      SELECT i.id, i.short_name, i.kind, i.list_order, r.answer, ${toConfirmAnew(Prisma.sql`${facts.meetingId}`)} AS confirms_anew FROM institution i
      LEFT JOIN rsvp r ON r.meeting_id = ${facts.meetingId} AND r.institution_id = i.id
      WHERE i.forum_id = ${facts.forumId} AND i.left_at IS NULL AND ${audienceCondition(facts)}
    )
    SELECT w.id AS institution_id, w.short_name, w.answer, w.confirms_anew, p.id AS person_id, p.name, p.preferred_platform,
      json_agg(json_build_object('platform', a.platform, 'lastUsedAt', coalesce(extract(epoch FROM a.last_used_at) * 1000, 0))
        ORDER BY a.id) FILTER (WHERE a.may_write) AS ways,
      array_agg(DISTINCT a.platform::text) FILTER (WHERE a.platform IS NOT NULL) AS accounts_on,
      bool_or(h.capacity = 'aide') AS is_aide
    FROM wanted w
    LEFT JOIN seat s ON s.institution_id = w.id AND s.forum_id = ${facts.forumId}
    LEFT JOIN seat_holder h ON h.seat_id = s.id AND ${holdsAt(now)}
    LEFT JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL
    LEFT JOIN LATERAL (
      SELECT a.id, a.platform, a.last_used_at, ${MAY_WRITE} AS may_write FROM account a ${WITH_PRIVATE_CHAT}
      WHERE a.person_id = p.id AND a.revoked_at IS NULL
    ) a ON true
    GROUP BY w.id, w.short_name, w.kind, w.list_order, w.answer, w.confirms_anew, p.id, p.name
    ORDER BY ${protocolOrder('w')}, p.id`);
  return gather(rows);
}

function audienceCondition({ audience, meetingId }: RecipientQuery): Prisma.Sql {
  switch (audience) {
    case 'unanswered':
      return Prisma.sql`(r.answer IS NULL OR r.answer = 'tentative' OR ${toConfirmAnew(Prisma.sql`${meetingId}`)})`;
    case 'coming':
      // Who waits for a place does not come yet.
      return Prisma.sql`r.answer IN ('attending', 'represented') AND NOT EXISTS (
        SELECT FROM answer_detail d WHERE d.meeting_id = ${meetingId} AND d.institution_id = i.id AND d.waiting_turn IS NOT NULL)`;
    case 'all':
      return Prisma.sql`TRUE`;
    default:
      return Prisma.sql`i.id = ${audience.institutionId}`;
  }
}

function gather(rows: readonly RecipientRow[]): readonly RecipientInstitution[] {
  const institutions = new Map<number, RecipientInstitution & { readonly persons: Recipient[] }>();
  for (const row of rows) {
    const known = institutions.get(row.institution_id);
    const institution = known ?? {
      institutionId: row.institution_id,
      shortName: row.short_name,
      answer: row.answer ?? undefined,
      isToConfirmAnew: row.confirms_anew === true,
      persons: [],
    };
    if (known === undefined) institutions.set(row.institution_id, institution);
    if (row.person_id === null) continue;
    institution.persons.push({
      personId: row.person_id,
      name: row.name ?? '',
      reachableOn: bestFirst(row.ways ?? [], row.preferred_platform ?? undefined).map(
        ({ platform }) => platform,
      ),
      accountsOn: row.accounts_on ?? [],
      isAide: row.is_aide === true,
    });
  }
  return [...institutions.values()];
}

/** The forum's bound chats that can be written to. */
export async function listBoundChats(db: Db, forumId: number): Promise<readonly BoundChat[]> {
  const rows = await db.chat.findMany({
    where: { forumId, boundAt: { not: null }, unreachableAt: null },
    orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
    select: { id: true, platform: true, title: true },
  });
  return rows.map(({ id, platform, title }) => ({ rowId: id, platform, title }));
}

/** People with a role that leads the forum: chair and secretariat. */
export async function listLeaders(db: Db, forumId: number): Promise<readonly number[]> {
  const rows = await db.roleGrant.findMany({
    where: { forumId, role: { in: ['chair', 'secretariat'] }, person: { erasedAt: null } },
    select: { personId: true },
    distinct: ['personId'],
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ personId }) => personId);
}

/** Who chairs the forum. */
export async function listChairs(db: Db, forumId: number): Promise<readonly number[]> {
  const rows = await db.roleGrant.findMany({
    where: { forumId, role: 'chair', person: { erasedAt: null } },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ personId }) => personId);
}

/** The forum's secretariat. */
export async function listSecretariat(db: Db, forumId: number): Promise<readonly number[]> {
  const rows = await db.roleGrant.findMany({
    where: { forumId, role: 'secretariat', person: { erasedAt: null } },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ personId }) => personId);
}

/** Those of the forum's secretariat who can be written to privately. */
export async function listReachableSecretariat(db: Db, forumId: number): Promise<readonly number[]> {
  const rows = await db.$queryRaw<{ person_id: number }[]>(Prisma.sql`
    SELECT g.person_id FROM role_grant g JOIN person p ON p.id = g.person_id AND p.erased_at IS NULL
    WHERE g.forum_id = ${forumId} AND g.role = 'secretariat' AND EXISTS (
      SELECT FROM account a ${WITH_PRIVATE_CHAT} WHERE a.person_id = p.id AND a.revoked_at IS NULL AND ${MAY_WRITE})
    ORDER BY g.person_id`);
  return rows.map((row) => row.person_id);
}

/** What decides when these people of a forum are left in peace. `now` in epoch milliseconds. */
export async function listQuietReaders(
  db: Db,
  facts: { readonly forumId: number; readonly personIds: readonly number[]; readonly now: number },
): Promise<readonly QuietReader[]> {
  const now = new Date(facts.now);
  const rows = await db.$queryRaw<
    { quiet_from: string | null; quiet_until: string | null; zone: ZoneId | null }[]
  >(Prisma.sql`
    SELECT p.quiet_from, p.quiet_until, (
        SELECT i.time_zone FROM seat_holder h JOIN seat s ON s.id = h.seat_id JOIN institution i ON i.id = s.institution_id
        WHERE h.person_id = p.id AND ${holdsAt(now)} AND i.left_at IS NULL
        ORDER BY ${protocolOrder('i')} LIMIT 1) AS zone
    FROM person p WHERE p.forum_id = ${facts.forumId} AND p.id = ANY(${[...facts.personIds]}::int[])`);
  return rows.map((row) => ({
    quietFrom: row.quiet_from ?? undefined,
    quietUntil: row.quiet_until ?? undefined,
    zone: row.zone ?? undefined,
  }));
}
