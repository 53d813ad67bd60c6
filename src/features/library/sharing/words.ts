import type { Language } from '../../../i18n/index.ts';
import { list, message, pairs, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import { entryBlocks, type ShownEntry } from '../entry.words.ts';
import { LINES_OF } from '../rules.ts';
import type { Same } from '../sameness.rules.ts';
import { LIBRARY_KINDS, type LibraryTopic } from '../types.ts';
import type { OpenDraft } from './draft.ts';
import type { SharedAs } from './sharer.ts';
import { isOptional, stepsOf } from './steps.rules.ts';

/** A question of a draft, with what is said before it. */
export interface Question extends OpenDraft {
  readonly before: readonly Block[];
  /** Whether it goes on with what was begun another time. */
  readonly isResumed: boolean;
  /** What is offered under the question about topics. */
  readonly topics: readonly LibraryTopic[];
  readonly hasForms: boolean;
}

/** A button of a draft's question. */
function draftButton(
  text: string,
  {
    what,
    id,
    named = [],
  }: { readonly what: string; readonly id: number; readonly named?: readonly (string | number)[] },
): Button {
  return { text, action: encodeAction('bagikan', what, id, ...named) };
}

/** Asks one thing, with buttons for what can be pressed instead of typed. */
export function question(asked: Question, { t }: Language): OutgoingMessage {
  const { draft, before, isResumed } = asked;
  const steps = stepsOf(draft);
  const line = stepQuestion(draft.step);
  const words = t(`sharing:ask.${line}`);
  const isCounted = !draft.isEditing && draft.step !== 'kind';
  const head = isCounted
    ? t('sharing:head', { at: steps.indexOf(draft.step), of: steps.length - 1, asked: words })
    : words;
  const note = draft.step === 'kind' ? [t('sharing:openOnly')] : [];
  return message({
    summary: head,
    blocks: [
      ...(isResumed ? [paragraph(t('sharing:resumed'))] : []),
      ...before,
      paragraph({ bold: head }),
      ...note.map((text): Block => ({ kind: 'note', line: [text] })),
    ],
    buttons: [...choices(asked, { t }), leaving(asked, { t })],
  });
}

type Asked = 'kind' | 'file' | 'topics' | (typeof LINES_OF)[keyof typeof LINES_OF][number];

function stepQuestion(step: string): Asked {
  if (step === 'kind' || step === 'file' || step === 'topics') return step;
  return (
    Object.values(LINES_OF)
      .flat()
      .find((line) => line === step) ?? 'title'
  );
}

function choices(
  { id, draft, topics }: Question,
  { t }: Pick<Language, 't'>,
): readonly (readonly Button[])[] {
  switch (draft.step) {
    case 'kind':
      return LIBRARY_KINDS.map((kind) => [
        draftButton(t(`sharing:kind.${kind}`), { what: 'jenis', id, named: [kind] }),
      ]);
    case 'onPlatform':
      return [
        [
          draftButton(t('sharing:onPlatform.yes'), { what: 'isi', id, named: [0] }),
          draftButton(t('sharing:onPlatform.no'), { what: 'isi', id, named: [1] }),
        ],
      ];
    case 'file':
      return draft.file === undefined
        ? []
        : [[draftButton(t('sharing:noFile'), { what: 'tanpaberkas', id })]];
    case 'topics':
      return topics.map((topic) => [
        draftButton(
          draft.topicIds.includes(topic.id) ? t('sharing:chosen', { name: topic.name }) : topic.name,
          {
            ...{ what: 'topik', id, named: [topic.id] },
          },
        ),
      ]);
    default:
      return draft.options.map((option, index) => [
        draftButton(t('sharing:useFitting', { count: [...option].length }), {
          what: 'isi',
          id,
          named: [index],
        }),
      ]);
  }
}

/** The buttons that are under every question. */
function leaving(
  { id, draft, isResumed, hasForms }: Question,
  { t }: Pick<Language, 't'>,
): readonly Button[] {
  const isFirst = draft.step === 'kind' && !draft.isEditing;
  return [
    ...(draft.step === 'topics' ? [draftButton(t('sharing:done'), { what: 'lanjut', id })] : []),
    ...(draft.step !== 'topics' && isOptional(draft)
      ? [draftButton(t('sharing:skip'), { what: 'lewati', id })]
      : []),
    ...(isFirst ? [] : [draftButton(t('sharing:back'), { what: 'kembali', id })]),
    ...(isResumed ? [draftButton(t('sharing:restart'), { what: 'awal', id })] : []),
    // Where a form can be opened nobody is asked to type into the channel.
    ...(hasForms && draft.kind !== '' && draft.step !== 'topics'
      ? [draftButton(t('sharing:preview.change'), { what: 'formulir', id })]
      : []),
    draftButton(t('sharing:cancel'), { what: 'batal', id }),
  ];
}

/** What the preview is made of. */
export interface PreviewFacts extends OpenDraft {
  readonly shown: ShownEntry;
  readonly same: readonly Same[];
  /** The number of the entry that is changed. */
  readonly number: number | undefined;
  /** As whom else it could be shared. */
  readonly others: readonly SharedAs[];
  readonly hasForms: boolean;
  readonly hasTopics: boolean;
  readonly before: readonly Block[];
}

/** The entry as members will read it, what seems to be there already, and what can still be mended. */
export function preview(facts: PreviewFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { shown, number, before, same, draft } = facts;
  const title =
    number === undefined ? t('sharing:preview.title') : t('sharing:preview.titleUpdate', { number });
  const next = same.length === 0 ? t('sharing:preview.next') : t('sharing:preview.sameNext');
  return message({
    summary: title,
    blocks: [
      ...before,
      paragraph({ bold: title }),
      { kind: 'divider' },
      ...entryBlocks(shown, language),
      { kind: 'divider' },
      ...sameBlocks(same, language),
      paragraph(next),
      { kind: 'note', line: [t('sharing:openOnly')] },
      ...(draft.file === undefined ? [{ kind: 'note' as const, line: [t('sharing:preview.fileHow')] }] : []),
    ],
    buttons: previewButtons(facts, language),
  });
}

function sameBlocks(same: readonly Same[], { t }: Language): readonly Block[] {
  if (same.length === 0) return [];
  const items = same.map(({ number, title, by, status }) =>
    t('sharing:preview.sameItem', {
      ...{ number, title, by: t(`sharing:preview.sameBy.${by}`), status: t(`sharing:status.${status}`) },
    }),
  );
  return [paragraph({ bold: t('sharing:preview.same') }), list(items)];
}

function previewButtons(
  { id, draft, shown, same, others, hasForms, hasTopics }: PreviewFacts,
  { t }: Language,
): readonly (readonly Button[])[] {
  const send = t(same.length === 0 ? 'sharing:preview.send' : 'sharing:preview.sendAnyway');
  const mend = (step: string, text: string): Button => draftButton(text, { what: 'ubah', id, named: [step] });
  const lines = LINES_OF[shown.words.kind].map((line) => mend(line, t(`sharing:line.${line}`)));
  const changes = [
    ...(hasForms ? [draftButton(t('sharing:preview.change'), { what: 'formulir', id })] : lines),
    ...(draft.file === undefined && hasForms ? [] : [mend('file', t('sharing:file'))]),
    ...(hasTopics ? [mend('topics', t('sharing:topics'))] : []),
  ];
  return [
    [
      { ...draftButton(send, { what: 'kirim', id }), style: 'primary' },
      draftButton(t('sharing:cancel'), { what: 'batal', id }),
    ],
    ...others.map(({ institutionId, shortName }) => [
      draftButton(
        t('sharing:preview.for', { name: shortName ?? t('sharing:secretariat', { forum: shown.forumName }) }),
        { what: 'atasnama', id, named: [institutionId] },
      ),
    ]),
    ...pairs(changes),
  ];
}

/** Where somebody goes on who began in a group. */
export const ELSEWHERE = { key: 'sharing:elsewhere', command: 'bagikan', payload: 'bagikan' } as const;

/** How an entry is shared, with an example. */
export function howToShare({ t }: Language): OutgoingMessage {
  return message({
    summary: t('sharing:ask.kind'),
    blocks: [
      paragraph(t('sharing:how')),
      paragraph({ code: t('sharing:example') }),
      paragraph(t('sharing:openOnly')),
    ],
  });
}
