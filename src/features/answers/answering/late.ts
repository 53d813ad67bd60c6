import type { Db } from '../../../db/db.ts';
import { hostElseSecretariat } from '../../../notices/recipients/service.ts';
import type { LateListener } from '../types.ts';
import type { RecordedAnswer } from '../words.ts';

/** Who hears of an answer that came after the deadline, so that its receipt promises what happens; undefined for one in time. Nobody is told of one that is as before. */
export async function lateListenerOf(
  db: Db,
  { outcome, now }: { readonly outcome: RecordedAnswer; readonly now: number },
): Promise<LateListener | undefined> {
  const { context, meeting, institution, counted, previous } = outcome;
  const { id: meetingId, answerBy, hostInstitutionId } = meeting;
  if (now <= answerBy) return undefined;
  const isAsBefore = previous?.answer === counted.answer && previous.note === counted.note;
  if (institution.id === hostInstitutionId || isAsBefore) return 'own';
  const subject = { forumId: context.forum.id, meetingId, hostInstitutionId };
  return (await hostElseSecretariat({ db, now }, subject)).whom;
}
