import { readTable, type TableRow } from '../../../lib/table/read.ts';
import type { LibraryTopic } from '../types.ts';
import { checkTopic, TOPIC_LIMITS, type TypedTopic, topicKey, wordsIn } from './topics.rules.ts';

/** Columns of a file of topics; words are parted by bars or commas, and may be left out. */
export const TOPIC_COLUMNS = ['topik', 'kata'] as const;

/** Why a line of a file is not taken, and what is meant. */
export interface TopicProblem {
  readonly line: number;
  readonly reason:
    | 'unreadable'
    | 'missing-column'
    | 'no-topics'
    | 'no-name'
    | 'long-name'
    | 'bad-words'
    | 'repeated'
    | 'too-many';
  readonly value: string;
}

/** What a file says, or everything that is wrong with it. */
export type TopicsFile =
  | { readonly ok: true; readonly topics: readonly TypedTopic[] }
  | { readonly ok: false; readonly problems: readonly TopicProblem[] };

/** Reads a file of topics, all or nothing. Pure. */
export function readTopicsFile(content: Uint8Array): TopicsFile {
  const table = readTable(content);
  if (!table.ok) return bad([{ line: table.line, reason: 'unreadable', value: table.reason }]);
  const { header } = table;
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  if (!names.includes('topik')) return bad([{ line: header.line, reason: 'missing-column', value: 'topik' }]);
  if (table.rows.length === 0) return bad([{ line: header.line, reason: 'no-topics', value: '' }]);
  const seen = new Set<string>();
  const read = table.rows.map((row) => readRow(row, { names, seen }));
  const problems = read.flatMap((one) => ('reason' in one ? [one] : []));
  return problems.length > 0
    ? bad(problems)
    : { ok: true, topics: read.flatMap((one) => ('reason' in one ? [] : [one])) };
}

function readRow(
  { line, cells }: TableRow,
  { names, seen }: { readonly names: readonly string[]; readonly seen: Set<string> },
): TypedTopic | TopicProblem {
  const cell = (column: (typeof TOPIC_COLUMNS)[number]): string => cells[names.indexOf(column)] ?? '';
  const words = names.includes('kata') ? wordsIn(cell('kata')) : undefined;
  const checked = checkTopic({ name: cell('topik'), words });
  if (!checked.ok) {
    const { reason } = checked.refusal;
    if (reason === 'topicUnnamed') return { line, reason: 'no-name', value: '' };
    return reason === 'topicNameLong'
      ? { line, reason: 'long-name', value: String(TOPIC_LIMITS.name) }
      : { line, reason: 'bad-words', value: `${TOPIC_LIMITS.words}/${TOPIC_LIMITS.word}` };
  }
  const { name } = checked.topic;
  const key = topicKey(name);
  if (seen.has(key)) return { line, reason: 'repeated', value: name };
  seen.add(key);
  return seen.size > TOPIC_LIMITS.topics
    ? { line, reason: 'too-many', value: String(TOPIC_LIMITS.topics) }
    : checked.topic;
}

const bad = (problems: readonly TopicProblem[]): TopicsFile => ({ ok: false, problems });

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
