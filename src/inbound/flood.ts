import type { AdminId } from '../config.ts';
import type { Languages } from '../i18n/index.ts';
import { message } from '../i18n/message.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import { languageOf } from './command-language.ts';
import type { Intent } from './interpret.ts';
import type { RateLimit } from './rate-limit.ts';

/** What holding back a flood needs. */
export interface FloodGuard {
  readonly limit: RateLimit;
  readonly admins: readonly AdminId[];
  readonly languages: Languages;
}

/**
 * What somebody gets who sends too much: one polite line, then nothing until the allowance grows again. Undefined: to be
 * handled. Admins of the environment are not held back, and neither is what platforms tell of chats. Nothing is read
 * from the store, so that a flood costs nobody else anything.
 */
export function holdBackFlood(
  { limit, admins, languages }: FloodGuard,
  incoming: Incoming,
  intent: Intent,
): readonly Reaction[] | undefined {
  const { platform, sender } = incoming;
  const isAdmin = admins.some((admin) => admin.platform === platform && admin.externalId === sender.id);
  if (isAdmin || intent.kind === 'chatEvent' || intent.kind === 'nothing') return undefined;
  const isPress = ['press', 'submit', 'meant', 'staleButton'].includes(intent.kind);
  // All anonymous admins share one account of Telegram's.
  const who = sender.isPerson ? sender.id : `${sender.id}@${incoming.chat.id}`;
  const admittance = limit(`${platform}:${who}`, isPress ? 'press' : 'words');
  if (admittance === 'handle') return undefined;
  if (admittance === 'silence') return [];
  const text = languageOf(languages, '', platform).t('refusals:tooFast');
  return isPress
    ? [{ kind: 'toast', text: text.slice(0, 200), alert: true }]
    : [{ kind: 'reply', audience: 'sender', message: message({ summary: text }) }];
}
