import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { DAY_MS, monthsBefore } from '../../../lib/clock.ts';
import { ERASED_NAME } from '../../../personal-data/mentions.ts';
import { accountKeys, byAccount, byRecord } from '../../../personal-data/traces.ts';
import { FORGET_BATCH, type StoredData, type Subject } from '../../../personal-data/types.ts';

/** Decided requests to join are kept so many months. */
const REQUEST_MONTHS = 6;
/** Codes and invitations are kept so long after they expired, for questions. */
const CODES_MS = 30 * DAY_MS;
/** Guesses count for an hour. */
const GUESSES_MS = DAY_MS;

/** How somebody came in or asks to: requests, invitations, codes, what records became one, and what they are held back from. */
export async function loadEntering(db: Db, subject: Subject): Promise<StoredData> {
  const { forumId, personIds, accounts } = subject;
  return {
    joinRequests: await db.joinRequest.findMany({ where: byAccount(subject) }),
    invitations: await db.invitation.findMany({
      where: {
        OR: [
          { id: { in: [...(await invitationsFor(db, subject))] } },
          { forumId, createdById: { in: [...personIds] } },
          madeByAccount(subject),
        ],
      },
      omit: { codeHash: true },
    }),
    linkCodes: await db.linkCode.findMany({ where: byRecord(subject), omit: { codeHash: true } }),
    wrongCodes: await db.codeGuess.findMany({ where: { OR: [...accounts] } }),
    admissions: await db.admission.findMany({ where: admissionsOf(subject) }),
    blocks: await db.joinBlock.findMany({ where: byAccount(subject) }),
  };
}

/**
 * Erases it. Wrong codes stay: they are forgotten within a day, and whoever guesses codes must not begin anew by asking to be
 * forgotten. A block stays as well, without a name: else whoever is blocked would lift it so.
 */
export async function eraseEntering(db: Db, subject: Subject): Promise<void> {
  await eraseRequests(db, subject);
  await eraseInvitations(db, subject);
  await db.linkCode.deleteMany({ where: byRecord(subject) });
  await db.admission.deleteMany({ where: admissionsOf(subject) });
  await db.joinBlock.updateMany({ where: byAccount(subject), data: { displayName: ERASED_NAME } });
  await db.$executeRaw(Prisma.sql`
    UPDATE notice n SET facts = n.facts - 'handle' - 'externalId' || '{"shownName": ""}'
    WHERE n.forum_id = ${subject.forumId} AND n.kind IN ('invitationUsed', 'accountLinked')
      AND (n.facts->>'personId')::int = ANY(${[...subject.personIds]}::int[])`);
}

function admissionsOf({ forumId, personIds }: Subject): Prisma.AdmissionWhereInput {
  const people = { in: [...personIds] };
  return { forumId, OR: [{ personId: people }, { mergedId: people }] };
}

/** Made by an account without a record. */
function madeByAccount(subject: Subject): Prisma.InvitationWhereInput {
  return { forumId: { notIn: [...subject.otherForumIds] }, createdBy: { in: accountKeys(subject) } };
}

/** Invitations that are for the subject or carry the name. */
async function invitationsFor(db: Db, { forumId, personIds, mentions }: Subject): Promise<readonly number[]> {
  const rows = await db.invitation.findMany({
    where: { forumId, OR: [{ name: { not: '' } }, { personId: { in: [...personIds] } }] },
    select: { id: true, name: true, personId: true },
  });
  return rows
    .filter(
      ({ name, personId }) => (personId !== null && personIds.includes(personId)) || mentions.isName(name),
    )
    .map(({ id }) => id);
}

/** Invitations for the subject, and those of an account without a record, end and name nobody. */
async function eraseInvitations(db: Db, subject: Subject): Promise<void> {
  const revokedAt = subject.now;
  const theirs = { id: { in: [...(await invitationsFor(db, subject))] } };
  const made = madeByAccount(subject);
  await db.invitation.updateMany({ where: theirs, data: { name: '', position: '' } });
  await db.invitation.updateMany({ where: { ...theirs, revokedAt: null }, data: { revokedAt } });
  await db.invitation.updateMany({ where: { ...made, usedAt: null, revokedAt: null }, data: { revokedAt } });
  await db.invitation.updateMany({ where: made, data: { createdBy: '' } });
}

/** A request that is still open is refused; all lose account and name, and what was said about them goes. */
async function eraseRequests(db: Db, subject: Subject): Promise<void> {
  const requests = await db.joinRequest.findMany({ where: byAccount(subject), select: { id: true } });
  const ids = requests.map(({ id }) => id);
  await db.joinRequest.updateMany({
    where: { id: { in: ids }, state: 'pending' },
    data: { state: 'refused', decidedAt: subject.now },
  });
  await db.joinRequest.updateMany({
    where: { id: { in: ids } },
    data: { externalId: '', displayName: ERASED_NAME },
  });
  await db.$executeRaw(Prisma.sql`
    UPDATE notice n SET facts = n.facts - 'handle' || '{"remark": "", "question": ""}'
    WHERE n.kind IN ('joinRequest', 'joinDecision') AND (n.facts->>'requestId')::int = ANY(${ids}::int[])`);
}

/** What time forgets of it. */
export const forgetEntering = {
  requests: forgetRequests,
  linkCodes: async (db: Db, now: number): Promise<number> => {
    const expired = { expiresAt: { lt: new Date(now - CODES_MS) } };
    return (await db.linkCode.deleteMany({ where: expired })).count;
  },
  invitations: async (db: Db, now: number): Promise<number> => {
    const expired = { expiresAt: { lt: new Date(now - CODES_MS) } };
    return (await db.invitation.deleteMany({ where: expired })).count;
  },
  wrongCodes: async (db: Db, now: number): Promise<number> => {
    const old = { since: { lt: new Date(now - GUESSES_MS) } };
    return (await db.codeGuess.deleteMany({ where: old })).count;
  },
};

/** Removes requests to join some months after they were decided, with what was asked and answered about them. */
async function forgetRequests(db: Db, now: number): Promise<number> {
  const decided = new Date(monthsBefore(now, REQUEST_MONTHS));
  return db.$executeRaw(Prisma.sql`
    WITH old AS (
      SELECT id, forum_id FROM join_request WHERE state IN ('approved', 'refused') AND decided_at <= ${decided}
      ORDER BY id LIMIT ${FORGET_BATCH} FOR UPDATE SKIP LOCKED
    ), said AS (
      UPDATE notice n SET facts = n.facts - 'handle' || '{"remark": "", "question": ""}' FROM old
      WHERE n.forum_id = old.forum_id AND n.meeting_id IS NULL AND n.kind IN ('joinRequest', 'joinDecision')
        AND (n.facts->>'requestId')::int = old.id
    )
    DELETE FROM join_request r USING old WHERE r.id = old.id`);
}
