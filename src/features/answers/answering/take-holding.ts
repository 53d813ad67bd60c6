import type { Work } from '../../../model/work.ts';
import { type HeldPlaces, holdPlaces } from '../../details/service.ts';
import { type TakeAnswer, takeAnswer } from '../store.ts';
import type { AnswerOutcome } from '../types.ts';

/** Takes an answer within a transaction, holding the places of its meeting, where it has a capacity, and that it has none elsewhere. */
export async function takeHolding(
  work: Work,
  { given, admins, forumId }: Omit<TakeAnswer, 'now'> & { readonly forumId: number },
): Promise<{ readonly outcome: AnswerOutcome; readonly held: HeldPlaces | undefined }> {
  const meetingId = given.meeting.by === 'id' ? given.meeting.meetingId : undefined;
  const held = await holdPlaces(work, { forumId, meetingId });
  const holding = { ...given, holdsPlaces: held !== undefined };
  return { outcome: await takeAnswer(work.db, { given: holding, now: work.now, admins }), held };
}
