import { paragraph } from '../i18n/message.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';

/** Adds to the first reply that the file which came with the words was not kept; nothing where there was none. */
export function sayNotKept(
  { incoming, language }: Pick<Call, 'language'> & { readonly incoming: Incoming },
  reactions: readonly Reaction[],
): readonly Reaction[] {
  if (incoming.attachment === undefined) return reactions;
  const first = reactions.find((reaction) => reaction.kind === 'reply' && reaction.isRefusal !== true);
  return reactions.map((reaction) => {
    if (reaction !== first || reaction.kind !== 'reply') return reaction;
    const { message } = reaction;
    const blocks = [...message.blocks, paragraph(language.t('common:fileNotKept'))];
    return { ...reaction, message: { ...message, blocks } };
  });
}
