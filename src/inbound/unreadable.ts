import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';
import { takeHint } from './hints.store.ts';
import { refuse } from './refuse.ts';

/** Slack writes emoji as `:+1:`. */
const SHORTCODE = /:[\w+-]+:/g;

/** Whether there is anything to read in a text: a letter or a digit, and not emoji or marks alone. Pure. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(SHORTCODE, ' '));
}

/** Says once an hour to each person, and only in private, what can be read; silence otherwise. */
export async function explainUnreadable(call: Call): Promise<readonly Reaction[]> {
  const { incoming, work } = call;
  const { platform, sender, chat } = incoming;
  if (chat.kind !== 'private') return [];
  const isDue = await takeHint(work.db, { platform, userId: sender.id, now: work.now });
  return isDue ? refuse(call, 'unreadable') : [];
}
