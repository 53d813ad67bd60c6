import type { AdminId } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { GrantedRole } from '../../model/actor.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import type { PeopleKey, PersonKey } from './types.ts';

/** Lets changes of a forum's roles wait for each other; released when the transaction ends. */
export async function lockRoles(db: Db, forumId: number): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('roles'), ${forumId}::int)`;
}

/** Gives a role; false when the person had it. */
export async function grantRole(
  db: Db,
  { forumId, personId, role, now }: PersonKey & { readonly role: GrantedRole; readonly now: number },
): Promise<boolean> {
  const { count } = await db.roleGrant.createMany({
    data: [{ forumId, personId, role, grantedAt: new Date(now) }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** The roles that people have, each once. */
export async function rolesOf(db: Db, { forumId, personIds }: PeopleKey): Promise<readonly GrantedRole[]> {
  const rows = await db.roleGrant.findMany({
    where: { forumId, personId: { in: [...personIds] } },
    distinct: ['role'],
    select: { role: true },
  });
  return rows.map(({ role }) => role);
}

/** SQL: whether nobody beside these people has `secretariat` and can reach the bot, and one of them has it. */
function areLast({ forumId, personIds }: PeopleKey): Prisma.Sql {
  const ids = Prisma.sql`${[...personIds]}::int[]`;
  return Prisma.sql`EXISTS (SELECT FROM role_grant own
      WHERE own.forum_id = ${forumId} AND own.person_id = ANY(${ids}) AND own.role = 'secretariat')
    AND NOT EXISTS (SELECT FROM role_grant o JOIN account a ON a.person_id = o.person_id AND a.revoked_at IS NULL
      WHERE o.forum_id = ${forumId} AND o.role = 'secretariat' AND o.person_id <> ALL(${ids}))`;
}

/** Whether these people are all of the secretariat that can reach the bot; `lockRoles` must have been called before. */
export async function areLastSecretariat(db: Db, people: PeopleKey): Promise<boolean> {
  const rows = await db.$queryRaw<{ readonly last: boolean }[]>(
    Prisma.sql`SELECT ${areLast(people)} AS last`,
  );
  return rows[0]?.last === true;
}

/**
 * Takes roles away from people, all or none: none when one of them has `secretariat` and nobody beside them who can
 * reach the bot has it. The condition is part of the statement; `lockRoles` must have been called before, so that
 * two who leave at once do not both see the other.
 */
export async function takeRoles(
  db: Db,
  { forumId, personIds, roles }: PeopleKey & { readonly roles: readonly GrantedRole[] },
): Promise<number> {
  const ids = Prisma.sql`${[...personIds]}::int[]`;
  const isLast = areLast({ forumId, personIds });
  return db.$executeRaw(Prisma.sql`
    DELETE FROM role_grant g
    WHERE g.forum_id = ${forumId} AND g.person_id = ANY(${ids}) AND g.role = ANY(${[...roles]}::granted_role[])
      AND NOT (${roles.includes('secretariat')}::bool AND ${isLast})`);
}

/** Everybody who may decide about members, each once: people of the secretariat, and the admins of the environment. */
export async function listSecretariat(
  db: Db,
  { forumId, admins }: { readonly forumId: number; readonly admins: readonly AdminId[] },
): Promise<readonly NoticeTarget[]> {
  const grants = await db.roleGrant.findMany({
    where: { forumId, role: 'secretariat' },
    select: { personId: true },
  });
  const accounts = await db.account.findMany({
    where: {
      forumId,
      revokedAt: null,
      OR: admins.map(({ platform, externalId }) => ({ platform, externalId })),
    },
    select: { personId: true, platform: true, externalId: true },
  });
  const people = new Set([...grants, ...accounts].map(({ personId }) => personId));
  const strangers = admins.filter(
    (admin) =>
      !accounts.some(
        ({ platform, externalId }) => platform === admin.platform && externalId === admin.externalId,
      ),
  );
  return [
    ...[...people].map((personId): NoticeTarget => ({ kind: 'person', personId })),
    ...strangers.map((admin): NoticeTarget => ({ kind: 'account', ...admin })),
  ];
}
