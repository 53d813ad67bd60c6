import { type RecordProblem, readRecords, repeatedIn } from '../../../lib/table/records.ts';
import type { LibraryTopic } from '../types.ts';
import { checkTopic, TOPIC_LIMITS, type TypedTopic, topicKey, wordsIn } from './topics.rules.ts';

/** Columns of a file of topics; words are parted by bars or commas, and may be left out. */
const TOPIC_COLUMNS = ['topik', 'kata'] as const;

type Column = (typeof TOPIC_COLUMNS)[number];

/** Why a line of a file is not taken, and what is meant. */
export type TopicProblem = RecordProblem<TopicReason>;

/** What may be wrong with a line. */
export type TopicReason = 'no-topics' | 'no-name' | 'long-name' | 'bad-words' | 'repeated' | 'too-many';

/** What a file says, or everything that is wrong with it. */
export type TopicsFile =
  | { readonly ok: true; readonly topics: readonly TypedTopic[] }
  | { readonly ok: false; readonly problems: readonly TopicProblem[] };

/** Reads a file of topics, all or nothing. Pure. */
export function readTopicsFile(content: Uint8Array): TopicsFile {
  const read = readRecords<Column, TypedTopic, TopicReason>(content, {
    required: ['topik'],
    none: 'no-topics',
    read: (cell, has) => {
      const checked = checkTopic({
        name: cell('topik'),
        words: has('kata') ? wordsIn(cell('kata')) : undefined,
      });
      if (checked.ok) return { item: checked.topic };
      const { reason } = checked.refusal;
      if (reason === 'topicUnnamed') return { problems: [{ reason: 'no-name', value: '' }] };
      return reason === 'topicNameLong'
        ? { problems: [{ reason: 'long-name', value: String(TOPIC_LIMITS.name) }] }
        : { problems: [{ reason: 'bad-words', value: `${TOPIC_LIMITS.words}/${TOPIC_LIMITS.word}` }] };
    },
    together: (placed) => [
      ...repeatedIn(placed, {
        keyOf: ({ name }) => topicKey(name),
        nameOf: ({ name }) => name,
        reason: 'repeated',
      }),
      ...placed
        .slice(TOPIC_LIMITS.topics)
        .map(({ line }) => ({ line, reason: 'too-many' as const, value: String(TOPIC_LIMITS.topics) })),
    ],
  });
  return read.ok ? { ok: true, topics: read.items } : read;
}

/** What a file changes; topics that it does not name stay as they are. */
export interface TopicsDiff {
  readonly added: readonly TypedTopic[];
  readonly changed: readonly (TypedTopic & { readonly id: number })[];
  readonly unchanged: number;
}

/** Compares a file with what is kept; a removed topic that it names comes back as a new one. Pure. */
export function diffTopics(kept: readonly LibraryTopic[], given: readonly TypedTopic[]): TopicsDiff {
  const byKey = new Map(kept.map((topic) => [topicKey(topic.name), topic]));
  const added = given.filter(({ name }) => !byKey.has(topicKey(name)));
  const changed = given.flatMap(({ name, words }) => {
    const before = byKey.get(topicKey(name));
    if (before === undefined) return [];
    const after = words ?? before.words;
    const isSame = before.name === name && before.words.join('\n') === after.join('\n');
    return isSame ? [] : [{ id: before.id, name, words: after }];
  });
  return { added, changed, unchanged: given.length - added.length - changed.length };
}
