import type { Call } from '../../inbound/command.ts';
import { isOverheard } from '../../inbound/replies.ts';
import type { Meeting } from '../../model/meeting.ts';
import { notesFor } from './notes.rules.ts';
import { listAnswers } from './recap/recap.store.ts';
import type { InstitutionAnswer } from './types.ts';

/** The answers of the institutions that the sender acts for; in a group with what everybody may read. */
export async function listOwnAnswers(call: Call, meeting: Meeting): Promise<readonly InstitutionAnswer[]> {
  const own = new Set(call.context.actor.seats.map((seat) => seat.institutionId));
  const listed = (await listAnswers(call.work.db, meeting)).filter((one) => own.has(one.institutionId));
  return isOverheard(call) ? notesFor('group', listed) : listed;
}
