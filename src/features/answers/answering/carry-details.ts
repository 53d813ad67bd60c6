import type { Call } from '../../../inbound/command.ts';
import { readSaidDetails, type SaidDetails } from '../../../language/said-details.ts';
import { saidDetails } from '../../details/service.ts';
import type { GivenAnswer } from '../types.ts';
import type { RecordedAnswer } from '../words.ts';

/** What an answer's words say of how somebody comes is kept with the details; undefined where they say nothing, or nothing new. */
export async function carryDetails(
  { work, context }: Call,
  { outcome, given }: { readonly outcome: RecordedAnswer; readonly given: Pick<GivenAnswer, 'note'> },
): Promise<SaidDetails | undefined> {
  const { counted, meeting, institution } = outcome;
  if (counted.answer !== 'attending' && counted.answer !== 'represented') return undefined;
  return saidDetails(work, {
    key: { forumId: context.forum.id, meetingId: meeting.id, institutionId: institution.id },
    said: readSaidDetails(given.note),
    byPersonId: context.actor.personId,
  });
}
