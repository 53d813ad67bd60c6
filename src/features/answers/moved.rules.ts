import type { Meeting } from '../../model/meeting.ts';
import type { InstitutionAnswer } from './types.ts';

/** Whether an answer was given before its meeting got the time that it has now. */
export function isForOldTime(
  { answeredAt }: Pick<InstitutionAnswer, 'answeredAt'>,
  { movedAt }: Pick<Meeting, 'movedAt'>,
): boolean {
  return answeredAt !== undefined && movedAt !== undefined && answeredAt < movedAt;
}

/** Answers to a meeting that was given another time after it was announced. */
export interface SinceMoved {
  /** Those given for the present time. */
  readonly anew: readonly InstitutionAnswer[];
  /** Those who said for the time before that they come, and are asked to confirm it. */
  readonly open: readonly InstitutionAnswer[];
  /** The other answers to the time before. */
  readonly kept: readonly InstitutionAnswer[];
}

/** The answers by the time they were given for; undefined where the meeting has the time of its announcement. */
export function sinceMoved(
  answers: readonly InstitutionAnswer[],
  meeting: Pick<Meeting, 'movedAt'>,
): SinceMoved | undefined {
  if (meeting.movedAt === undefined) return undefined;
  const given = answers.filter(({ answeredAt }) => answeredAt !== undefined);
  const old = given.filter((one) => isForOldTime(one, meeting));
  const comes = ({ answer }: InstitutionAnswer): boolean =>
    answer === 'attending' || answer === 'represented';
  return {
    anew: given.filter((one) => !isForOldTime(one, meeting)),
    open: old.filter(comes),
    kept: old.filter((one) => !comes(one)),
  };
}
