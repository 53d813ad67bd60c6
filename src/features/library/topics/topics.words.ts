import type { Language } from '../../../i18n/index.ts';
import { list, message, pairs, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, Form, OutgoingMessage } from '../../../platform/message.ts';
import { viewAction } from '../finding/view.rules.ts';
import type { LibraryTopic } from '../types.ts';
import { TOPIC_LIMITS } from './topics.rules.ts';

/** So many topics are shown at a time. */
const TOPICS_PAGE = 12;

/** The list of topics as it is shown. */
export interface TopicList {
  readonly topics: readonly LibraryTopic[];
  /** Published entries by topic. */
  readonly counts: ReadonlyMap<number, number>;
  readonly offset: number;
  readonly mayChange: boolean;
}

/** The topics with how much there is of each; a press shows it, or opens the topic for who may change it. */
export function topicList(
  { topics, counts, offset, mayChange }: TopicList,
  { t }: Language,
): OutgoingMessage {
  const page = topics.slice(offset, offset + TOPICS_PAGE);
  const title = t(topics.length === 0 ? 'finding:topics.none' : 'finding:topics.title', {
    count: topics.length,
  });
  const shown = page.map(({ id, name }) => ({
    text: `${name} (${counts.get(id) ?? 0})`,
    action: mayChange
      ? encodeAction('pustaka', 'topik', 'lihat', id)
      : viewAction('lihat', { view: { offset: 0, topicId: id } }),
  }));
  const add: readonly Button[] = [
    { text: t('finding:topics.add'), action: encodeAction('pustaka', 'topik', 'tambah') },
  ];
  return message({
    summary: title,
    blocks: [
      paragraph({ bold: title }),
      ...(page.length === 0 ? [] : [list(page.map(({ name, words }) => [name, ...words].join(', ')))]),
      ...(mayChange ? [{ kind: 'note' as const, line: [t('finding:topics.howTo')] }] : []),
    ],
    buttons: [
      ...pairs(shown),
      ...turning(
        { offset, count: topics.length, to: (at) => encodeAction('pustaka', 'topik', 'daftar', at) },
        { t },
      ),
      ...(mayChange ? [add] : []),
    ],
  });
}

/** A topic with what may be done with it. */
export function topicShown({ id, name, words }: LibraryTopic, { t }: Language): OutgoingMessage {
  const said =
    words.length === 0
      ? t('finding:topics.noWords', { name })
      : t('finding:topics.words', { name, words: words.join(', ') });
  return message({
    summary: said,
    blocks: [paragraph(said), paragraph(t('finding:topics.askWords', { name }))],
    buttons: [
      [{ text: t('finding:topics.show'), action: viewAction('lihat', { view: { offset: 0, topicId: id } }) }],
      [
        { text: t('finding:topics.change'), action: encodeAction('pustaka', 'topik', 'ubah', id) },
        {
          text: t('finding:topics.remove'),
          action: encodeAction('pustaka', 'topik', 'hapus', id),
          style: 'danger',
        },
      ],
    ],
  });
}

/** Says what a topic is from now on. */
export function topicSaved(
  { topic: { name, words }, isNew }: { readonly topic: LibraryTopic; readonly isNew: boolean },
  { t }: Language,
): OutgoingMessage {
  const said =
    words.length === 0
      ? t('finding:topics.noWords', { name })
      : t('finding:topics.words', { name, words: words.join(', ') });
  const done = t(isNew ? 'finding:topics.added' : 'finding:topics.changed', { name });
  return message({ summary: done, blocks: [paragraph(done), paragraph(said)] });
}

/** Says that a topic is no longer offered, and how it comes back. */
export function topicRemoved({ name }: LibraryTopic, { t }: Language): OutgoingMessage {
  return message({ summary: t('finding:topics.removed', { name }) });
}

/** The form of a topic. */
export function topicForm(topic: LibraryTopic | undefined, { t }: Language): Form {
  const { name: longest, words, word } = TOPIC_LIMITS;
  return {
    action: topic === undefined ? encodeAction('pustaka') : encodeAction('pustaka', topic.id),
    title: t('finding:topics.form'),
    submit: t('finding:topics.save'),
    close: t('finding:topics.cancel'),
    fields: [
      {
        ...{ kind: 'text', name: 'name', multiline: false, maxLength: longest, optional: false },
        label: t('finding:topics.nameLabel'),
        ...(topic !== undefined && { initial: topic.name }),
      },
      {
        ...{ kind: 'text', name: 'words', multiline: true, maxLength: words * word, optional: true },
        label: t('finding:topics.wordsLabel'),
        hint: t('finding:topics.wordsHint'),
        ...(topic !== undefined && { initial: topic.words.join(', ') }),
      },
    ],
  };
}

/** What somebody follows, by topic. */
export interface FollowList {
  readonly topics: readonly LibraryTopic[];
  readonly followed: ReadonlySet<number>;
  readonly offset: number;
  /** What was done just now, in words. */
  readonly done?: string;
}

/** The topics as buttons: a press follows one, or no longer. */
export function followList({ topics, followed, offset, done }: FollowList, { t }: Language): OutgoingMessage {
  const own = topics.filter(({ id }) => followed.has(id)).map(({ name }) => name);
  const summary = t(
    topics.length === 0
      ? 'finding:topics.none'
      : own.length === 0
        ? 'finding:follow.none'
        : 'finding:follow.own',
    { topics: own.join(', ') },
  );
  const page = topics.slice(offset, offset + TOPICS_PAGE);
  const buttons = page.map(({ id, name }) => ({
    text: followed.has(id) ? `✓ ${name}` : name,
    action: encodeAction('ikuti', followed.has(id) ? 'berhenti' : 'ikuti', id, offset),
  }));
  return message({
    summary: done ?? summary,
    blocks: [
      ...(done === undefined ? [] : [paragraph(done)]),
      paragraph(summary),
      ...(topics.length === 0 ? [] : [paragraph(t('finding:follow.howTo'))]),
    ],
    buttons: [
      ...pairs(buttons),
      ...turning({ offset, count: topics.length, to: (at) => encodeAction('ikuti', 'daftar', at) }, { t }),
    ],
  });
}

function turning(
  {
    offset,
    count,
    to,
  }: { readonly offset: number; readonly count: number; readonly to: (at: number) => string },
  { t }: Pick<Language, 't'>,
): readonly (readonly Button[])[] {
  const row = [
    ...(offset === 0
      ? []
      : [{ text: t('finding:button.back'), action: to(Math.max(0, offset - TOPICS_PAGE)) }]),
    ...(offset + TOPICS_PAGE < count
      ? [{ text: t('finding:button.next'), action: to(offset + TOPICS_PAGE) }]
      : []),
  ];
  return row.length === 0 ? [] : [row];
}
