import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDate } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';
import { issuerName, openButton } from '../entry.words.ts';
import type { LibraryEntry, LibraryTopic } from '../types.ts';
import type { LibraryRequest } from './requests.types.ts';

/** A page of what is looked for. */
export interface RequestsPage {
  readonly forum: string;
  readonly zone: string;
  readonly requests: readonly LibraryRequest[];
  readonly offset: number;
  /** Where the next page begins; undefined on the last one. */
  readonly next: number | undefined;
  /** Which of them the reader may close, and whether others may be taken off. */
  readonly ownIds: ReadonlySet<number>;
  readonly mayCurate: boolean;
}

/** What is looked for, with buttons to close one's own. */
export function requestsShown(page: RequestsPage, language: Language): OutgoingMessage {
  const { t } = language;
  const { forum, requests, next, ownIds, mayCurate } = page;
  const summary = t('requests:list.title', { forum });
  const buttonsOf = ({ id, number }: LibraryRequest): readonly (readonly Button[])[] => {
    if (ownIds.has(id))
      return [
        [{ text: t('requests:button.close', { number }), action: encodeAction('mintabahan', 'tutup', id) }],
      ];
    return mayCurate
      ? [[{ text: t('requests:button.remove', { number }), action: encodeAction('mintabahan', 'hapus', id) }]]
      : [];
  };
  return message({
    summary,
    blocks: [
      { kind: 'title', text: summary },
      requests.length === 0
        ? paragraph(t('requests:list.none'))
        : list(requests.map((request) => requestOf(request, { zone: page.zone, language }))),
      { kind: 'note', line: [t('requests:list.howTo')] },
    ],
    buttons: [
      ...requests.flatMap(buttonsOf),
      ...(next === undefined
        ? []
        : [[{ text: t('requests:button.next'), action: encodeAction('mintabahan', 'daftar', next) }]]),
    ],
  });
}

function requestOf(
  { number, wording, topic, institution, createdAt }: LibraryRequest,
  { zone, language }: { readonly zone: string; readonly language: Language },
): string {
  const { t, locale } = language;
  return t(topic === undefined ? 'requests:list.line' : 'requests:list.lineTopic', {
    ...{ number, wording, topic: topic?.name ?? '' },
    institution: issuerName(institution, { t }),
    since: formatDate(createdAt, { zone, locale }),
  });
}

/** What the library may have already, before something is asked for. */
export function perhapsThere(
  { entries, wordsId }: { readonly entries: readonly LibraryEntry[]; readonly wordsId: number },
  { t }: Language,
): OutgoingMessage {
  const summary = t('requests:perhaps');
  const lines = entries.map(({ number, title, issuer }) =>
    t('requests:fits.entry', {
      number,
      title,
      institution: issuerName(issuer, { t }),
    }),
  );
  return message({
    summary,
    blocks: [paragraph(summary), list(lines), paragraph(t('requests:perhapsNext'))],
    buttons: [
      ...entries.map(({ number }) => [openButton(number, { t })]),
      [
        { text: t('requests:button.askAnyway'), action: encodeAction('mintabahan', 'tetap', wordsId) },
        { text: t('requests:button.drop'), action: encodeAction('mintabahan', 'batal', wordsId) },
      ],
    ],
  });
}

/** Asks for which institution something is looked for, where the sender acts for several. */
export function askForWhom(
  {
    institutions,
    wordsId,
  }: {
    readonly institutions: readonly { readonly institutionId: number; readonly shortName: string }[];
    readonly wordsId: number;
  },
  { t }: Language,
): OutgoingMessage {
  return message({
    summary: t('requests:forWhom'),
    buttons: institutions.map(({ institutionId, shortName }) => [
      { text: shortName, action: encodeAction('mintabahan', 'untuk', wordsId, institutionId) },
    ]),
  });
}

/** A request that was made, with the topics that it may be about, and whether a digest will tell of it. */
export function requestMade(
  {
    request,
    topics,
    isDigestOn,
  }: {
    readonly request: LibraryRequest;
    readonly topics: readonly LibraryTopic[];
    readonly isDigestOn: boolean;
  },
  { t }: Language,
): OutgoingMessage {
  const { id, number, wording, topic, institution } = request;
  const named = { number, wording, institution: issuerName(institution, { t }) };
  const summary = t('requests:made.summary', named);
  const others = topics.filter((one) => one.id !== topic?.id);
  return message({
    summary,
    blocks: [
      paragraph(summary),
      paragraph(
        topic === undefined ? t('requests:made.noTopic') : t('requests:made.topic', { topic: topic.name }),
      ),
      paragraph(t(isDigestOn ? 'requests:made.digest' : 'requests:made.noDigest')),
    ],
    buttons: [
      ...others.map((one) => [
        {
          text: t('requests:button.topic', { topic: one.name }),
          action: encodeAction('mintabahan', 'topik', id, one.id),
        },
      ]),
      [{ text: t('requests:button.close', { number }), action: encodeAction('mintabahan', 'tutup', id) }],
    ],
  });
}
