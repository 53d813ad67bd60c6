import { createFaqIndex, type FaqIndex, indexOf } from './faq-index.ts';
import { learnApart } from './learn-apart.ts';
import { type LiveTopic, liveEntries, liveKnowledge, liveTopics } from './live-lesson.ts';
import { StillLearning } from './still-learning.ts';

export { type LiveTopic, liveTopics } from './live-lesson.ts';

/** Longer messages tell a story; a story is the FAQ's. */
const LONGEST = 400;

let index: FaqIndex | undefined;
let learning: Promise<void> | undefined;

function liveIndex(): FaqIndex {
  index ??= createFaqIndex(liveEntries(), { knowledge: liveKnowledge() });
  return index;
}

/** Learns the topics in another process; where that fails, whoever asks first learns them itself. */
function learnLive(): Promise<void> {
  learning ??= learnApart({ kind: 'live' }).then(
    (learned) => {
      index ??= indexOf({ entries: liveEntries(), learned }, { knowledge: liveKnowledge() });
    },
    () => void liveIndex(),
  );
  return learning;
}

/** Has `liveTopic` cost nothing afterwards: throws while the topics are not learned yet. */
export function needLiveTopics(): void {
  if (index === undefined) throw new StillLearning({ learned: learnLive() });
}

/**
 * The live topic of a question, or nothing: then only the FAQ can answer. Careful rather than eager, because a live answer
 * is given without asking back. Learns the topics when nobody did before.
 */
export function liveTopic(query: string): LiveTopic | undefined {
  if (query.length > LONGEST) return undefined;
  const { outcome, entries } = liveIndex().ask(query);
  const [best] = entries;
  if (outcome !== 'answer' || best === undefined || best.score < SURE) return undefined;
  return liveTopics.find((topic) => topic === best.id);
}

const SURE = 0.75;
