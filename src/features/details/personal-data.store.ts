import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { mayMention } from '../../personal-data/mentions.store.ts';
import { byAccount } from '../../personal-data/traces.ts';
import { FORGET_BATCH, type PersonalData, type Subject } from '../../personal-data/types.ts';

/** Details are only of use for the meeting: they are emptied so long after it, milliseconds. */
const DETAILS_MS = 30 * DAY_MS;

/** How people come: what they filled in, and where drivers and others are named in it. */
export const detailsPersonalData: PersonalData = {
  models: {
    AnswerDetail: {
      personal: ['companions', 'isOnline', 'vehicles', 'diet', 'byPersonId'],
      notPersonal: ['forumId', 'meetingId', 'institutionId', 'filledAt', 'waitingTurn', 'letterFileId'],
    },
    Substitute: {
      personal: ['named', 'platform', 'externalId'],
      notPersonal: ['forumId', 'meetingId', 'institutionId', 'codeHash', 'usedAt'],
    },
  },
  export: async (db, subject) => ({
    substituteFor: await db.substitute.findMany({
      where: byAccount(subject),
      select: { named: true, usedAt: true, meeting: { select: { number: true } } },
    }),
    answerDetails: await db.answerDetail.findMany({
      where: { forumId: subject.forumId, byPersonId: { in: [...subject.personIds] } },
      select: {
        companions: true,
        isOnline: true,
        vehicles: true,
        diet: true,
        meeting: { select: { number: true } },
      },
      orderBy: { meetingId: 'asc' },
    }),
  }),
  erase: async (db, subject) => {
    const { forumId, personIds } = subject;
    await db.answerDetail.updateMany({
      where: { forumId, byPersonId: { in: [...personIds] } },
      data: { vehicles: '', diet: '', byPersonId: null },
    });
    await eraseNamed(db, subject);
    await db.substitute.deleteMany({ where: byAccount(subject) });
    await eraseSubstitutes(db, subject);
  },
  forget: { answerDetails: emptyDetails, substitutes: forgetSubstitutes },
};

/** Vehicles and diets that name the subject, whoever wrote them. */
async function eraseNamed(db: Db, { forumId, mentions }: Subject): Promise<void> {
  const rows = await db.$queryRaw<
    { meetingId: number; institutionId: number; vehicles: string; diet: string }[]
  >(
    Prisma.sql`SELECT x.meeting_id AS "meetingId", x.institution_id AS "institutionId", x.vehicles, x.diet FROM answer_detail x
      WHERE x.forum_id = ${forumId} AND ${mayMention(Prisma.sql`(x.vehicles || ' ' || x.diet)`, mentions)}`,
  );
  for (const { meetingId, institutionId, vehicles, diet } of rows) {
    await db.answerDetail.updateMany({
      where: { forumId, meetingId, institutionId },
      data: { vehicles: mentions.withoutIn(vehicles), diet: mentions.withoutIn(diet) },
    });
  }
}

/** Codes for a substitute whom the subject is, as an answer named them. */
async function eraseSubstitutes(db: Db, { forumId, mentions }: Subject): Promise<void> {
  const rows = await db.substitute.findMany({ where: { forumId } });
  for (const { meetingId, institutionId, named } of rows)
    if (mentions.isMeantIn(named))
      await db.substitute.deleteMany({ where: { forumId, meetingId, institutionId } });
}

/** Substitutes of meetings that are over. */
async function forgetSubstitutes(db: Db, now: number): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    DELETE FROM substitute s USING meeting m WHERE m.id = s.meeting_id AND m.starts_at < ${new Date(now - DAY_MS)}`);
}

/** Empties what was only of use for the meeting. */
async function emptyDetails(db: Db, now: number): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    DELETE FROM answer_detail WHERE (meeting_id, institution_id) IN (
      SELECT d.meeting_id, d.institution_id FROM answer_detail d JOIN meeting m ON m.id = d.meeting_id
      WHERE coalesce(m.ends_at, m.starts_at) <= ${new Date(now - DETAILS_MS)} LIMIT ${FORGET_BATCH} FOR UPDATE OF d SKIP LOCKED)`);
}
