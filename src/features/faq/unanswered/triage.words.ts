import type { Key, Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import type { FaqEntry } from '../../../model/faq.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import { undoButton } from '../changes/change.words.ts';
import type { UnansweredQuestion } from './unanswered.types.ts';

/** What was done just now. */
export interface Done {
  readonly says: Key;
  readonly code: string;
  /** By which it can be undone. */
  readonly changeId?: number;
}

/** Questions that seem to ask the same. */
export interface QuestionGroup {
  readonly members: readonly UnansweredQuestion[];
  /** How often all of them were asked. */
  readonly times: number;
}

/** What the list of open questions is made of. */
export interface UnansweredFacts {
  readonly groups: readonly QuestionGroup[];
  /** How many questions are open. */
  readonly total: number;
  readonly done: Done | undefined;
}

/** The questions nobody could answer yet, like ones together, under what was done just now. */
export function unansweredList(
  { groups, total, done }: UnansweredFacts,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const said = done === undefined ? [] : [t(done.says, { code: done.code, count: done.code })];
  const undo = done?.changeId === undefined ? [] : [[undoButton(done.changeId, language)]];
  const [first] = groups[0]?.members ?? [];
  const summary = first === undefined ? t('faq:unansweredNone') : t('faq:unanswered', { total });
  const blocks: Block[] = [...said.map((line) => paragraph(line)), paragraph({ bold: summary })];
  if (first !== undefined) {
    blocks.push(list(groups.map((group) => itemOf(group, language))));
    blocks.push({ kind: 'note', line: [t('faq:unansweredNext', { id: first.id })] });
  }
  const buttons = groups.flatMap(({ members: [leader] }) =>
    leader === undefined
      ? []
      : [[{ text: leader.question, action: encodeAction('takterjawab', 'lihat', leader.id) }]],
  );
  return message({ summary: said[0] ?? summary, blocks, buttons: [...buttons, ...undo] });
}

function itemOf({ members, times }: QuestionGroup, { t }: Language): string {
  const [leader, ...others] = members;
  const facts = { id: leader?.id ?? 0, question: shortened(leader?.question ?? ''), times };
  return others.length === 0
    ? t('faq:unansweredItem', facts)
    : t('faq:unansweredItemLike', { ...facts, others: others.length });
}

/** What the card of a group is made of. */
export interface GroupFacts {
  readonly groupId: number;
  readonly members: readonly UnansweredQuestion[];
  /** Entries that it may belong to, the likeliest first. */
  readonly nearest: readonly FaqEntry[];
}

const MOST_SHOWN = 10;

/** Characters of a question that a list shows: a letter of two thousand would leave no room for others. */
const MOST_CHARACTERS = 250;

function shortened(question: string): string {
  const characters = [...question];
  return characters.length <= MOST_CHARACTERS
    ? question
    : `${characters.slice(0, MOST_CHARACTERS).join('').trimEnd()}…`;
}

/** A group: what is asked, the entries it may belong to, and what else can be done with it. */
export function groupCard({ groupId, members, nearest }: GroupFacts, { t }: Language): OutgoingMessage {
  const shown = members
    .slice(0, MOST_SHOWN)
    .map(({ question, timesAsked, wrongCode }) =>
      wrongCode === ''
        ? t('faq:group.item', { question, times: timesAsked })
        : t('faq:group.itemWrong', { question, times: timesAsked, code: wrongCode }),
    );
  const rest = members.length - shown.length;
  const blocks: Block[] = [
    paragraph({ bold: t('faq:group.title', { count: members.length }) }),
    list([...shown, ...(rest > 0 ? [t('faq:group.more', { count: rest })] : [])]),
    paragraph(t(nearest.length === 0 ? 'faq:group.askNew' : 'faq:group.ask')),
  ];
  const same = nearest.map(({ code, question }): readonly Button[] => [
    {
      text: t('faq:group.same', { code, question }),
      action: encodeAction('takterjawab', 'sama', groupId, code),
    },
  ]);
  const button = (key: 'create' | 'close' | 'back' | 'other', what: string): Button => ({
    text: t(`faq:group.${key}`),
    action: encodeAction('takterjawab', what, groupId),
  });
  const [leader, ...others] = members;
  const alone: readonly (readonly Button[])[] =
    leader === undefined || others.length === 0
      ? []
      : [[{ text: t('faq:group.alone'), action: encodeAction('takterjawab', 'satu', leader.id) }]];
  return message({
    summary: t('faq:group.title', { count: members.length }),
    blocks,
    buttons: [
      ...[...same, [button('other', 'cari'), button('create', 'baru')], ...alone],
      [button('close', 'tutup'), button('back', 'daftar')],
    ],
  });
}

/** The form that asks which other entry is meant. */
export function otherForm(groupId: number, { t }: Language): Form {
  return {
    action: encodeAction('takterjawab', 'cari', groupId),
    title: t('faq:group.other'),
    submit: t('faq:group.find'),
    close: t('faq:newEntry.cancel'),
    fields: [
      {
        ...{ kind: 'text', name: 'words', multiline: false, maxLength: 300, optional: false },
        label: t('faq:group.words'),
      },
    ],
  };
}
