import type { Language } from '../../../i18n/index.ts';
import { list, message, pairs, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import type { Forum } from '../../../model/forum.ts';
import type { Block, Button, OutgoingMessage } from '../../../platform/message.ts';
import { issuerName, kindTitle, openButton } from '../entry.words.ts';
import { LIBRARY_KINDS, type LibraryEntry } from '../types.ts';
import { NARROWINGS, type Narrowing, PAGE, type View, viewAction } from './view.rules.ts';

const SUMMARY_LENGTH = 160;
const BUTTON_LENGTH = 40;

/** What is shown of the library. */
export interface Shelf {
  readonly forum: Pick<Forum, 'name' | 'timeZone'>;
  readonly view: View;
  /** What was typed; empty where nothing was. */
  readonly words: string;
  /** Names of what the view is narrowed down by. */
  readonly narrowed: readonly string[];
  readonly entries: readonly LibraryEntry[];
  readonly isMore: boolean;
  /** Numbers of what the reader may see beside what is published. */
  readonly waiting: readonly number[];
  /** Numbers of what waits for the reader, who looks after the library. */
  readonly toDecide: readonly number[];
}

/** Three entries at a time, with buttons that open them, turn the page and narrow the view down. */
export function shelfShown(shelf: Shelf, language: Language): OutgoingMessage {
  const { t } = language;
  const { entries, narrowed, words } = shelf;
  const title = titleOf(shelf, language);
  const none = t(words === '' ? 'finding:shelf.empty' : 'finding:shelf.notFound');
  return {
    ...message({
      summary: title,
      blocks: [
        { kind: 'title', text: title },
        ...(narrowed.length === 0
          ? []
          : [paragraph(t('finding:shelf.narrowed', { filters: narrowed.join(', ') }))]),
        ...(entries.length === 0
          ? [paragraph(none)]
          : entries.flatMap((entry) => entryLines(entry, { shelf, language }))),
        ...(['toDecide', 'waiting'] as const).flatMap((which): readonly Block[] => {
          const numbers = shelf[which].join(', ');
          return numbers === '' ? [] : [{ kind: 'note', line: [t(`finding:shelf.${which}`, { numbers })] }];
        }),
      ],
      buttons: [
        ...rowOf(entries.map(({ number }) => openButton(number, language))),
        ...rowOf(turning(shelf, language)),
        ...narrowing(shelf, language),
      ],
    }),
    isOneMessage: true,
  };
}

function titleOf({ forum, words, view }: Shelf, { t }: Language): string {
  if (words !== '') return t('finding:shelf.titleWords', { words });
  return t(view.offset === 0 ? 'finding:shelf.title' : 'finding:shelf.titleOlder', { forum: forum.name });
}

/** An entry in a list: number and title, what it is, how it begins. */
function entryLines(
  entry: LibraryEntry,
  {
    shelf: { forum },
    language,
  }: { readonly shelf: { readonly forum: Shelf['forum'] }; readonly language: Language },
): readonly Block[] {
  const { number, title, summary } = entry;
  return [
    paragraph({ bold: `${number}. ${title}` }),
    paragraph(aboutEntry(entry, { forum, language })),
    paragraph(shortened(summary, SUMMARY_LENGTH)),
  ];
}

/** What an entry is, whose, and since when it is there. */
function aboutEntry(
  { kind, issuer, publishedAt }: LibraryEntry,
  { forum, language }: { readonly forum: Shelf['forum']; readonly language: Language },
): string {
  const { locale } = language;
  const parts = [
    kindTitle(kind, language),
    issuerName(issuer, language),
    ...(publishedAt === undefined ? [] : [formatDate(publishedAt, { zone: forum.timeZone, locale })]),
  ];
  return parts.join(' · ');
}

function turning({ view, isMore }: Shelf, { t }: Language): readonly Button[] {
  const to = (offset: number): string => viewAction('lihat', { view: { ...view, offset } });
  return [
    ...(view.offset === 0
      ? []
      : [{ text: t('finding:button.back'), action: to(Math.max(0, view.offset - PAGE)) }]),
    ...(isMore ? [{ text: t('finding:button.next'), action: to(view.offset + PAGE) }] : []),
  ];
}

function narrowing({ view, narrowed, entries }: Shelf, { t }: Language): readonly (readonly Button[])[] {
  if (entries.length === 0 && narrowed.length === 0) return [];
  const choose = NARROWINGS.map((by) => ({
    text: t(`finding:button.${by}`),
    action: viewAction('saring', { view, by }),
  }));
  const all = { kind: undefined, topicId: undefined, institutionId: undefined, offset: 0 };
  const clear = {
    text: t('finding:button.all'),
    action: viewAction('lihat', { view: { ...view, ...all } }),
  };
  return [choose, ...(narrowed.length === 0 ? [] : [[clear]])];
}

/** One thing by which a view can be narrowed down. */
export interface NarrowingChoice {
  readonly text: string;
  readonly by: Pick<View, 'kind' | 'topicId' | 'institutionId'>;
}

/** Asks by which kind, topic or institution a view is to be narrowed down. */
export function narrowingChoices(
  {
    by,
    view,
    choices,
    isCut,
  }: {
    readonly by: Narrowing;
    readonly view: View;
    readonly choices: readonly NarrowingChoice[];
    /** Whether there are more than have a button. */
    readonly isCut: boolean;
  },
  { t }: Language,
): OutgoingMessage {
  const buttons = choices.map((choice) => ({
    text: shortened(choice.text, BUTTON_LENGTH),
    action: viewAction('lihat', { view: { ...view, ...choice.by, offset: 0 } }),
  }));
  const back = { text: t('finding:button.backToList'), action: viewAction('lihat', { view }) };
  const summary = t(choices.length === 0 ? `finding:none.${by}` : `finding:choose.${by}`);
  return message({
    summary,
    blocks: [paragraph(summary), ...(isCut ? [paragraph(t('finding:choose.others'))] : [])],
    buttons: [...pairs(buttons), [back]],
  });
}

/** The choices of kinds. */
export function kindChoices(language: Language): readonly NarrowingChoice[] {
  return LIBRARY_KINDS.map((kind) => ({ text: kindTitle(kind, language), by: { kind } }));
}

/** Says of a question without an answer what the library has about it. */
export function offeredInstead(
  { entries, forum }: { readonly entries: readonly LibraryEntry[]; readonly forum: Shelf['forum'] },
  language: Language,
): OutgoingMessage {
  const summary = language.t(entries.length === 1 ? 'finding:instead.one' : 'finding:instead.some', {
    count: entries.length,
  });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...entries.flatMap((entry) => entryLines(entry, { shelf: { forum }, language })),
    ],
    buttons: rowOf(entries.map(({ number }) => openButton(number, language))),
  });
}

