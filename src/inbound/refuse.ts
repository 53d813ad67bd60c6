import type { RefusalReason } from '../i18n/index.ts';
import { message } from '../i18n/message.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';
import { asRefusal, replyHere } from './replies.ts';

/** Says why not, and what to do instead: to a press as a notice only the presser sees, else as a reply. */
export function refuse(
  call: Pick<Call, 'language' | 'incoming' | 'limits'>,
  reason: RefusalReason,
  values: Readonly<Record<string, string | number>> = {},
): readonly Reaction[] {
  const text = call.language.t(`refusals:${reason}`, shortened(values));
  return call.incoming.body.kind === 'press'
    ? [{ kind: 'toast', text, alert: true }]
    : asRefusal(replyHere(call, message({ summary: text })));
}

/** Values that repeat what was typed. */
const ECHOED: ReadonlySet<string> = new Set(['name', 'words', 'option', 'code']);
/** Longest piece of somebody's words that a refusal repeats, in characters. */
const ECHO_LENGTH = 80;

function shortened(
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && ECHOED.has(name) ? echo(value) : value,
  ]);
  return Object.fromEntries(entries);
}

/** What was typed, on one line and cut, so that a refusal stays a line or two. */
export function echo(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length <= ECHO_LENGTH
    ? characters.join('')
    : `${characters.slice(0, ECHO_LENGTH - 1).join('')}…`;
}
