import type { Db } from '../../../db/db.ts';
import { Prisma } from '../../../db/generated/client.ts';
import { isSameName } from '../../../language/person-names.ts';
import { byAccount } from '../../../personal-data/traces.ts';
import { ERASED_NAME, type PersonalData, type Subject } from '../../../personal-data/types.ts';

/**
 * Requests to act for an institution, and invitations. Wrong codes are handed out and not erased: they are forgotten within a
 * day, and whoever guesses codes must not begin anew by asking to be forgotten.
 */
export const joining: PersonalData = {
  load: async (db, subject) => ({
    joinRequests: await db.joinRequest.findMany({ where: byAccount(subject) }),
    invitations: await db.invitation.findMany({
      where: {
        OR: [
          { id: { in: [...(await invitationsFor(db, subject))] } },
          { forumId: subject.forumId, createdById: { in: [...subject.personIds] } },
          { createdBy: { in: makersOf(subject) } },
        ],
      },
      omit: { codeHash: true },
    }),
    linkCodes: await db.linkCode.findMany({ where: ofRecords(subject), omit: { codeHash: true } }),
    wrongCodes: await db.codeGuess.findMany({ where: { OR: [...subject.accounts] } }),
  }),
  erase: async (db, subject) => {
    await eraseRequests(db, subject);
    const data = { name: '', position: '' };
    const where = { id: { in: [...(await invitationsFor(db, subject))] } };
    await db.invitation.updateMany({ where, data });
    await db.invitation.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: subject.now },
    });
    await db.linkCode.deleteMany({ where: ofRecords(subject) });
  },
};

/** How invitations name a maker who has no record. */
function makersOf({ accounts }: Subject): string[] {
  return accounts.map(({ platform, externalId }) => `${platform}:${externalId}`);
}

function ofRecords({ forumId, personIds }: Subject) {
  return { forumId, personId: { in: [...personIds] } };
}

/** Invitations that are for the subject or carry the name. */
async function invitationsFor(db: Db, { forumId, personIds, names }: Subject): Promise<readonly number[]> {
  const rows = await db.invitation.findMany({
    where: { forumId, OR: [{ name: { not: '' } }, { personId: { in: [...personIds] } }] },
    select: { id: true, name: true, personId: true },
  });
  return rows
    .filter(
      ({ name, personId }) =>
        (personId !== null && personIds.includes(personId)) || names.some((one) => isSameName(name, one)),
    )
    .map(({ id }) => id);
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
  await eraseSaidOnRequests(db, ids);
}

/** Empties what was asked and answered about requests in the notices that told of them. */
export async function eraseSaidOnRequests(db: Db, requestIds: readonly number[]): Promise<void> {
  if (requestIds.length === 0) return;
  await db.$executeRaw(Prisma.sql`
    UPDATE notice n SET facts = n.facts - 'remark' - 'question' - 'handle' || '{"remark": "", "question": ""}'
    WHERE n.kind IN ('joinRequest', 'joinDecision') AND (n.facts->>'requestId')::int = ANY(${[...requestIds]}::int[])`);
}
