import { languageOf, prefixOf } from '../i18n/chat-language.ts';
import type { Key, Language, RefusalReason } from '../i18n/index.ts';
import { message, paragraph } from '../i18n/message.ts';
import type { Incoming } from '../platform/incoming.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, CommandServices } from './command.ts';
import { takeHint } from './updates.store.ts';

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

/** Where somebody is to go on when the answer cannot be brought to them. */
export interface Elsewhere {
  /** Sentence with `{{command}}` that a group reads instead of the answer. */
  readonly key: Key;
  readonly command: string;
  /** What the address hands over that opens a private chat. */
  readonly payload: string;
}

/** Answers to the sender alone; where that is impossible, the group only learns where to go on. */
export function answerPrivately(
  call: Pick<Call, 'language' | 'incoming' | 'services'>,
  { answer, elsewhere }: { readonly answer: OutgoingMessage; readonly elsewhere: Elsewhere },
): readonly Reaction[] {
  return replyPrivately(answer, sayElsewhere(call, elsewhere));
}

/** Says where to go on, with a button where the platform has addresses for that. */
export function sayElsewhere(
  { language, incoming, services }: Pick<Call, 'language' | 'incoming' | 'services'>,
  { key, command, payload }: Elsewhere,
): OutgoingMessage {
  const { platform } = incoming;
  const url = services.platforms.get(platform)?.privateChatUrl(payload);
  return message({
    summary: language.t(key, { command: `${prefixOf(platform)}${command}` }),
    buttons: url === undefined ? [] : [[{ text: language.t('members:openChat'), url }]],
  });
}

/** Says in a group that the answer went to the private chat, with a button that opens one where there are such addresses. */
export function sayInPrivate(startUrl: string | undefined, { t }: Language): OutgoingMessage {
  const buttons = startUrl === undefined ? [] : [[{ text: t('reminders:startChat'), url: startUrl }]];
  return message({ summary: t('reminders:previewPrivate'), buttons });
}

/** Why not, with what its sentence names. */
export type Refusal =
  | RefusalReason
  | ({ readonly reason: RefusalReason } & Readonly<Record<string, string | number>>);

/** Says why not, and what to do instead: to a press as a notice only the presser sees, else as a reply. */
export function refuse(
  call: Pick<Call, 'language' | 'incoming' | 'limits'>,
  refusal: Refusal,
): readonly Reaction[] {
  const text = sayWhyNot(call, refusal);
  return call.incoming.body.kind === 'press'
    ? [{ kind: 'toast', text, alert: true }]
    : asRefusal(replyHere(call, message({ summary: text })));
}

/** The sentence of a refusal, to be said beside something else. */
export function sayWhyNot({ language }: Pick<Call, 'language'>, refusal: Refusal): string {
  const { reason, ...values } = typeof refusal === 'string' ? { reason: refusal } : refusal;
  return language.t(`refusals:${reason}`, shortened(values));
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

/**
 * One polite line where nothing is known of the chat: nothing was done (`fault`), or it was done and the reply was lost
 * (`replyLost`), or nobody can tell (`faultUnsure`).
 */
export function apologise(
  { languages }: Pick<CommandServices, 'languages'>,
  {
    incoming,
    reason,
  }: {
    readonly incoming: Incoming;
    readonly reason: Extract<RefusalReason, 'fault' | 'faultUnsure' | 'replyLost'>;
  },
): readonly Reaction[] {
  const { kind } = incoming.body;
  if (kind === 'migrated' || kind === 'reachability') return [];
  const text = languageOf(languages, { locale: '', platform: incoming.platform }).t(`refusals:${reason}`);
  if (kind === 'press') return [{ kind: 'toast', text, alert: true }];
  const said = message({ summary: text });
  return [{ kind: 'reply', audience: 'sender', message: said, publicFallback: said }];
}

/** Gives every form the words for a sender before whom it can no longer be opened. */
export function withExcuses(
  { languages }: Pick<CommandServices, 'languages'>,
  { reactions, platform }: Pick<Incoming, 'platform'> & { readonly reactions: readonly Reaction[] },
): readonly Reaction[] {
  // What is said beside a form stands without it, too.
  const isSaid = reactions.some(({ kind }) => kind === 'reply' || kind === 'replace');
  if (isSaid || !reactions.some(({ kind }) => kind === 'form')) return reactions;
  const instead = message({
    summary: languageOf(languages, { locale: '', platform }).t('refusals:formLate'),
  });
  return reactions.map((reaction) => (reaction.kind === 'form' ? { instead, ...reaction } : reaction));
}

/** Adds to the first reply that the file which came with the words was not kept; nothing where there was none. */
export function sayNotKept(
  { incoming, language }: Pick<Call, 'language'> & { readonly incoming: Incoming },
  reactions: readonly Reaction[],
): readonly Reaction[] {
  if (incoming.attachment === undefined) return reactions;
  return sayBeside(reactions, language.t('common:fileNotKept'));
}

/** Adds a line to the first reply; to none where nothing is replied. */
export function sayBeside(reactions: readonly Reaction[], line: string): readonly Reaction[] {
  // A question is no refusal to whoever reads it.
  const first = reactions.find(
    (reaction) =>
      reaction.kind === 'reply' && (reaction.isRefusal !== true || reaction.message.buttons.length > 0),
  );
  return reactions.map((reaction) => {
    if (reaction !== first || reaction.kind !== 'reply') return reaction;
    const { message } = reaction;
    const blocks = [...message.blocks, paragraph(line)];
    return { ...reaction, message: { ...message, blocks } };
  });
}

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

/** Whether the sender is to be told this now: once an hour, however often it could be said. */
export function isToldHourly(
  { incoming, work }: Pick<Call, 'incoming' | 'work'>,
  what: string,
): Promise<boolean> {
  const { platform, sender } = incoming;
  return takeHint(work.db, { platform, userId: `${sender.id}:${what}`, now: work.now });
}
