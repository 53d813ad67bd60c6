import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS } from '../../lib/clock.ts';
import { byAccount, doerKeys } from '../../personal-data/traces.ts';
import { FORGET_BATCH, type PersonalData } from '../../personal-data/types.ts';

/** So many questions without an answer are kept per forum, the latest. */
const MOST_QUESTIONS = 1_000;

/**
 * Questions that nobody could answer yet, with who asked. How many of one asker were kept is handed out and not erased: it is
 * forgotten within two days, and whoever fills the list must not begin anew by asking to be forgotten.
 */
export const faqPersonalData: PersonalData = {
  models: {
    UnansweredQuestion: {
      personal: ['externalId', 'question', 'normalised'],
      notPersonal: ['id', 'forumId', 'timesAsked', 'platform', 'askedAt', 'closedAt'],
    },
    QuestionQuota: { personal: ['asker'], notPersonal: ['forumId', 'kept', 'since'] },
    FaqEntry: {
      personal: [],
      notPersonal: [
        ...['id', 'forumId', 'code', 'category', 'status', 'source'],
        ...['question', 'answer', 'updatedAt', 'deletedAt'],
      ],
    },
    FaqWording: { personal: [], notPersonal: ['id', 'forumId', 'entryId', 'wording'] },
  },
  export: async (db, subject) => ({
    questions: await db.unansweredQuestion.findMany({ where: byAccount(subject) }),
    questionsKept: await db.questionQuota.findMany({
      where: { forumId: subject.forumId, asker: { in: doerKeys(subject) } },
    }),
  }),
  erase: async (db, subject) => {
    await db.unansweredQuestion.updateMany({ where: byAccount(subject), data: { externalId: '' } });
  },
  forget: { askers: forgetAskers, questions: forgetOldest, questionQuotas: forgetQuotas },
};

/** Closed questions lose who asked, also those that were closed by an earlier version. */
async function forgetAskers(db: Db): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    UPDATE unanswered_question SET external_id = '' WHERE id IN (
      SELECT id FROM unanswered_question WHERE closed_at IS NOT NULL AND external_id <> ''
      LIMIT ${FORGET_BATCH} FOR UPDATE SKIP LOCKED)`);
}

async function forgetOldest(db: Db): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    DELETE FROM unanswered_question WHERE id IN (
      SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY forum_id ORDER BY asked_at DESC, id DESC) AS place
        FROM unanswered_question) q WHERE place > ${MOST_QUESTIONS})`);
}

async function forgetQuotas(db: Db, now: number): Promise<number> {
  const { count } = await db.questionQuota.deleteMany({ where: { since: { lt: new Date(now - DAY_MS) } } });
  return count;
}
