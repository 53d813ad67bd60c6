import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { isMeantIn } from '../../personal-data/mentions.ts';
import { byAccount, byUser } from '../../personal-data/traces.ts';
import { ERASED_NAME, type PersonalData, type Subject } from '../../personal-data/types.ts';

const TABLES = [Prisma.raw('rsvp'), Prisma.raw('rsvp_history')] as const;

/** Answers somebody gave, those that wait for a decision, and where they are named as the substitute of their institution. */
export const answers: PersonalData = {
  load: async (db, subject) => ({
    answers: await loadAnswers(db, subject),
    answersWaiting: await db.heldAnswer.findMany({ where: byAccount(subject) }),
  }),
  erase: async (db, subject) => {
    await eraseSubstitute(db, subject);
    await eraseGiven(db, subject);
    await db.heldAnswer.deleteMany({ where: byAccount(subject) });
  },
};

async function loadAnswers(db: Db, subject: Subject): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { forumId, personIds } = subject;
  const unrecorded = await db.$queryRaw<{ id: bigint }[]>(Prisma.sql`
    SELECT r.id FROM rsvp_history r WHERE ${await givenWithoutRecord(db, subject)}`);
  return db.rsvpHistory.findMany({
    where: {
      forumId,
      OR: [{ byPersonId: { in: [...personIds] } }, { id: { in: unrecorded.map(({ id }) => id) } }],
    },
    include: { meeting: { select: { number: true, title: true } } },
    orderBy: { id: 'asc' },
  });
}

/**
 * SQL: whether answer `r` was given by one of the accounts without a record, as an admin may: it was given in their private
 * chat, or carries an admin's name.
 */
async function givenWithoutRecord(db: Db, subject: Subject): Promise<Prisma.Sql> {
  const { forumId, adminName, accounts } = subject;
  const chats = await db.chat.findMany({
    where: { kind: 'private', OR: byUser(subject).OR },
    select: { externalId: true },
  });
  const platforms = accounts.map(({ platform }) => platform);
  // A private chat of Telegram has the number of its user.
  const chatIds = [...chats, ...accounts].map(({ externalId }) => externalId);
  return Prisma.sql`r.forum_id = ${forumId} AND r.by_person_id IS NULL AND r.platform = ANY(${platforms}::text[])
    AND (r.chat_id = ANY(${chatIds}::text[]) OR r.by_name = ${adminName ?? null}::text)`;
}

/** Answers lose who gave them and what was written, except a substitute's name, which is another person's. */
async function eraseGiven(db: Db, subject: Subject): Promise<void> {
  const { forumId, personIds } = subject;
  const withoutRecord = await givenWithoutRecord(db, subject);
  for (const table of TABLES) {
    await db.$executeRaw(Prisma.sql`
      UPDATE ${table} r SET by_name = ${ERASED_NAME}, chat_id = '',
        note = CASE WHEN r.answer = 'represented' THEN r.note ELSE '' END
      WHERE (r.forum_id = ${forumId} AND r.by_person_id = ANY(${[...personIds]}::int[])) OR (${withoutRecord})`);
  }
}

/** Where the subject is named as the substitute of an institution they act or acted for, however that is written, the note goes. */
async function eraseSubstitute(db: Db, { forumId, personIds, names }: Subject): Promise<void> {
  const seats = await db.seatHolder.findMany({
    where: { forumId, personId: { in: [...personIds] } },
    select: { seat: { select: { institutionId: true } } },
  });
  const institutionIds = [...new Set(seats.map(({ seat }) => seat.institutionId))];
  for (const table of TABLES) {
    const theirs = Prisma.sql`forum_id = ${forumId} AND institution_id = ANY(${institutionIds}::int[])`;
    const notes = await db.$queryRaw<{ readonly note: string }[]>(
      Prisma.sql`SELECT DISTINCT note FROM ${table} WHERE ${theirs} AND note <> ''`,
    );
    const naming = notes
      .map(({ note }) => note)
      .filter((note) => names.some((name) => isMeantIn(note, name)));
    if (naming.length === 0) continue;
    await db.$executeRaw(
      Prisma.sql`UPDATE ${table} SET note = '' WHERE ${theirs} AND note = ANY(${naming}::text[])`,
    );
  }
}
