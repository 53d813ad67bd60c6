import type { Db } from '../../db/db.ts';
import { mentionsOf } from '../../personal-data/mentions.ts';
import { byUser } from '../../personal-data/traces.ts';
import type { DataSubject, Subject, SubjectAccount } from '../../personal-data/types.ts';

/** Finds everything by which traces of somebody are found; `now` in epoch milliseconds. */
export async function findSubject(
  db: Db,
  { asked, now }: { readonly asked: DataSubject; readonly now: number },
): Promise<Subject> {
  const { forumId, adminName } = asked;
  const records = await recordsOf(db, asked);
  const personIds = records.map(({ id }) => id);
  const accounts = await accountsOf(db, { ...asked, personIds });
  const elsewhere = await db.account.findMany({
    where: { OR: [...accounts], forumId: { not: forumId } },
    select: { forumId: true },
  });
  const otherForumIds = [...new Set(elsewhere.map((row) => row.forumId))];
  const privateChats = await db.chat.findMany({
    where: { kind: 'private', OR: byUser({ accounts, otherForumIds }).OR },
    select: { externalId: true },
  });
  return {
    ...{ forumId, personIds, accounts, adminName, otherForumIds },
    privateChatIds: privateChats.map(({ externalId }) => externalId),
    mentions: mentionsOf({ names: records.map(({ name }) => name), accounts }),
    accountMentions: mentionsOf({ names: [], accounts }),
    now: new Date(now),
  };
}

async function recordsOf(
  db: Db,
  { forumId, personId }: DataSubject,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  if (personId === undefined) return [];
  return db.person.findMany({
    where: { forumId, OR: [{ id: personId }, { mergedIntoId: personId }] },
    select: { id: true, name: true },
  });
}

async function accountsOf(
  db: Db,
  asked: DataSubject & { readonly personIds: readonly number[] },
): Promise<readonly SubjectAccount[]> {
  const { forumId, platform, externalId, personIds } = asked;
  const rows = await db.account.findMany({
    where: { forumId, personId: { in: [...personIds] } },
    select: { platform: true, externalId: true },
  });
  const isAsking = (row: SubjectAccount): boolean =>
    row.platform === platform && row.externalId === externalId;
  return rows.some(isAsking) ? rows : [...rows, { platform, externalId }];
}
