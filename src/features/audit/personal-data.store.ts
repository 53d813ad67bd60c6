import { Prisma } from '../../db/generated/client.ts';
import type { PersonalData, Subject } from '../../personal-data/types.ts';

/**
 * The audit names people by number, which means nobody once the record has no name. An admin without a record stands there with
 * the account: that alone is taken out, by the one function that may (see the migration).
 */
export const audit: PersonalData = {
  load: async (db, subject) => ({
    audit: await db.auditEntry.findMany({
      where: {
        OR: [
          { forumId: subject.forumId, personId: { in: [...subject.personIds] } },
          { forumId: { notIn: [...subject.otherForumIds] }, actor: { in: actorsOf(subject) } },
        ],
      },
    }),
  }),
  erase: async (db, subject) => {
    for (const actor of actorsOf(subject))
      await db.$queryRaw(Prisma.sql`
        SELECT forget_audit_actor(f.id, ${actor})::text FROM forum f WHERE f.id <> ALL(${[...subject.otherForumIds]}::int[])`);
  },
};

function actorsOf({ accounts }: Subject): string[] {
  return accounts.map(({ platform, externalId }) => `${platform}:${externalId}`);
}
