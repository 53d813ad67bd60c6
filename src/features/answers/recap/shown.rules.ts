import { DAY_MS } from '../../../lib/clock.ts';
import { INSTITUTION_KINDS, type InstitutionKind } from '../../../model/institution.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { ANSWERS, type Answer, type InstitutionAnswer } from '../types.ts';

/** What a recap as a picture or file is made of. */
export interface ShownRecap {
  readonly meeting: Meeting;
  readonly answers: readonly InstitutionAnswer[];
  readonly forumName: string;
  readonly kinds: ReadonlyMap<number, InstitutionKind>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Institutions of one kind, in the order of protocol. */
export interface KindGroup {
  readonly kind: InstitutionKind;
  readonly answers: readonly InstitutionAnswer[];
}

/** The institutions by their kind, in the order of protocol; kinds without any are left out. */
export function byKind({ answers, kinds }: Pick<ShownRecap, 'answers' | 'kinds'>): readonly KindGroup[] {
  return INSTITUTION_KINDS.map((kind) => ({
    kind,
    answers: answers.filter(({ institutionId }) => (kinds.get(institutionId) ?? 'other') === kind),
  })).filter((group) => group.answers.length > 0);
}

/** Answers of the last day. */
export interface NewAnswers {
  readonly answer: Answer;
  readonly institutions: readonly string[];
}

/** Who answered since yesterday at this hour, or changed the answer, by what it is now. */
export function sinceYesterday({ answers, now }: Pick<ShownRecap, 'answers' | 'now'>): readonly NewAnswers[] {
  const fresh = answers.filter(({ answeredAt }) => answeredAt !== undefined && answeredAt > now - DAY_MS);
  return ANSWERS.map((answer) => ({
    answer,
    institutions: fresh.filter((one) => one.answer === answer).map(({ shortName }) => shortName),
  })).filter(({ institutions }) => institutions.length > 0);
}
