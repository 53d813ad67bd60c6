import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { notEndedAt } from '../members/holding-store.ts';
import { eraseNameFromActions } from './actions-store.ts';
import { targetsOf } from './export-store.ts';
import { emptyInvitationsNaming, emptyNotesNaming } from './named-store.ts';
import { accountsOf, recordsOf } from './subject-store.ts';
import { type DataSubject, ERASED_NAME, type SubjectAccount } from './types.ts';

/** Everything of one subject that is to be emptied. */
interface Erasure {
  readonly forumId: number;
  readonly personIds: readonly number[];
  readonly accounts: readonly SubjectAccount[];
  readonly now: Date;
}

/**
 * Empties everything that identifies a subject within the forum. Rows that count stay: an answer remains its
 * institution's, a person a number without a name. The audit stays as it is; it names people by number only.
 */
export async function eraseSubject(db: Db, subject: DataSubject, now: number): Promise<void> {
  const personIds = await recordsOf(db, subject);
  const accounts = await accountsOf(db, subject, personIds);
  const erasure: Erasure = { forumId: subject.forumId, personIds, accounts, now: new Date(now) };
  await eraseAnswers(db, erasure);
  await eraseRequests(db, erasure);
  await eraseMessages(db, erasure);
  // Before the records, which lose the name by then.
  await eraseNameFromActions(db, erasure);
  await eraseRecords(db, erasure);
}

/**
 * Answers lose who gave them and what was written, except a substitute's name, which is another person's; where the
 * subject is named as the substitute of their own institution, that goes too.
 */
async function eraseAnswers(db: Db, erasure: Erasure): Promise<void> {
  const { forumId, personIds, accounts } = erasure;
  await emptyNotesNaming(db, erasure);
  const ids = Prisma.sql`${[...personIds]}::int[]`;
  for (const table of [Prisma.raw('rsvp'), Prisma.raw('rsvp_history')]) {
    await db.$executeRaw(Prisma.sql`
      UPDATE ${table} r SET by_name = ${ERASED_NAME}, chat_id = '',
        note = CASE WHEN r.answer = 'diwakili' THEN r.note ELSE '' END
      WHERE r.forum_id = ${forumId} AND r.by_person_id = ANY(${ids})`);
  }
  await db.heldAnswer.deleteMany({ where: { forumId, OR: [...accounts] } });
  await db.unansweredQuestion.updateMany({ where: { forumId, OR: [...accounts] }, data: { externalId: '' } });
}

async function eraseRequests(db: Db, { forumId, personIds, accounts, now }: Erasure): Promise<void> {
  const requests = await db.joinRequest.findMany({
    where: { forumId, OR: [...accounts] },
    select: { id: true },
  });
  const ids = requests.map(({ id }) => id);
  await db.joinRequest.updateMany({
    where: { id: { in: ids }, state: 'pending' },
    data: { state: 'refused', decidedAt: now },
  });
  await db.joinRequest.updateMany({
    where: { id: { in: ids } },
    data: { externalId: '', displayName: ERASED_NAME },
  });
  await db.$executeRaw(Prisma.sql`
    UPDATE notice n SET facts = n.facts - 'remark' - 'question' - 'handle' || '{"remark": "", "question": ""}'
    WHERE n.forum_id = ${forumId} AND n.kind IN ('joinRequest', 'joinDecision') AND (n.facts->>'requestId')::int = ANY(${ids}::int[])`);
  await emptyInvitationsNaming(db, { forumId, personIds, now });
  await db.linkCode.deleteMany({ where: { forumId, personId: { in: [...personIds] } } });
  await db.codeGuess.deleteMany({ where: { OR: [...accounts] } });
  await db.proposal.updateMany({
    where: { forumId, createdById: { in: [...personIds] } },
    data: { facts: {}, state: 'dropped' },
  });
}

/** Where messages were sent, and conversations under way. */
async function eraseMessages(db: Db, { forumId, personIds, accounts }: Erasure): Promise<void> {
  const targets = targetsOf(accounts);
  const owned = { forumId, OR: [{ personId: { in: [...personIds] } }, { target: { in: targets } }] };
  await db.delivery.updateMany({
    where: { ...owned, state: 'queued' },
    data: { state: 'skipped', reason: 'erased' },
  });
  await db.delivery.updateMany({ where: owned, data: { chatId: null, messageId: null } });
  await db.$executeRaw(Prisma.sql`
    UPDATE delivery d SET target = 'account:' || d.id WHERE d.forum_id = ${forumId} AND d.target = ANY(${targets}::text[])`);
  const users = accounts.map(({ platform, externalId }) => ({ platform, userId: externalId }));
  await db.dialogue.deleteMany({ where: { forumId, OR: users } });
  await db.chat.deleteMany({ where: { forumId, kind: 'private', OR: users } });
}

async function eraseRecords(db: Db, { forumId, personIds, now }: Erasure): Promise<void> {
  const people = { forumId, personId: { in: [...personIds] } };
  await db.account.deleteMany({ where: people });
  await db.roleGrant.deleteMany({ where: people });
  await db.seatHolder.updateMany({
    where: { ...people, ...notEndedAt(now) },
    data: { untilAt: now },
  });
  await db.seatHolder.updateMany({ where: people, data: { position: '' } });
  await db.person.updateMany({
    where: { forumId, id: { in: [...personIds] } },
    data: { name: ERASED_NAME, erasedAt: now, preferredPlatform: null, quietFrom: null, quietUntil: null },
  });
}
