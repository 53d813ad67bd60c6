import { asTypedOn } from '../../i18n/chat-language.ts';
import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { encodeAction } from '../../platform/action.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { Button, OutgoingMessage } from '../../platform/message.ts';
import { topicTitle } from './topics.words.ts';

/** An entry's answer under its question, with commands as they are typed on that platform. */
export function faqAnswer(entry: FaqEntry, platform: PlatformName): OutgoingMessage {
  const answer = asTypedOn(platform, entry.answer);
  return message({ summary: answer, blocks: [paragraph({ bold: entry.question }), paragraph(answer)] });
}

/** Asks which of a few questions was meant. */
export function faqChoices(entries: readonly FaqEntry[], { t }: Language): OutgoingMessage {
  return message({ summary: t('faq:choices'), buttons: entries.map((entry) => [questionButton(entry)]) });
}

/** Says honestly that the bot does not know, and what happens next. */
export function faqUnknown({ t }: Language): OutgoingMessage {
  const summary = t('faq:unknown');
  return message({ summary, blocks: [paragraph(summary), paragraph(t('faq:unknownNext'))] });
}

/** Says that the bot does not know, and why the question is not kept: enough of them for a day, or a blocked account. */
export function faqNotKept(why: 'tooMany' | 'blocked', { t }: Language): OutgoingMessage {
  const summary = t('faq:unknown');
  const reason = t(why === 'blocked' ? 'faq:notKeptBlocked' : 'faq:notKept');
  return message({ summary, blocks: [paragraph(summary), paragraph(reason)] });
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

/** The questions nobody could answer yet. */
export function unansweredList(
  questions: readonly { readonly id: number; readonly question: string; readonly timesAsked: number }[],
  { t }: Language,
): OutgoingMessage {
  const [first] = questions;
  if (first === undefined) return message({ summary: t('faq:unansweredNone') });
  const items = questions.map(({ id, question, timesAsked }) =>
    t('faq:unansweredItem', { id, question, times: timesAsked }),
  );
  const summary = t('faq:unanswered', { total: questions.length });
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      list(items),
      { kind: 'note', line: [t('faq:unansweredNext', { id: first.id })] },
    ],
  });
}

function questionButton({ question, code }: FaqEntry): Button {
  return { text: question, action: encodeAction('tanya', code) };
}

function pairs(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
