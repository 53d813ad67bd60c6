import { words } from '../../language/text/index.ts';
import type { LibraryTopic } from './types.ts';

/** The topics of which a text speaks, those of which it says most first. Pure. */
export function topicsIn(text: string, topics: readonly LibraryTopic[]): readonly LibraryTopic[] {
  const said = new Set(words(text));
  const telling = (topic: LibraryTopic): number =>
    [topic.name, ...topic.words]
      .flatMap((one) => words(one))
      .filter((word) => word.length > 2 && said.has(word)).length;
  return topics
    .map((topic) => ({ topic, common: telling(topic) }))
    .filter(({ common }) => common > 0)
    .sort((one, other) => other.common - one.common)
    .map(({ topic }) => topic);
}

/** The topic that words name; by its beginning where only one has it. */
export function topicNamed(typed: string, topics: readonly LibraryTopic[]): LibraryTopic | undefined {
  const plain = (text: string): string => words(text).join(' ');
  const name = plain(typed);
  if (name === '') return undefined;
  const same = topics.find(
    (topic) => plain(topic.name) === name || topic.words.some((word) => plain(word) === name),
  );
  if (same !== undefined) return same;
  const near = topics.filter((topic) => plain(topic.name).includes(name));
  return near.length === 1 ? near[0] : undefined;
}
