import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import { undoButton } from '../changes/change.words.ts';

/** So many words have a button that takes them out; others are taken out by typing. */
const MOST_BUTTONS = 12;

/** The forum's words with what they are read as. */
export function wordList(
  words: readonly { readonly word: string; readonly meaning: string }[],
  { t }: Language,
): OutgoingMessage {
  const add: readonly Button[] = [{ text: t('faq:words.add'), action: encodeAction('faqkata', 'tambah') }];
  const title = t(words.length === 0 ? 'faq:words.none' : 'faq:words.title', { count: words.length });
  const takes = words.slice(0, MOST_BUTTONS).map(({ word }) => ({
    text: t('faq:words.remove', { word }),
    action: encodeAction('faqkata', 'hapus', word),
  }));
  const rows = takes.flatMap((_, at) => (at % 2 === 0 ? [takes.slice(at, at + 2)] : []));
  return message({
    summary: title,
    blocks: [
      paragraph({ bold: title }),
      ...(words.length === 0 ? [] : [list(words.map(({ word, meaning }) => `${word} = ${meaning}`))]),
      { kind: 'note', line: [t('faq:words.howTo')] },
    ],
    buttons: [add, ...rows],
  });
}

/** Says what a word is read as from now on, or that it is not any more, with a button that takes that back. */
export function wordReceipt(
  { word, meaning, changeId }: { readonly word: string; readonly meaning: string; readonly changeId: number },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const summary = meaning === '' ? t('faq:words.removed', { word }) : t('faq:words.added', { word, meaning });
  return message({ summary, buttons: [[undoButton(changeId, language)]] });
}

/** The form of a new word. */
export function wordForm({ t }: Language): Form {
  const field = (name: 'word' | 'meaning'): Form['fields'][number] => ({
    ...{ kind: 'text', name, multiline: false, maxLength: 60, optional: false },
    label: t(`faq:words.${name}`),
  });
  return {
    action: encodeAction('faqkata'),
    title: t('faq:words.add'),
    submit: t('faq:words.save'),
    close: t('faq:newEntry.cancel'),
    fields: [field('word'), field('meaning')],
  };
}
