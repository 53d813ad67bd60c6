import type { RunCall } from '../../../inbound/command.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { replyAbout } from '../draft-reply.service.ts';
import { type MadeChange, withWayBack } from './taking-back.ts';

/** Notes a change in the trail and replies to whoever made it, with the way back. */
export async function replyToChange(
  call: RunCall,
  { change, answer }: { readonly change: MadeChange; readonly answer: OutgoingMessage },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const { before: meeting, command } = change;
  const subject = `rapat ${meeting.number}`;
  await recordAudit(work.db, { context, at: work.now, action: command, subject });
  return replyAbout(call, { meeting, answer: await withWayBack(call, { change, answer }), command });
}
