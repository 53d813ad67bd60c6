import { Prisma } from '../../../db/generated/client.ts';
import { byAccount } from '../../../personal-data/traces.ts';
import { ERASED_NAME, type PersonalData, type Subject } from '../../../personal-data/types.ts';

/**
 * How somebody came in, what records became one, and what they are held back from. A block stays, without a name: else whoever is
 * blocked would lift it by being forgotten. So does the quota of questions, which is forgotten within two days.
 */
export const admissions: PersonalData = {
  load: async (db, subject) => ({
    admissions: await db.admission.findMany({ where: ofRecords(subject) }),
    blocks: await db.joinBlock.findMany({ where: byAccount(subject) }),
    questionsKept: await db.questionQuota.findMany({
      where: { forumId: subject.forumId, asker: { in: writtenNames(subject) } },
    }),
  }),
  erase: async (db, subject) => {
    const { forumId, personIds } = subject;
    await db.admission.deleteMany({ where: ofRecords(subject) });
    await db.joinBlock.updateMany({ where: byAccount(subject), data: { displayName: ERASED_NAME } });
    const made = { forumId, createdBy: { in: writtenNames(subject) } };
    await db.invitation.updateMany({
      where: { ...made, usedAt: null, revokedAt: null },
      data: { revokedAt: subject.now },
    });
    await db.invitation.updateMany({ where: made, data: { createdBy: '' } });
    await db.$executeRaw(Prisma.sql`
      UPDATE notice n SET facts = n.facts - 'handle' - 'externalId' || '{"shownName": ""}'
      WHERE n.forum_id = ${forumId} AND n.kind IN ('invitationUsed', 'accountLinked')
        AND (n.facts->>'personId')::int = ANY(${[...personIds]}::int[])`);
  },
};

function ofRecords({ forumId, personIds }: Subject) {
  const people = { in: [...personIds] };
  return { forumId, OR: [{ personId: people }, { mergedId: people }] };
}

/** How quotas and invitations name somebody: `person:12`, `telegram:6666`. */
function writtenNames({ personIds, accounts }: Subject): string[] {
  return [
    ...personIds.map((id) => `person:${id}`),
    ...accounts.map(({ platform, externalId }) => `${platform}:${externalId}`),
  ];
}
