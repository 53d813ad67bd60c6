import type { Db } from '../../db/db.ts';
import type { Answer } from './types.ts';

/** An institution with the answer that counts, if it gave one. Moments are epoch milliseconds. */
export interface InstitutionAnswer {
  readonly institutionId: number;
  readonly code: string;
  readonly shortName: string;
  readonly answer: Answer | undefined;
  readonly note: string;
  readonly byName: string;
  readonly answeredAt: number | undefined;
}

/** Every institution that belongs to the forum with its answer to a meeting, by code. */
export async function listAnswers(
  db: Db,
  meeting: { readonly id: number; readonly forumId: number },
): Promise<readonly InstitutionAnswer[]> {
  const rows = await db.institution.findMany({
    where: { forumId: meeting.forumId, leftAt: null },
    orderBy: { code: 'asc' },
    select: {
      id: true,
      code: true,
      shortName: true,
      rsvps: {
        where: { meetingId: meeting.id },
        select: { answer: true, note: true, byName: true, answeredAt: true },
      },
    },
  });
  return rows.map(({ id, code, shortName, rsvps: [rsvp] }) => ({
    institutionId: id,
    code,
    shortName,
    answer: rsvp?.answer,
    note: rsvp?.note ?? '',
    byName: rsvp?.byName ?? '',
    answeredAt: rsvp === undefined ? undefined : +rsvp.answeredAt,
  }));
}

/** How many institutions gave which answer. */
export interface AnswerTotals {
  readonly attending: number;
  readonly represented: number;
  readonly not_attending: number;
  readonly tentative: number;
  readonly unanswered: number;
}

/** Counts answers; `unanswered` are the institutions without one. */
export function countAnswers(answers: readonly Pick<InstitutionAnswer, 'answer'>[]): AnswerTotals {
  const count = (wanted: Answer | undefined): number =>
    answers.filter(({ answer }) => answer === wanted).length;
  return {
    attending: count('attending'),
    represented: count('represented'),
    not_attending: count('not_attending'),
    tentative: count('tentative'),
    unanswered: count(undefined),
  };
}
