import { asTypedOn } from '../../../i18n/chat-language.ts';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { PlatformName } from '../../../platform/incoming.ts';
import type { Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import { LONGEST } from '../limits.rules.ts';
import { topicTitle } from '../topics.words.ts';

/** Asks for the answer in a message. */
export function askAnswer(question: string, { t }: Language): OutgoingMessage {
  return message({ summary: t('faq:newEntry.askAnswer', { question }) });
}

/** Asks how the question is to be shown. */
export function askQuestion(question: string, { t }: Language): OutgoingMessage {
  return message({ summary: t('faq:newEntry.askQuestion', { question }) });
}

/** What the form is filled with, and what it is of: a group of questions, or an entry that was looked at. */
export interface EntryForm {
  readonly of: 'grup' | 'entri';
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly category: string;
}

/** The form of a new entry. */
export function answerForm(form: EntryForm, { t }: Language): Form {
  const text = (name: 'question' | 'answer' | 'category', maxLength: number): Form['fields'][number] => ({
    ...{ kind: 'text', name, multiline: name === 'answer', maxLength, optional: name === 'category' },
    ...{ label: t(`faq:newEntry.${name}`), ...(form[name] !== '' && { initial: form[name] }) },
  });
  return {
    action: encodeAction('takterjawab', form.of, form.id),
    title: t('faq:newEntry.title'),
    submit: t('faq:newEntry.look'),
    close: t('faq:newEntry.cancel'),
    fields: [
      text('question', LONGEST.question),
      text('answer', LONGEST.answer),
      text('category', LONGEST.category),
    ],
  };
}

/** An entry about to be kept. */
export interface EntryPreview {
  readonly entryId: number;
  readonly question: string;
  readonly answer: string;
  readonly category: string;
  /** Other topics, each with the code of an entry that is under it. */
  readonly topics: readonly (readonly [category: string, code: string])[];
  readonly platform: PlatformName;
}

const MOST_TOPICS = 16;

/** The entry as it would be given, and what can still be changed. */
export function entryPreview(entry: EntryPreview, language: Language): OutgoingMessage {
  const { t } = language;
  const { entryId, question, answer, category, platform } = entry;
  const button = (key: 'save' | 'question' | 'cancel', what: string): Button => ({
    text: t(key === 'question' ? 'faq:newEntry.rewrite' : `faq:newEntry.${key}`),
    action: encodeAction('takterjawab', what, entryId),
    ...(key === 'save' && { style: 'primary' as const }),
  });
  const topics = entry.topics.slice(0, MOST_TOPICS).map(([name, code]) => ({
    text: topicTitle(name, language),
    action: encodeAction('takterjawab', 'topik', entryId, code),
  }));
  const rows = topics.flatMap((_, at) => (at % 2 === 0 ? [topics.slice(at, at + 2)] : []));
  return message({
    summary: t('faq:newEntry.preview'),
    blocks: [
      paragraph(t('faq:newEntry.preview')),
      paragraph({ bold: question }),
      paragraph(asTypedOn(platform, answer)),
      { kind: 'note', line: [t('faq:newEntry.topic', { topic: topicTitle(category, language) })] },
    ],
    buttons: [[button('save', 'simpan')], [button('question', 'tanya'), button('cancel', 'batal')], ...rows],
  });
}
