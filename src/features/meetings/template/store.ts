import type { Db } from '../../../db/db.ts';
import {
  type InvitationTexts,
  type PartTexts,
  readInvitationTexts,
} from '../../../notices/invitation-texts.ts';

/** What a forum says around the facts of its invitations. */
export async function invitationTextsOf(db: Db, forumId: number): Promise<InvitationTexts> {
  const row = await db.forum.findUniqueOrThrow({ where: { id: forumId }, select: { invitationTexts: true } });
  return readInvitationTexts(row.invitationTexts);
}

/** Sets it for a language; invitations that are posted and still open show it within seconds. */
export async function setInvitationTexts(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly locale: string;
    readonly texts: PartTexts;
    /** Epoch milliseconds. */
    readonly now: number;
  },
): Promise<void> {
  const { forumId, locale, texts } = facts;
  const now = new Date(facts.now);
  await db.$executeRaw`
    UPDATE forum SET invitation_texts = invitation_texts || jsonb_build_object(${locale}::text, ${JSON.stringify(texts)}::jsonb)
    WHERE id = ${forumId}::int`;
  await db.meeting.updateMany({
    where: { forumId, state: 'announced', startsAt: { gt: now }, noticeStaleAt: null },
    data: { noticeStaleAt: now },
  });
}

/** Lets changes of one forum's texts come one after the other. */
export async function lockInvitationTexts(db: Db, forumId: number): Promise<void> {
  await db.$queryRaw`SELECT id FROM forum WHERE id = ${forumId} FOR UPDATE`;
}
