import type { Db } from '../../../db/db.ts';
import { hostElseSecretariat } from '../../../notices/recipients/service.ts';
import type { LateListener } from '../types.ts';
import type { RecordedAnswer } from '../words.ts';

/** Who hears of an answer that came after the deadline, so that its receipt promises what happens; undefined for one in time. */
export async function lateListenerOf(
  db: Db,
  { outcome, now }: { readonly outcome: RecordedAnswer; readonly now: number },
): Promise<LateListener | undefined> {
  const { context, meeting, institution } = outcome;
  const { id: meetingId, answerBy, hostInstitutionId } = meeting;
  if (now <= answerBy) return undefined;
  if (institution.id === hostInstitutionId) return 'own';
  const subject = { forumId: context.forum.id, meetingId, hostInstitutionId };
  return (await hostElseSecretariat({ db, now }, subject)).whom;
}