/** What the library has about a question, with a message about the same beneath it. */
export function offeredBefore(
  {
    entries,
    message: said,
  }: { readonly entries: readonly LibraryEntry[]; readonly message: OutgoingMessage },
  language: Language,
): OutgoingMessage {
  const lines = entries.map(({ number, title }) => `${number}. ${title}`);
  const summary = language.t('finding:before');
  return {
    ...said,
    summary,
    blocks: [paragraph(summary), list(lines), paragraph(language.t('finding:beforeChoices'))],
    buttons: [...rowOf(entries.map(({ number }) => openButton(number, language))), ...said.buttons],
  };
}

/** A message with what the library has about the same beneath it. */
export function offeredBeside(
  {
    entries,
    message: said,
  }: { readonly entries: readonly LibraryEntry[]; readonly message: OutgoingMessage },
  language: Language,
): OutgoingMessage {
  const lines = entries.map(({ number, title }) => `${number}. ${title}`);
  return {
    ...said,
    blocks: [...said.blocks, paragraph(language.t('finding:beside')), list(lines)],
    buttons: [...said.buttons, ...rowOf(entries.map(({ number }) => openButton(number, language)))],
  };
}

function rowOf(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return buttons.length === 0 ? [] : [buttons];
}

/** A text cut to a length in characters. */
export function shortened(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= length
    ? characters.join('')
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
