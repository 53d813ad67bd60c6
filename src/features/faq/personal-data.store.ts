import type { Db } from '../../db/db.ts';
import { Prisma } from '../../db/generated/client.ts';
import { DAY_MS, monthsBefore } from '../../lib/clock.ts';
import { byAccount, doerKeys } from '../../personal-data/traces.ts';
import { FORGET_BATCH, type PersonalData, type Subject } from '../../personal-data/types.ts';

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
      notPersonal: ['id', 'forumId', 'timesAsked', 'platform', 'askedAt', 'closedAt', 'wrongCode'],
    },
    QuestionQuota: { personal: ['asker'], notPersonal: ['forumId', 'kept', 'since'] },
    FaqEntry: {
      personal: ['ownerId'],
      notPersonal: [
        ...[
          'id',
          'forumId',
          'code',
          'category',
          'status',
          'source',
          'isShipped',
          'links',
          'reviewBy',
          'fileIds',
        ],
        ...['question', 'answer', 'updatedAt', 'deletedAt'],
      ],
    },
    FaqFile: { personal: [], notPersonal: ['fileId', 'forumId'] },
    FaqWording: { personal: [], notPersonal: ['id', 'forumId', 'entryId', 'wording', 'isShipped'] },
    FaqChange: {
      personal: ['actor', 'parts'],
      notPersonal: ['id', 'forumId', 'at', 'action', 'subject', 'questionIds', 'undoneAt'],
    },
    FaqTally: { personal: [], notPersonal: ['forumId', 'day', 'what', 'code', 'times'] },
    FaqWord: { personal: [], notPersonal: ['id', 'forumId', 'word', 'meaning', 'addedAt'] },
  },
  export: async (db, subject) => ({
    questions: await db.unansweredQuestion.findMany({ where: byAccount(subject) }),
    questionsKept: await db.questionQuota.findMany({
      where: { forumId: subject.forumId, asker: { in: doerKeys(subject) } },
    }),
    faqChanges: await db.faqChange.findMany({
      where: { forumId: subject.forumId, actor: { in: doerKeys(subject) } },
      select: { id: true, at: true, action: true, subject: true, actor: true, undoneAt: true },
    }),
    faqEntriesOwned: await db.faqEntry.findMany({
      where: { forumId: subject.forumId, ownerId: { in: [...subject.personIds] }, deletedAt: null },
      select: { code: true, question: true, reviewBy: true },
    }),
  }),
  erase: async (db, subject) => {
    const { forumId } = subject;
    await db.unansweredQuestion.updateMany({ where: byAccount(subject), data: { externalId: '' } });
    await db.faqEntry.updateMany({
      where: { forumId, ownerId: { in: [...subject.personIds] } },
      data: { ownerId: null },
    });
    await db.faqChange.updateMany({
      where: { forumId, actor: { in: doerKeys(subject) } },
      data: { actor: 'erased' },
    });
    await eraseOwner(db, subject);
  },
  forget: {
    askers: forgetAskers,
    questions: forgetOldest,
    questionQuotas: forgetQuotas,
    faqChanges: forgetChanges,
    faqTallies: forgetTallies,
    faqFiles: forgetFiles,
  },
};

/** Changes say by a number who looked after an entry before and after; quotation marks within texts are written otherwise. */
async function eraseOwner(db: Db, { forumId, personIds }: Subject): Promise<void> {
  if (personIds.length === 0) return;
  const owned = `"ownerId": (?:${personIds.join('|')})(?=[,}])`;
  await db.$executeRaw(Prisma.sql`
    UPDATE faq_change SET parts = regexp_replace(parts::text, ${owned}, '"ownerId": null', 'g')::jsonb
    WHERE forum_id = ${forumId} AND parts::text ~ ${owned}`);
}

/** A change can be undone for so long; what is counted is kept for as long. */
const KEPT_MONTHS = 13;

async function forgetChanges(db: Db, now: number): Promise<number> {
  const before = new Date(monthsBefore(now, KEPT_MONTHS));
  return db.$executeRaw(Prisma.sql`
    DELETE FROM faq_change WHERE id IN (SELECT id FROM faq_change WHERE at < ${before} LIMIT ${FORGET_BATCH})`);
}

/** Files that no answer has any more, and no change that could give them back. */
async function forgetFiles(db: Db): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    DELETE FROM faq_file WHERE file_id IN (
      SELECT file_id FROM faq_file f
      WHERE NOT EXISTS (SELECT FROM faq_entry e
          WHERE e.forum_id = f.forum_id AND e.deleted_at IS NULL AND f.file_id = ANY(e.file_ids))
        AND NOT EXISTS (SELECT FROM faq_change c WHERE c.forum_id = f.forum_id
          AND jsonb_path_exists(c.parts, '$[*].*.fileIds[*] ? (@ == $id)', jsonb_build_object('id', f.file_id)))
      LIMIT ${FORGET_BATCH} FOR UPDATE SKIP LOCKED)`);
}

async function forgetTallies(db: Db, now: number): Promise<number> {
  const before = new Date(monthsBefore(now, KEPT_MONTHS)).toISOString().slice(0, 10);
  const { count } = await db.faqTally.deleteMany({ where: { day: { lt: before } } });
  return count;
}

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
