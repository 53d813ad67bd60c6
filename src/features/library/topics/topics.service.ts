import type { Db } from '../../../db/db.ts';
import { lockLibrary } from '../store.ts';
import { listTopics } from '../topics.store.ts';
import type { LibraryTopic } from '../types.ts';
import { TOPIC_LIMITS, topicsOf } from './topics.rules.ts';
import { diffTopics, readTopicsFile, type TopicProblem, type TopicsDiff } from './topics-file.rules.ts';
import { addTopic, changeTopic, rereadTopic } from './topics-list.store.ts';

/** So many topics are suggested at most. */
const MOST_SUGGESTED = 3;

/** The topics of a forum's list that a text is probably about, the likeliest first. */
export async function suggestTopics(
  db: Db,
  { forumId, text }: { readonly forumId: number; readonly text: string },
): Promise<readonly LibraryTopic[]> {
  return topicsOf(text, { topics: await listTopics(db, forumId), most: MOST_SUGGESTED });
}

/** A file of topics that is taken over, or only looked at; `now` in epoch milliseconds. */
export interface TopicsImport {
  readonly forumId: number;
  readonly content: Uint8Array;
  readonly now: number;
  readonly isPreview: boolean;
}

/** What it changes, or everything that is wrong with it. */
export type ImportedTopics =
  | { readonly ok: true; readonly diff: TopicsDiff }
  | { readonly ok: false; readonly problems: readonly TopicProblem[] };

/** Takes over a file of topics, all or nothing; the same file again changes nothing, and what it does not name stays. */
export async function importTopics(
  db: Db,
  { forumId, content, now, isPreview }: TopicsImport,
): Promise<ImportedTopics> {
  const file = readTopicsFile(content);
  if (!file.ok) return file;
  await lockLibrary(db, forumId);
  const kept = await listTopics(db, forumId);
  const diff = diffTopics(kept, file.topics);
  const most = TOPIC_LIMITS.topics;
  if (kept.length + diff.added.length > most)
    return { ok: false, problems: [{ line: 1, reason: 'too-many', value: String(most) }] };
  if (isPreview) return { ok: true, diff };
  for (const topic of diff.added) await addTopic(db, { ...topic, forumId, now });
  for (const { id, name, words = [] } of diff.changed) {
    await changeTopic(db, { forumId, id, name, words });
    await rereadTopic(db, { forumId, topicId: id });
  }
  return { ok: true, diff };
}
