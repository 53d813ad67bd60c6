import type { AdminId } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import type { NoticeTarget } from '../../notices/types.ts';

/** Everybody who may decide about members, each once: people of the secretariat, and the admins of the environment. */
export async function listSecretariat(
  db: Db,
  { forumId, admins }: { readonly forumId: number; readonly admins: readonly AdminId[] },
): Promise<readonly NoticeTarget[]> {
  const grants = await db.roleGrant.findMany({
    where: { forumId, role: 'sekretariat' },
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
