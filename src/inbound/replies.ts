import type { OutgoingMessage } from '../platform/message.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';

/** A reply for everyone in the chat. */
export function replyToAll(message: OutgoingMessage): readonly Reaction[] {
  return [{ kind: 'reply', audience: 'chat', message }];
}

/**
 * A reply that matters to the sender: in the chat it was asked in, shown to the sender alone where the platform can
 * do that without leaving the chat.
 */
export function replyHere(call: Pick<Call, 'limits'>, message: OutgoingMessage): readonly Reaction[] {
  return [{ kind: 'reply', audience: call.limits.hasEphemeral ? 'sender' : 'chat', message }];
}

/** The same replies, marked as ones to something that had no effect: whoever mends what they sent is heard anew. */
export function asRefusal(reactions: readonly Reaction[]): readonly Reaction[] {
  return reactions.map((reaction) =>
    reaction.kind === 'reply' ? { ...reaction, isRefusal: true } : reaction,
  );
}

/**
 * A reply that others must not see (names, reminders, requests): privately; where that is impossible the group only
 * learns that it was, and how to mend it.
 */
export function replyPrivately(
  message: OutgoingMessage,
  publicFallback: OutgoingMessage,
): readonly Reaction[] {
  return [{ kind: 'reply', audience: 'sender', message, publicFallback }];
}

/** Whether a reply in this chat is read by others than the sender. */
export function isOverheard({ incoming, limits }: Pick<Call, 'incoming' | 'limits'>): boolean {
  return incoming.chat.kind !== 'private' && !limits.hasEphemeral;
}
