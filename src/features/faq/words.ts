import { asTypedOn } from '../../i18n/chat-language.ts';
import type { Language } from '../../i18n/index.ts';
import { message, pairs, paragraph } from '../../i18n/message.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { encodeAction } from '../../platform/action.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { Button, OutgoingFile, OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import type { Contact } from './contact.ts';
import { topicTitle } from './topics.words.ts';

const MOST_NEAREST = 3;

/** What the buttons under answers and choices say; none of them can be the code of an entry. */
export const SAYS = { thanks: '!terima-kasih', wrong: '!bukan', chosen: '!pilih' } as const;

/** An answer about to be given. */
export interface FaqAnswer {
  readonly entry: FaqEntry;
  readonly platform: PlatformName;
  /** By which its question was kept, where its asker may say what the answer was worth. */
  readonly asked: number | undefined;
  /** What goes with the answer. */
  readonly files: readonly OutgoingFile[];
}

/** An entry's answer under its question, with commands as they are typed on that platform. */
export function faqAnswer({ entry, platform, asked, files }: FaqAnswer, { t }: Language): OutgoingMessage {
  const answer = asTypedOn(platform, entry.answer);
  const links = (entry.links ?? []).map((url) => paragraph({ link: url, url }));
  return message({
    summary: answer,
    blocks: [paragraph({ bold: entry.question }), paragraph(answer), ...links],
    files,
    buttons:
      asked === undefined
        ? []
        : [
            [
              { text: t('faq:feedback.thanks'), action: encodeAction('tanya', SAYS.thanks, asked) },
              { text: t('faq:feedback.wrong'), action: encodeAction('tanya', SAYS.wrong, asked) },
            ],
          ],
  });
}

/** Replies with a button by which the asker says that something else was meant. */
export function withWrongButton(
  reactions: readonly Reaction[],
  { asked, language: { t } }: { readonly asked: number; readonly language: Language },
): readonly Reaction[] {
  const button = { text: t('faq:feedback.wrong'), action: encodeAction('tanya', SAYS.wrong, asked) };
  return reactions.map((reaction) =>
    reaction.kind === 'reply'
      ? { ...reaction, message: { ...reaction.message, buttons: [...reaction.message.buttons, [button]] } }
      : reaction,
  );
}

/** Says of an answer that nobody confirmed that there is none yet, and whom to ask. */
export function faqWithheld(
  { entry, contact }: { readonly entry: FaqEntry; readonly contact: Contact | undefined },
  { t }: Language,
): OutgoingMessage {
  const summary = t('faq:withheld', { question: entry.question });
  const ask = contact === undefined ? t('faq:askSecretariat') : t('faq:askContact', { ...contact });
  return message({ summary, blocks: [paragraph(summary), paragraph(ask)] });
}

/** Asks which of a few questions was meant. */
export function faqChoices(
  { entries, asked }: { readonly entries: readonly FaqEntry[]; readonly asked: number | undefined },
  { t }: Language,
): OutgoingMessage {
  const none =
    asked === undefined
      ? []
      : [[{ text: t('faq:feedback.none'), action: encodeAction('tanya', SAYS.wrong, asked) }]];
  return message({ summary: t('faq:choices'), buttons: [...choiceButtons(entries), ...none] });
}

/** Says honestly that the bot does not know, what happens next, and what is near. */
export function faqUnknown(nearest: readonly FaqEntry[], { t }: Language): OutgoingMessage {
  return withNearest({ lines: [t('faq:unknown'), t('faq:unknownNext')], nearest }, t);
}

/** Says that the bot does not know, and why the question is not kept: enough of them for a day, or a blocked account. */
export function faqNotKept(
  { why, nearest }: { readonly why: 'tooMany' | 'blocked'; readonly nearest: readonly FaqEntry[] },
  { t }: Language,
): OutgoingMessage {
  const reason = t(why === 'blocked' ? 'faq:notKeptBlocked' : 'faq:notKept');
  return withNearest({ lines: [t('faq:unknown'), reason], nearest }, t);
}

/** Regrets an answer that was not meant: the question is kept. */
export function faqNotMeant(nearest: readonly FaqEntry[], { t }: Language): OutgoingMessage {
  return withNearest({ lines: [t('faq:feedback.sorry')], nearest }, t);
}

function withNearest(
  { lines, nearest }: { readonly lines: readonly string[]; readonly nearest: readonly FaqEntry[] },
  t: Language['t'],
): OutgoingMessage {
  const near = nearest.length === 0 ? [] : [t('faq:nearest')];
  return message({
    summary: lines[0] ?? '',
    blocks: [...lines, ...near].map((line) => paragraph(line)),
    buttons: choiceButtons(nearest.slice(0, MOST_NEAREST)),
  });
}

/** The topics, one button each; or the questions of one topic. */
export function faqTopics(categories: readonly string[], language: Language): OutgoingMessage {
  const { t } = language;
  if (categories.length === 0) return message({ summary: t('faq:empty') });
  const buttons = categories.map((category) => ({
    text: topicTitle(category, language),
    action: encodeAction('faq', topicKey(category)),
  }));
  return message({ summary: t('faq:topics'), buttons: pairs(buttons) });
}

/** Bytes of a topic that a button has room for. */
const KEY_BYTES = 48;

/** A topic as its button carries it: cut where it is too long for one. */
export function topicKey(category: string): string {
  const bytes = Buffer.from(category.replaceAll('|', ' ')).subarray(0, KEY_BYTES);
  return new TextDecoder('utf-8').decode(bytes, { stream: true });
}

/** The questions of a topic as buttons. */
export function faqQuestions(
  { category, entries }: { readonly category: string; readonly entries: readonly FaqEntry[] },
  language: Language,
): OutgoingMessage {
  const summary = language.t('faq:topic', { topic: topicTitle(category, language) });
  return message({ summary, buttons: entries.map((entry) => [questionButton(entry)]) });
}

function questionButton({ question, code }: FaqEntry): Button {
  return { text: question, action: encodeAction('tanya', code) };
}

/** Buttons of what was offered to a question. */
function choiceButtons(entries: readonly FaqEntry[]): readonly (readonly Button[])[] {
  return entries.map(({ question, code }) => [
    { text: question, action: encodeAction('tanya', code, SAYS.chosen) },
  ]);
}
