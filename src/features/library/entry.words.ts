import type { Language } from '../../i18n/index.ts';
import { paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import { inForceWords } from '../../language/dates/in-force.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Button, Line } from '../../platform/message.ts';
import { sizeWords } from '../files/rules.ts';
import { type EntryLine, LINES_OF } from './rules.ts';
import type { EntryWords, LibraryEntry, LibraryKind } from './types.ts';

/** What is shown of an entry, be it kept already or about to be sent. */
export interface ShownEntry {
  readonly words: Omit<EntryWords, 'topicIds' | 'fileId'>;
  /** Short name of its institution; undefined: the forum's secretariat. */
  readonly issuer: string | undefined;
  readonly file: { readonly name: string; readonly sizeBytes?: number } | undefined;
  readonly topics: readonly string[];
  readonly forumName: string;
  readonly zone: string;
  readonly publishedAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  readonly confirmedAt?: number | undefined;
}

/** A kept entry as it is shown. */
export function shownEntry(
  entry: LibraryEntry,
  forum: { readonly name: string; readonly timeZone: string },
): ShownEntry {
  const { issuer, file, topics, publishedAt, updatedAt, confirmedAt } = entry;
  return {
    ...{ words: entry, issuer: issuer?.shortName, file, topics: topics.map(({ name }) => name) },
    ...{ forumName: forum.name, zone: forum.timeZone, publishedAt, updatedAt, confirmedAt },
  };
}

/** Whose an entry is, in words. */
function issuerWords(
  { issuer, forumName }: Pick<ShownEntry, 'issuer' | 'forumName'>,
  { t }: Language,
): string {
  return issuer ?? t('sharing:secretariat', { forum: forumName });
}

/** Whose an entry or a request is, as lists name it; nobody's is the secretariat's. */
export function issuerName(
  issuer: { readonly shortName: string } | undefined,
  { t }: Pick<Language, 't'>,
): string {
  return issuer?.shortName ?? t('news:digest.secretariat');
}

/** A kind as people read it. */
export function kindTitle(kind: LibraryKind, { t }: Pick<Language, 't'>): string {
  return t(`sharing:kind.${kind}`);
}

/** A link's name is its host, so that nobody takes it for another. */
function linkSpan(link: string): { readonly link: string; readonly url: string } {
  return { link: URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') : link, url: link };
}

/** Everything an entry says, without a heading of the message around it. */
export function entryBlocks(shown: ShownEntry, language: Language): readonly Block[] {
  const { t } = language;
  const { words, topics } = shown;
  const by = t('sharing:entry.by', {
    kind: kindTitle(words.kind, language),
    issuer: issuerWords(shown, language),
  });
  return [
    paragraph({ bold: words.title }),
    paragraph(by),
    paragraph(words.summary),
    ...factsOf(shown, language),
    ...(topics.length === 0 ? [] : [paragraph(t('sharing:entry.topics', { topics: topics.join(', ') }))]),
    ...datesOf(shown, language),
  ];
}

function factsOf({ words, file }: ShownEntry, language: Language): readonly Block[] {
  const { t } = language;
  const rows = LINES_OF[words.kind].flatMap((line) => {
    const value = lineValue(words, { line, language });
    return value === undefined ? [] : [{ label: t(`sharing:line.${line}`), value }];
  });
  const size = file?.sizeBytes === undefined ? '' : ` (${sizeWords(file.sizeBytes)})`;
  const all = [
    ...rows,
    ...(file === undefined ? [] : [{ label: t('sharing:file'), value: [`${file.name}${size}`] }]),
  ];
  return all.length === 0 ? [] : [{ kind: 'fields', rows: all }];
}

function lineValue(
  words: ShownEntry['words'],
  { line, language }: { readonly line: EntryLine; readonly language: Language },
): Line | undefined {
  const { t, locale } = language;
  if (line === 'title' || line === 'summary') return undefined;
  if (line === 'onPlatform')
    return words.onPlatform === undefined
      ? undefined
      : [t(words.onPlatform ? 'sharing:onPlatform.yes' : 'sharing:onPlatform.no')];
  const value = words[line];
  if (value === undefined) return undefined;
  if (line === 'link') return [linkSpan(value)];
  return [line === 'inForceSince' ? inForceWords(value, locale) : value];
}

function datesOf(
  { zone, publishedAt, updatedAt, confirmedAt }: ShownEntry,
  { t, locale }: Language,
): readonly Block[] {
  const on = (moment: number): string => formatDate(moment, { zone, locale });
  const said = [
    ...(publishedAt === undefined ? [] : [t('sharing:entry.published', { when: on(publishedAt) })]),
    ...(updatedAt === undefined ? [] : [t('sharing:entry.updated', { when: on(updatedAt) })]),
    ...(confirmedAt === undefined ? [] : [t('sharing:entry.confirmed', { when: on(confirmedAt) })]),
  ];
  return said.length === 0 ? [] : [{ kind: 'note', line: [said.join(' ')] }];
}

/** Opens an entry. */
export function openButton(number: number, { t }: Pick<Language, 't'>): Button {
  return { text: t('finding:button.open', { number }), action: encodeAction('pustaka', 'buka', number) };
}

/** What a reader may do with an entry. */
export interface EntryRights {
  /** As one of its issuer. */
  readonly mayChange: boolean;
  readonly mayCurate: boolean;
}

/** The buttons under an entry: its issuer's, the curators', and for everybody else the one by which a mistake is reported. */
export function entryButtons(
  { entry, mayChange, mayCurate }: EntryRights & { readonly entry: LibraryEntry },
  { t }: Language,
): readonly (readonly Button[])[] {
  const { id, status, round, kind, waitingSince, revision } = entry;
  const isOpen = status === 'published' || status === 'waiting' || status === 'needs_change';
  const own = [
    ...(mayChange && (isOpen || status === 'withdrawn' || status === 'declined')
      ? [{ text: t('sharing:button.update'), action: encodeAction('bagikan', 'perbarui', id) }]
      : []),
    ...((mayChange || mayCurate) && isOpen
      ? [{ text: t('sharing:button.withdraw'), action: encodeAction('bagikan', 'tarik', id) }]
      : []),
  ];
  const report =
    status === 'published' && !mayChange
      ? [{ text: t('sharing:button.report'), action: encodeAction('bagikan', 'keliru', id) }]
      : [];
  // A change is decided about where it is read, not under the old words.
  const review: readonly (readonly Button[])[] =
    revision === undefined
      ? moderationButtons({ id, round, kind }, { t })
      : [[{ text: t('sharing:button.review'), action: encodeAction('bagikan', 'tinjau', id) }]];
  return [
    ...(mayCurate && waitingSince !== undefined ? review : []),
    ...(own.length === 0 ? [] : [own]),
    ...(report.length === 0 ? [] : [report]),
  ];
}

/** What a curator decides about something that waits. */
export function moderationButtons(
  { id, round, kind }: Pick<LibraryEntry, 'id' | 'round' | 'kind'>,
  { t }: Pick<Language, 't'>,
): readonly (readonly Button[])[] {
  return [
    [
      {
        text: t('sharing:button.publish'),
        action: encodeAction('bagikan', 'terbit', id, round),
        style: 'primary',
      },
    ],
    ...(kind === 'policy'
      ? [[{ text: t('news:urgent.publish'), action: encodeAction('bagikan', 'mendesak', id, round) }]]
      : []),
    [
      { text: t('sharing:button.askChange'), action: encodeAction('bagikan', 'mintaperbaikan', id, round) },
      {
        text: t('sharing:button.decline'),
        action: encodeAction('bagikan', 'tolak', id, round),
        style: 'danger',
      },
    ],
  ];
}
