import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import type { OpenDraft } from './draft.ts';
import { isOptional, STEPS, stepOf } from './steps.rules.ts';

/** Longest label of a button, in characters: phones cut what is longer. */
const LABEL = 60;
const MOST_OPTIONS = 5;

/** A question of a draft, with what is said before it. */
export interface Question extends OpenDraft {
  readonly before: readonly Block[];
  /** Whether it goes on with what was begun another time. */
  readonly isResumed: boolean;
}

/** Asks one thing, with buttons for likely answers. */
export function question({ id, draft, before, isResumed }: Question, { t }: Language): OutgoingMessage {
  const step = stepOf(draft.step) ?? 'title';
  const at = STEPS.indexOf(step) + 1;
  const isTime = step === 'when' || step === 'answerBy';
  const asked = t(`meetings:steps.ask.${step}`);
  const head = draft.isEditing ? asked : t('meetings:steps.head', { at, of: STEPS.length, asked });
  const notes = isTime ? [t('meetings:steps.timeHint')] : [];
  const options = draft.options
    .slice(0, MOST_OPTIONS)
    .map((option, index): readonly Button[] => [
      { text: cut(option), action: encodeAction('buatrapat', 'isi', id, index) },
    ]);
  return message({
    summary: head,
    blocks: [
      ...(isResumed ? [paragraph(t('meetings:steps.resumed'))] : []),
      ...before,
      paragraph({ bold: head }),
      ...notes.map((text): Block => ({ kind: 'note', line: [text] })),
    ],
    buttons: [...options, leaving({ id, draft, isResumed }, { t })],
  });
}

/** The buttons that are under every question. */
function leaving(
  { id, draft, isResumed }: OpenDraft & { readonly isResumed: boolean },
  { t }: Pick<Language, 't'>,
): readonly Button[] {
  const button = (what: 'skip' | 'back' | 'restart' | 'cancel', word: string): Button => ({
    text: t(`meetings:steps.${what}`),
    action: encodeAction('buatrapat', word, id),
  });
  const isFirst = draft.step === STEPS[0] && !draft.isEditing;
  return [
    ...(isOptional(draft.step) ? [button('skip', 'lewati')] : []),
    ...(isFirst ? [] : [button('back', 'kembali')]),
    ...(isResumed ? [button('restart', 'awal')] : []),
    button('cancel', 'batal'),
  ];
}

/** Asks a time back in full. */
export function askBack(
  { id, draft, notes }: OpenDraft & { readonly notes: readonly Block[] },
  { t }: Language,
): OutgoingMessage {
  const label = t(`meetings:line.${stepOf(draft.step) ?? 'when'}`);
  const summary = t('meetings:steps.understood', { label, when: draft.pending });
  return message({
    summary,
    blocks: [paragraph({ bold: summary }), ...notes, paragraph(t('meetings:steps.isItRight'))],
    buttons: [
      [
        { text: t('meetings:steps.right'), action: encodeAction('buatrapat', 'benar', id), style: 'primary' },
        { text: t('meetings:steps.wrong'), action: encodeAction('buatrapat', 'ulang', id) },
      ],
    ],
  });
}

/** The invitation as members will see it, with what can still be mended of it. */
export function preview(
  { id, invitation }: { readonly id: number; readonly invitation: OutgoingMessage },
  { t }: Language,
): OutgoingMessage {
  const mend = STEPS.map(
    (step): Button => ({
      text: t(`meetings:line.${step}`),
      action: encodeAction('buatrapat', 'ubah', id, step),
    }),
  );
  const rows = mend.flatMap((_, index) => (index % 2 === 0 ? [mend.slice(index, index + 2)] : []));
  return message({
    summary: t('meetings:steps.previewTitle'),
    blocks: [
      paragraph({ bold: t('meetings:steps.previewTitle') }),
      { kind: 'divider' },
      ...invitation.blocks,
      { kind: 'divider' },
      paragraph(t('meetings:steps.previewNext')),
    ],
    buttons: [
      [
        { text: t('meetings:steps.save'), action: encodeAction('buatrapat', 'simpan', id), style: 'primary' },
        { text: t('meetings:steps.cancel'), action: encodeAction('buatrapat', 'batal', id) },
      ],
      ...rows,
    ],
  });
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LABEL ? text : `${characters.slice(0, LABEL - 1).join('')}…`;
}
