import type { RefusalReason } from '../i18n/index.ts';
import { message } from '../messages/build.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import { languageOf } from './language.ts';
import type { CommandServices } from './services.ts';

/**
 * One polite line where nothing is known of the chat: nothing was done (`fault`), or it was done and the reply was lost
 * (`replyLost`).
 */
export function apologise(
  { languages }: Pick<CommandServices, 'languages'>,
  incoming: Incoming,
  reason: Extract<RefusalReason, 'fault' | 'replyLost'>,
): readonly Reaction[] {
  const { kind } = incoming.body;
  if (kind === 'migrated' || kind === 'reachability') return [];
  const text = languageOf(languages, '', incoming.platform).t(`refusals:${reason}`);
  if (kind === 'press') return [{ kind: 'toast', text, alert: true }];
  const said = message({ summary: text });
  return [{ kind: 'reply', audience: 'sender', message: said, publicFallback: said }];
}
