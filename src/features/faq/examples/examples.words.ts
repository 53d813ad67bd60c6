import type { Key, Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { FaqEntry } from '../../../model/faq.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import { undoButton } from '../changes/change.words.ts';
import { LONGEST } from '../limits.rules.ts';
import { withoutMark } from './example.rules.ts';

/** What was done to the example before. */
export interface Checked {
  readonly says: Key;
  readonly code: string;
  /** By which it can be undone. */
  readonly changeId?: number;
}

/** What the card of an example is made of. */
export interface ExampleCard {
  readonly next: FaqEntry | undefined;
  /** How many examples there are. */
  readonly left: number;
  readonly timesAsked: number;
  readonly done: Checked | undefined;
}

/** An example with its buttons, under what was done to the one before; or that there is none left. */
export function exampleCard(card: ExampleCard, language: Language): OutgoingMessage {
  const { t } = language;
  const { next, left, done, timesAsked } = card;
  const said = done === undefined ? [] : [t(done.says, { code: done.code })];
  const undo = done?.changeId === undefined ? [] : [[undoButton(done.changeId, language)]];
  if (next === undefined) {
    const lines = [...said, t('faq:examples.none')];
    return message({
      summary: lines[0] ?? '',
      blocks: lines.map((line) => paragraph(line)),
      buttons: undo,
    });
  }
  const title = t('faq:examples.title', { code: next.code, left });
  const blocks: Block[] = [
    ...said.map((line) => paragraph(line)),
    paragraph({ bold: title }),
    paragraph({ bold: next.question }),
    paragraph(withoutMark(next.answer)),
    { kind: 'note', line: [noteOf({ entry: next, timesAsked }, language)] },
  ];
  return message({ summary: said[0] ?? title, blocks, buttons: [...cardButtons(next, language), ...undo] });
}

function noteOf(
  { entry, timesAsked }: { readonly entry: FaqEntry; readonly timesAsked: number },
  { t }: Language,
): string {
  const source = entry.source.trim();
  const lines = [
    t('faq:examples.notGiven'),
    ...(timesAsked > 0 ? [t('faq:examples.asked', { times: timesAsked })] : []),
    ...(source === '' || source === '-' ? [] : [t('faq:examples.source', { source })]),
  ];
  return lines.join(' ');
}

function cardButtons({ code }: FaqEntry, { t }: Language): readonly (readonly Button[])[] {
  return [
    [
      { text: t('faq:examples.right'), action: encodeAction('faqperiksa', 'benar', code), style: 'primary' },
      { text: t('faq:examples.rewrite'), action: encodeAction('faqperiksa', 'ubah', code) },
    ],
    [
      { text: t('faq:examples.skip'), action: encodeAction('faqperiksa', 'lewati', code) },
      { text: t('faq:examples.remove'), action: encodeAction('faqperiksa', 'hapus', code), style: 'danger' },
    ],
  ];
}

/** Asks for the right answer in a message. */
export function askForAnswer({ question, answer }: FaqEntry, { t }: Language): OutgoingMessage {
  const summary = t('faq:examples.ask', { question });
  return message({ summary, blocks: [paragraph(summary), paragraph({ italic: withoutMark(answer) })] });
}

/** The form for the right answer, filled with the example. */
export function rewriteForm({ code, question, answer }: FaqEntry, { t }: Language): Form {
  return {
    action: encodeAction('faqperiksa', code),
    title: t('faq:examples.formTitle', { code }),
    submit: t('faq:examples.formSubmit'),
    close: t('faq:examples.formClose'),
    fields: [
      {
        ...{ kind: 'text', name: 'answer', multiline: true, maxLength: LONGEST.answer, optional: false },
        ...{
          label: t('faq:examples.formAnswer'),
          hint: question.slice(0, 150),
          initial: withoutMark(answer),
        },
      },
    ],
  };
}
