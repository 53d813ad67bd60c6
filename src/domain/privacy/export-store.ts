import type { Db } from '../../db/db.ts';
import { loadOwnActions } from './actions-store.ts';
import { accountsOf, recordsOf } from './subject-store.ts';
import type { DataSubject, SubjectAccount } from './types.ts';

/** Everything stored about somebody, by table, as it can be written to a file. Hashes of codes are left out. */
export type StoredData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Reads everything stored about a subject within the forum at `now` (epoch milliseconds). */
export async function loadStoredData(db: Db, subject: DataSubject, now: number): Promise<StoredData> {
  const { forumId } = subject;
  const personIds = [...(await recordsOf(db, subject))];
  const accounts = await accountsOf(db, subject, personIds);
  const OR = accounts.map(({ platform, externalId }) => ({ platform, externalId }));
  const people = { forumId, personId: { in: personIds } };
  const chats = accounts.map(({ platform, externalId }) => ({ platform, userId: externalId }));
  return {
    person: await db.person.findMany({ where: { forumId, id: { in: personIds } } }),
    accounts: await db.account.findMany({ where: people }),
    roles: await db.roleGrant.findMany({ where: people }),
    seats: await db.seatHolder.findMany({
      where: people,
      include: { seat: { include: { institution: { select: { code: true, officialName: true } } } } },
    }),
    answers: await db.rsvpHistory.findMany({
      where: { forumId, byPersonId: { in: personIds } },
      include: { meeting: { select: { number: true, title: true } } },
      orderBy: { id: 'asc' },
    }),
    answersWaiting: await db.heldAnswer.findMany({ where: { forumId, OR } }),
    joinRequests: await db.joinRequest.findMany({ where: { forumId, OR } }),
    invitations: await db.invitation.findMany({
      where: { forumId, OR: [{ personId: { in: personIds } }, { createdById: { in: personIds } }] },
      omit: { codeHash: true },
    }),
    linkCodes: await db.linkCode.findMany({ where: people, omit: { codeHash: true } }),
    wrongCodes: await db.codeGuess.findMany({ where: { OR } }),
    privateChats: await db.chat.findMany({ where: { forumId, kind: 'private', OR: chats } }),
    dialogues: await db.dialogue.findMany({ where: { forumId, OR: chats } }),
    questions: await db.unansweredQuestion.findMany({ where: { forumId, OR } }),
    messagesReceived: await db.delivery.findMany({
      where: { forumId, OR: [{ personId: { in: personIds } }, { target: { in: targetsOf(accounts) } }] },
      include: { notice: { select: { kind: true } } },
    }),
    proposals: await db.proposal.findMany({ where: { forumId, createdById: { in: personIds } } }),
    meetingsCreated: await db.meeting.findMany({
      where: { forumId, createdById: { in: personIds } },
      select: { number: true, createdAt: true },
    }),
    actionItems: await loadOwnActions(db, { forumId, personIds, now }),
    audit: await db.auditEntry.findMany({ where: { ...people } }),
  };
}

/** How the ledger names accounts that belonged to nobody when they were written to. */
export function targetsOf(accounts: readonly SubjectAccount[]): string[] {
  return accounts.map(({ platform, externalId }) => `account:${platform}:${externalId}`);
}
