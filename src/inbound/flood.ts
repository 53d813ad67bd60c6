import type { AdminId } from '../config.ts';
import { languageOf } from '../i18n/chat-language.ts';
import type { Languages } from '../i18n/index.ts';
import { message } from '../i18n/message.ts';
import { type Clock, MINUTE_MS } from '../lib/clock.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Intent } from './interpret.ts';

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
  { incoming, intent }: { readonly incoming: Incoming; readonly intent: Intent },
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
  const text = languageOf(languages, { locale: '', platform }).t('refusals:tooFast');
  return isPress
    ? [{ kind: 'toast', text: text.slice(0, 200), alert: true }]
    : [{ kind: 'reply', audience: 'sender', message: message({ summary: text }) }];
}

/** What becomes of something a person sent: handled, answered with one polite line, or passed over in silence. */
export type Admittance = 'handle' | 'warn' | 'silence';

/** Decides about the next thing that one sender sent. */
export type RateLimit = (sender: string, kind: SentKind) => Admittance;

/** Presses have an allowance of their own, so that whoever wrote too much can still answer with a button. */
export type SentKind = 'words' | 'press';

/** Allowance of one person: so many at once, and so many more each minute. */
export const ALLOWANCES: Readonly<Record<SentKind, { readonly atOnce: number; readonly perMinute: number }>> =
  {
    words: { atOnce: 60, perMinute: 60 },
    press: { atOnce: 120, perMinute: 120 },
  };

/** Senders that are remembered; the one quiet for longest is forgotten first. */
const MOST_SENDERS = 20_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
  readonly isWarned: boolean;
}

/**
 * Makes the limit on what one person sends. It is kept in the memory of the process: several processes allow as many
 * times more, which still ends a flood, and an answer costs no round trip for it.
 */
export function createRateLimit(clock: Clock): RateLimit {
  const buckets = new Map<string, Bucket>();
  return (sender, kind) => {
    const { atOnce, perMinute } = ALLOWANCES[kind];
    const now = clock.now();
    const key = `${kind}:${sender}`;
    const before = buckets.get(key) ?? { left: atOnce, at: now, isWarned: false };
    const grown = Math.max(0, now - before.at) * (perMinute / MINUTE_MS);
    const left = Math.min(atOnce, before.left + grown);
    const isAllowed = left >= 1;
    // Put in anew, so that the map's order is that of the last message.
    buckets.delete(key);
    buckets.set(key, { left: isAllowed ? left - 1 : left, at: now, isWarned: !isAllowed });
    forgetOldest(buckets);
    if (isAllowed) return 'handle';
    return before.isWarned ? 'silence' : 'warn';
  };
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  if (buckets.size <= MOST_SENDERS) return;
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}
