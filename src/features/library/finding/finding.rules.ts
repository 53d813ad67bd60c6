import type { LibraryEntry, LibraryTopic } from '../types.ts';
import type { TopicWords } from './ask.rules.ts';
import { type Findable, formsOf, saidIn } from './terms.rules.ts';

/** What an entry is found by; whom to ask about a good practice is not among it. Pure. */
export function findable(entry: LibraryEntry): Findable {
  const { id, forumId, number, kind, title, issuer, topics, regulationNumber } = entry;
  const { summary, says, toDo, form, audience, problem, steps, result } = entry;
  const given = (texts: readonly (string | undefined)[]): readonly string[] =>
    texts.flatMap((text) => text ?? []);
  return {
    ...{ id, forumId, number, kind, title },
    institutionId: issuer?.institutionId ?? null,
    topicIds: topics.map((topic) => topic.id),
    heads: given([regulationNumber, issuer?.shortName, ...topics.map(({ name }) => name)]),
    body: given([summary, says, problem, result, form, audience, toDo, steps]),
  };
}

/** A topic with every form of its name and words. Pure. */
export function topicWords({ id, name, words }: LibraryTopic): TopicWords {
  const said = [name, ...words].flatMap((text) => saidIn(text)).flatMap(({ word }) => formsOf(word));
  return { id, name, words: [...new Set(said)] };
}
