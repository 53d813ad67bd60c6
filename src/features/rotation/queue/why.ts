import { message } from '../../../i18n/message.ts';
import { findInstitution } from '../../../inbound/args/institution.ts';
import type { RunCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { queueOf, readRotation } from './order.service.ts';
import { whyNext } from './why.words.ts';

/** `tuanrumah kenapa [instansi]`: why somebody is next, or has its place, in one sentence. */
export async function explainTurn(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const rotation = await readRotation(work, forumId);
  const queue = queueOf(rotation, rotation.order.candidates.length);
  const [first] = queue;
  if (first === undefined) return refuse(call, 'queueEmpty');
  const found = call.argument === '' ? undefined : await findInstitution(call, call.argument);
  if (found?.ok === false) return found.reactions;
  const id = found?.value.id ?? first.institutionId;
  const position = queue.findIndex(({ institutionId }) => institutionId === id);
  const entry = queue[position];
  if (entry === undefined) {
    const name = found?.value.shortName ?? '';
    const place = rotation.order.candidates.find(({ institutionId }) => institutionId === id);
    const isAway = place !== undefined && rotation.rules.order !== 'hand' && place.absences.length > 0;
    return refuse(call, { reason: isAway ? 'alwaysAbsent' : 'notQueued', name });
  }
  const waiting = rotation.order.candidates.find(({ institutionId }) => institutionId === id)?.waitingSince;
  const why = { entry, position: position + 1, waitingSince: waiting, forum, zone };
  return replyHere(call, message({ summary: whyNext(why, language) }));
}
