import type { Db } from '../../src/db/db.ts';
import { Prisma } from '../../src/db/generated/client.ts';
import { findByAccount, nameOf } from '../demo/cast.ts';

/** A delivery as the panel lists it. */
export interface OutboxLine {
  readonly id: number;
  readonly kind: string;
  /** Who or what it is for, in words; empty where nobody is known any more. */
  readonly target: string;
  readonly platform: string | undefined;
  readonly state: string;
  readonly reason: string | undefined;
  /** When it was sent, or may be at the earliest; epoch milliseconds. */
  readonly at: number;
}

interface OutboxRow {
  readonly id: number;
  readonly kind: string;
  readonly target: string | null;
  readonly platform: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** The latest deliveries, those that wait first. */
export async function latestDeliveries(db: Db, limit: number): Promise<readonly OutboxLine[]> {
  const rows = await db.$queryRaw<OutboxRow[]>(Prisma.sql`
    SELECT d.id, n.kind, coalesce(p.name, c.title, i.short_name, d.target) AS target, d.platform, d.state, d.reason,
      coalesce(d.sent_at, d.not_before) AS at
    FROM delivery d JOIN notice n ON n.id = d.notice_id
    LEFT JOIN person p ON p.id = d.person_id
    LEFT JOIN chat c ON d.target = 'chat:' || c.id
    LEFT JOIN institution i ON d.target = 'institution:' || i.id
    ORDER BY (d.state IN ('queued', 'sending')) DESC, coalesce(d.sent_at, d.not_before) DESC, d.id DESC LIMIT ${limit}`);
  return rows.map(({ target, platform, reason, at, ...row }) => ({
    ...row,
    target: targetName(target ?? ''),
    platform: platform ?? undefined,
    reason: reason ?? undefined,
    at: +at,
  }));
}

/** What goes to an account that belongs to nobody yet has no name in the store; the cast knows it. */
function targetName(target: string): string {
  const [, platform, id = ''] = /^account:(telegram|slack):(.+)$/.exec(target) ?? [];
  if (platform !== 'telegram' && platform !== 'slack') return target.startsWith('account:') ? '' : target;
  const member = findByAccount(platform, id);
  return member === undefined ? '' : nameOf(member);
}

/** How many deliveries there are in each state. */
export async function countDeliveries(db: Db): Promise<Readonly<Record<string, number>>> {
  const rows = await db.delivery.groupBy({ by: ['state'], _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

/** Which of the tour's steps have happened, as far as the store knows. */
export interface StoredProgress {
  readonly announced: boolean;
  readonly answered: boolean;
  readonly changed: boolean;
  readonly delegated: boolean;
  readonly reminded: boolean;
  readonly handedOver: boolean;
  /** An announced meeting has begun. */
  readonly held: boolean;
}

/** What has happened in the forum so far. */
export async function storedProgress(db: Db, now: number): Promise<StoredProgress> {
  const [row] = await db.$queryRaw<StoredProgress[]>(Prisma.sql`
    SELECT EXISTS (SELECT FROM meeting WHERE announced_at IS NOT NULL) AS announced,
      EXISTS (SELECT FROM rsvp) AS answered,
      EXISTS (SELECT FROM rsvp_history GROUP BY meeting_id, institution_id HAVING count(DISTINCT answer) > 1) AS changed,
      EXISTS (SELECT FROM rsvp_history WHERE answer = 'represented') AS delegated,
      EXISTS (SELECT FROM notice WHERE kind = 'manualReminder') AS reminded,
      EXISTS (SELECT FROM audit_entry WHERE action = 'serahterima') AS "handedOver",
      EXISTS (SELECT FROM meeting WHERE announced_at IS NOT NULL AND starts_at <= ${new Date(now)}) AS held`);
  return (
    row ?? {
      announced: false,
      answered: false,
      changed: false,
      delegated: false,
      reminded: false,
      handedOver: false,
      held: false,
    }
  );
}

/** When the next announced meeting begins, epoch milliseconds. */
export async function nextMeetingStart(db: Db, now: number): Promise<number | undefined> {
  const found = await db.meeting.findFirst({
    where: { state: 'announced', startsAt: { gt: new Date(now) } },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true },
  });
  return found === null ? undefined : +found.startsAt;
}

/** Institutions that have not answered the next announced meeting, by code. */
export async function unansweredCodes(db: Db, now: number): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ code: string }[]>(Prisma.sql`
    SELECT i.code FROM institution i
    JOIN (SELECT id, forum_id FROM meeting WHERE state = 'announced' AND starts_at > ${new Date(now)} ORDER BY starts_at LIMIT 1) m
      ON m.forum_id = i.forum_id
    WHERE i.left_at IS NULL AND NOT EXISTS (SELECT FROM rsvp r WHERE r.meeting_id = m.id AND r.institution_id = i.id)
    ORDER BY i.id`);
  return rows.map(({ code }) => code);
}
