import { Prisma } from '../../db/generated/client.ts';
import { accountKeys } from '../../personal-data/traces.ts';
import type { PersonalData } from '../../personal-data/types.ts';

/**
 * The trail names people by number, which means nobody once the record has no name. An admin without a record stands there with
 * the account: that alone is taken out, by the one function that may (see the migration).
 */
export const auditPersonalData: PersonalData = {
  models: {
    AuditEntry: {
      personal: ['personId', 'actor'],
      notPersonal: ['id', 'forumId', 'at', 'action', 'subject', 'details'],
    },
  },
  export: async (db, subject) => ({
    audit: await db.auditEntry.findMany({
      where: {
        OR: [
          { forumId: subject.forumId, personId: { in: [...subject.personIds] } },
          { forumId: { notIn: [...subject.otherForumIds] }, actor: { in: accountKeys(subject) } },
        ],
      },
    }),
  }),
  erase: async (db, subject) => {
    for (const actor of accountKeys(subject))
      await db.$queryRaw(Prisma.sql`
        SELECT forget_audit_actor(f.id, ${actor})::text FROM forum f WHERE f.id <> ALL(${[...subject.otherForumIds]}::int[])`);
  },
};
