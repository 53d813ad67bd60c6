import { z } from 'zod';
import { WITH_PRIVATE_CHAT } from '../../chats/private-chat.store.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { holdsAt } from '../../db/in-office.ts';
import { protocolOrder } from '../../db/protocol-order.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import { type ReportRow, summariseReport } from './delivery-report.rules.ts';
import type { DeliveryReport, Undelivered } from './types.ts';
import { manualReminderKey } from './types.ts';
import { type KnownAccount, whyUnreached } from './unreached.rules.ts';

/** The accounts of person `p`, each with what is known of its private chat. */
const ACCOUNTS = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('platform', a.platform, 'isOpen', c.open, 'refusal', c.refusal) ORDER BY a.id), '[]')
  FROM account a ${WITH_PRIVATE_CHAT} WHERE a.person_id = p.id AND a.revoked_at IS NULL)`;

/** Whence a reminder was ordered, as its proposal keeps it. */
const orderer = z.object({ platform: z.enum(['telegram', 'slack']), externalId: z.string() });

/**
 * Who ordered the reminder of a proposal: the account it was ordered from, which may be an administrator's who is no member,
 * else the person. Undefined when the forum has no such proposal or nobody is known.
 */
export async function findOrderer(
  db: Db,
  key: { readonly forumId: number; readonly proposalId: number },
): Promise<NoticeTarget | undefined> {
  const proposal = await db.proposal.findFirst({
    where: { id: key.proposalId, forumId: key.forumId },
    select: { createdById: true, facts: true },
  });
  if (proposal === null) return undefined;
  const account = orderer.safeParse(proposal.facts);
  if (account.success) return { kind: 'account', ...account.data };
  return proposal.createdById === null ? undefined : { kind: 'person', personId: proposal.createdById };
}

/** What became of the deliveries of the manual reminder with that proposal, in the order of protocol. */
export async function loadReport(
  db: Db,
  facts: { readonly forumId: number; readonly proposalId: number; readonly now: number },
): Promise<DeliveryReport> {
  const { forumId, proposalId } = facts;
  const current = holdsAt(new Date(facts.now));
  const rows = await db.$queryRaw<ReportRow[]>(Prisma.sql`
    SELECT d.state, d.reason, i.short_name AS institution, v.platform AS "calledOn",
      CASE WHEN p.id IS NOT NULL THEN json_build_object('name', p.name, 'accounts', ${ACCOUNTS}) END AS person,
      (SELECT array_agg(si.short_name ORDER BY ${protocolOrder('si')}) FROM seat_holder h JOIN seat s ON s.id = h.seat_id
        JOIN institution si ON si.id = s.institution_id WHERE h.person_id = d.person_id AND ${current}) AS institutions,
      (SELECT json_agg(json_build_object('name', p.name, 'accounts', ${ACCOUNTS}) ORDER BY h.capacity DESC, p.id)
        FROM seat s JOIN seat_holder h ON h.seat_id = s.id AND ${current}
        JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL WHERE s.institution_id = i.id) AS people
    FROM notice n JOIN delivery d ON d.notice_id = n.id LEFT JOIN person p ON p.id = d.person_id
    LEFT JOIN institution i ON d.target = 'institution:' || i.id AND i.forum_id = n.forum_id
    LEFT JOIN chat v ON v.id = d.via_chat_id
    LEFT JOIN LATERAL (
      SELECT oi.kind, oi.list_order, oi.id FROM seat_holder h JOIN seat s ON s.id = h.seat_id
      JOIN institution oi ON oi.id = s.institution_id WHERE h.person_id = d.person_id AND ${current}
      UNION ALL SELECT i.kind, i.list_order, i.id WHERE i.id IS NOT NULL ORDER BY 1, 2 NULLS LAST, 3 LIMIT 1
    ) w ON true
    WHERE n.key = ${manualReminderKey(proposalId)} AND n.forum_id = ${forumId} ORDER BY ${protocolOrder('w')}, d.id`);
  return summariseReport(rows);
}

/** People of a forum with the institutions they act for and why they cannot be reached, for its secretariat. */
export async function loadUndelivered(
  db: Db,
  facts: { readonly forumId: number; readonly personIds: readonly number[]; readonly now: number },
): Promise<readonly Undelivered[]> {
  const { forumId, personIds } = facts;
  const current = holdsAt(new Date(facts.now));
  const rows = await db.$queryRaw<
    { name: string; institutions: string[] | null; accounts: readonly KnownAccount[] }[]
  >(Prisma.sql`
    SELECT p.name, array_agg(i.short_name ORDER BY ${protocolOrder('i')}) FILTER (WHERE i.id IS NOT NULL) AS institutions, ${ACCOUNTS} AS accounts
    FROM person p LEFT JOIN seat_holder h ON h.person_id = p.id AND ${current}
    LEFT JOIN seat s ON s.id = h.seat_id LEFT JOIN institution i ON i.id = s.institution_id
    WHERE p.id = ANY(${[...personIds]}::int[]) AND p.forum_id = ${forumId} AND p.erased_at IS NULL GROUP BY p.id
    ORDER BY min(i.kind), min(i.list_order), min(i.id), p.name`);
  return rows.map(({ name, institutions, accounts }) => ({
    name,
    institutions: institutions ?? [],
    reason: whyUnreached(accounts),
  }));
}
