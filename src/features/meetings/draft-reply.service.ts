import type { Call } from '../../inbound/command.ts';
import { answerPrivately, isOverheard, replyHere } from '../../inbound/replies.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';

/**
 * A reply that tells of a meeting: where it was asked, but of a draft to the sender alone, for a group learns of a meeting when it is
 * announced.
 * @param command by which the sender asks again where nothing can be brought to them
 */
export function replyAbout(
  call: Pick<Call, 'incoming' | 'limits' | 'language' | 'services'>,
  {
    meeting,
    answer,
    command,
  }: {
    readonly meeting: Pick<Meeting, 'state'>;
    readonly answer: OutgoingMessage;
    readonly command: string;
  },
): readonly Reaction[] {
  if (meeting.state !== 'draft' || !isOverheard(call)) return replyHere(call, answer);
  const elsewhere = { key: 'meetings:draftElsewhere', command, payload: command } as const;
  return answerPrivately(call, { answer, elsewhere });
}
