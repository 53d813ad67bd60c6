import type { RefusalReason } from '../i18n/index.ts';
import { message } from '../i18n/message.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import { languageOf } from './command-language.ts';
import type { CommandServices } from './services.ts';

/**
 * One polite line where nothing is known of the chat: nothing was done (`fault`), or it was done and the reply was lost
 * (`replyLost`), or nobody can tell (`faultUnsure`).
 */
export function apologise(
  { languages }: Pick<CommandServices, 'languages'>,
  incoming: Incoming,
  reason: Extract<RefusalReason, 'fault' | 'faultUnsure' | 'replyLost'>,
): readonly Reaction[] {
  const { kind } = incoming.body;
  if (kind === 'migrated' || kind === 'reachability') return [];
  const text = languageOf(languages, '', incoming.platform).t(`refusals:${reason}`);
  if (kind === 'press') return [{ kind: 'toast', text, alert: true }];
  const said = message({ summary: text });
  return [{ kind: 'reply', audience: 'sender', message: said, publicFallback: said }];
}

/** Gives every form the words for a sender before whom it can no longer be opened. */
export function withExcuses(
  { languages }: Pick<CommandServices, 'languages'>,
  { platform }: Pick<Incoming, 'platform'>,
  reactions: readonly Reaction[],
): readonly Reaction[] {
  if (!reactions.some(({ kind }) => kind === 'form')) return reactions;
  const instead = message({ summary: languageOf(languages, '', platform).t('refusals:formLate') });
  return reactions.map((reaction) => (reaction.kind === 'form' ? { instead, ...reaction } : reaction));
}
