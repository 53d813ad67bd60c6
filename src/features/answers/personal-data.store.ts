import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { ERASED_NAME } from '../../personal-data/mentions.ts';
import { byAccount } from '../../personal-data/traces.ts';
import { FORGET_BATCH, type PersonalData, type Subject } from '../../personal-data/types.ts';

const TABLES = [Prisma.raw('rsvp'), Prisma.raw('rsvp_history')] as const;
/** Notes that were only of use for the meeting are emptied so long after it, milliseconds. */
const NOTES_MS = 30 * DAY_MS;

const given = ['answer', 'note', 'byPersonId', 'byName', 'chatId'];
const circumstances = ['forumId', 'meetingId', 'institutionId', 'platform', 'sequence', 'answeredAt'];

/** Answers somebody gave, those that wait for a decision, and where they are named as the substitute of their institution. */
export const answersPersonalData: PersonalData = {
  models: {
    Rsvp: { personal: given, notPersonal: circumstances },
    RsvpHistory: { personal: given, notPersonal: ['id', ...circumstances, 'counted', 'undoneAt'] },
    HeldAnswer: {
      personal: ['externalId', 'answer', 'note', 'chatId'],
      notPersonal: ['id', 'forumId', 'meetingId', 'platform', 'sequence', 'answeredAt'],
    },
  },
  export: async (db, subject) => ({
    answers: await loadAnswers(db, subject),
    answersWaiting: await db.heldAnswer.findMany({ where: byAccount(subject) }),
  }),
  erase: async (db, subject) => {
    await eraseSubstitute(db, subject);
    await eraseGiven(db, subject);
    await db.heldAnswer.deleteMany({ where: byAccount(subject) });
  },
  forget: { notes: emptyPersonalNotes, heldAnswers: forgetHeld },
};

async function loadAnswers(db: Db, subject: Subject): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { forumId, personIds } = subject;
  const unrecorded = await db.$queryRaw<{ id: bigint }[]>(Prisma.sql`
    SELECT r.id FROM rsvp_history r WHERE ${givenWithoutRecord(subject)}`);
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
function givenWithoutRecord({ forumId, adminName, accounts, privateChatIds }: Subject): Prisma.Sql {
  const platforms = accounts.map(({ platform }) => platform);
  // A private chat of Telegram has the number of its user.
  const chatIds = [...privateChatIds, ...accounts.map(({ externalId }) => externalId)];
  return Prisma.sql`r.forum_id = ${forumId} AND r.by_person_id IS NULL AND r.platform = ANY(${platforms}::platform[])
    AND (r.chat_id = ANY(${chatIds}::text[]) OR r.by_name = ${adminName ?? null}::text)`;
}

/** Answers lose who gave them and what was written, except a substitute's name, which is another person's. */
async function eraseGiven(db: Db, subject: Subject): Promise<void> {
  const { forumId, personIds } = subject;
  const withoutRecord = givenWithoutRecord(subject);
  for (const table of TABLES) {
    await db.$executeRaw(Prisma.sql`
      UPDATE ${table} r SET by_name = ${ERASED_NAME}, chat_id = '',
        note = CASE WHEN r.answer = 'represented' THEN r.note ELSE '' END
      WHERE (r.forum_id = ${forumId} AND r.by_person_id = ANY(${[...personIds]}::int[])) OR (${withoutRecord})`);
  }
}

/** Where the subject is named as the substitute of an institution they act or acted for, however that is written, the note goes. */
async function eraseSubstitute(db: Db, { forumId, personIds, mentions }: Subject): Promise<void> {
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
    const naming = notes.map(({ note }) => note).filter((note) => mentions.isMeantIn(note));
    if (naming.length === 0) continue;
    await db.$executeRaw(
      Prisma.sql`UPDATE ${table} SET note = '' WHERE ${theirs} AND note = ANY(${naming}::text[])`,
    );
  }
}

/**
 * So many meetings are gone through in a statement, few enough for PostgreSQL to look their answers up one by one, and so many
 * statements make a batch: a past of many years takes some days, once.
 */
const MEETINGS = 20;
const STATEMENTS = 50;

/**
 * Empties notes that were only of use for the meeting (diet, plates, companions): those of who came or was not sure yet, some
 * weeks after it. Reasons of absence and substitutes' names are part of the answer and stay. Meetings that are through, or that
 * another process goes through, are not looked at.
 */
async function emptyPersonalNotes(db: Db, now: number): Promise<number> {
  let emptied = 0;
  for (let statement = 1; statement <= STATEMENTS && emptied < FORGET_BATCH; statement += 1) {
    const [{ rows, meetings } = { rows: 0, meetings: 0 }] = await emptyNotesOfSome(db, now);
    emptied += rows;
    if (meetings < MEETINGS) break;
  }
  return emptied;
}

function emptyNotesOfSome(
  db: Db,
  now: number,
): Promise<readonly { readonly rows: number; readonly meetings: number }[]> {
  const over = new Date(now - NOTES_MS);
  const isPersonal = Prisma.sql`r.meeting_id = p.id AND r.answer IN ('attending', 'tentative') AND r.note <> ''`;
  return db.$queryRaw(Prisma.sql`
    WITH past AS MATERIALIZED (
      SELECT id FROM meeting WHERE notes_emptied_at IS NULL AND coalesce(ends_at, starts_at) <= ${over}
      ORDER BY coalesce(ends_at, starts_at) LIMIT ${MEETINGS} FOR NO KEY UPDATE SKIP LOCKED
    ), counted AS (
      UPDATE rsvp r SET note = '' FROM past p WHERE ${isPersonal} RETURNING 1
    ), given AS (
      UPDATE rsvp_history r SET note = '' FROM past p WHERE ${isPersonal} RETURNING 1
    ), through AS (
      UPDATE meeting m SET notes_emptied_at = ${new Date(now)} FROM past p WHERE m.id = p.id
    )
    SELECT ((SELECT count(*) FROM counted) + (SELECT count(*) FROM given))::int AS rows, (SELECT count(*) FROM past)::int AS meetings`);
}

/** Answers that waited in vain until their meeting had begun. */
async function forgetHeld(db: Db, now: number): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    DELETE FROM held_answer h USING meeting m WHERE m.id = h.meeting_id AND m.starts_at < ${new Date(now - DAY_MS)}`);
}
