import type { Db } from '../../src/db/db.ts';
import type { GrantedRole } from '../../src/model/actor.ts';

/** An account as the store names it. */
export interface NamedAccount {
  readonly platform: 'telegram' | 'slack';
  readonly externalId: string;
}

/** Gives a person a role beyond their seat, as the sample data has it. Does nothing where they have it. */
export async function grantRole(
  db: Db,
  grant: { readonly account: NamedAccount; readonly role: GrantedRole; readonly now: number },
): Promise<void> {
  const { account, role, now } = grant;
  const { forumId, personId } = await db.account.findFirstOrThrow({ where: { ...account } });
  await db.roleGrant.createMany({
    data: [{ forumId, personId, role, grantedAt: new Date(now) }],
    skipDuplicates: true,
  });
}

/** Adds somebody who has a role but no seat. */
export async function addStaff(
  db: Db,
  staff: {
    readonly name: string;
    readonly accounts: readonly NamedAccount[];
    readonly role: GrantedRole;
    readonly now: number;
  },
): Promise<void> {
  const { name, accounts, role } = staff;
  const at = new Date(staff.now);
  const { id: forumId } = await db.forum.findFirstOrThrow();
  await db.person.create({
    data: {
      forumId,
      name,
      createdAt: at,
      accounts: { create: accounts.map((account) => ({ ...account, forumId, createdAt: at })) },
      roles: { create: [{ forumId, role, grantedAt: at }] },
    },
  });
}

/** Moments at which something waits to be sent, epoch milliseconds, soonest first. */
export async function waitingMoments(db: Db, limit: number): Promise<readonly number[]> {
  const rows = await db.delivery.findMany({
    where: { state: 'queued' },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true },
    take: limit,
  });
  return rows.map(({ notBefore }) => +notBefore);
}

/** How many messages are due at `now` and not sent yet. */
export async function countDue(db: Db, now: number): Promise<number> {
  return db.delivery.count({
    where: { OR: [{ state: 'sending' }, { state: 'queued', notBefore: { lte: new Date(now) } }] },
  });
}

/**
 * Forgets how fast messages went lately. The store's own clock paces them, and it does not move with the demo's: after days
 * on the demo's clock nobody has to wait any more for what went out before.
 */
export async function forgetPace(db: Db): Promise<void> {
  await db.paceBucket.deleteMany();
}

/** Whether an invitation still shows an old state: how many of its meetings are marked. */
export async function countStale(db: Db): Promise<number> {
  return db.meeting.count({ where: { noticeStaleAt: { not: null } } });
}

/** Confirms the answers that ship as examples, as the secretariat of a real forum does with `/faqperiksa`. */
export async function confirmExamples(db: Db, now: number): Promise<void> {
  await db.$executeRaw`
    UPDATE faq_entry SET answer = regexp_replace(answer, '^\\[Contoh\\] ', ''), is_shipped = false, updated_at = ${new Date(now)}
    WHERE answer LIKE '[Contoh] %'`;
}

/** The rows that an entry of the sample library names. */
export async function rowsOf(
  db: Db,
  { code, topic }: { readonly code: string; readonly topic: string },
): Promise<{ readonly forumId: number; readonly institutionId: number; readonly topicId: number }> {
  const { id: institutionId, forumId } = await db.institution.findFirstOrThrow({ where: { code } });
  const { id: topicId } = await db.libraryTopic.findFirstOrThrow({ where: { forumId, name: topic } });
  return { forumId, institutionId, topicId };
}

/** Publishes an entry of the sample library, as a curator did at that moment. */
export async function publishAt(
  db: Db,
  { forumId, id, at }: { readonly forumId: number; readonly id: number; readonly at: number },
): Promise<void> {
  await db.libraryEntry.update({
    where: { id, forumId },
    data: { status: 'published', waitingSince: null, publishedAt: new Date(at) },
  });
}
