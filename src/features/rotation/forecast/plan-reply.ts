import type { Call } from '../../../inbound/command.ts';
import { answerPrivately, isOverheard, replyHere } from '../../../inbound/replies.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';

/** The plan has meetings that are not announced: in a group it is for who asked alone. */
export function replyPlan(call: Call, answer: OutgoingMessage): readonly Reaction[] {
  const elsewhere = {
    key: 'rotation:plan.elsewhere',
    command: 'giliran rencana',
    payload: 'giliran',
  } as const;
  return isOverheard(call) ? answerPrivately(call, { answer, elsewhere }) : replyHere(call, answer);
}
