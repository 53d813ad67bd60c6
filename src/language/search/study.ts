import { hashText } from '../../lib/ids.ts';
import { createFaqIndex, type FaqEntry, type FaqIndex, verbatimFirst } from './faq-index.ts';
import { type Learn, learnApart } from './learn-apart.ts';
import { learnEntries, type OwnWords } from './learned.ts';
import { shelve, takeFrom } from './shelf.ts';
import { StillLearning } from './still-learning.ts';

/** A forum's entries at one time, and its own words; another version is another FAQ. */
export interface Edition {
  readonly version: string;
  readonly entries: readonly FaqEntry[];
  readonly words?: OwnWords;
}

/** Keeps what was learned of one forum's FAQ up to date. */
export interface Study {
  /**
   * The index of an edition. While it is being learned: throws `StillLearning`, and after its `goOn` is the index of the
   * edition before, which knows what is new by its very words.
   */
  readonly indexFor: (edition: Edition) => FaqIndex;
}

/** A lesson of all forums that wait for the same FAQ. */
interface Shared {
  readonly learned: Promise<void>;
  readonly stopping: AbortController;
  waiting: number;
}

interface Lesson {
  readonly of: string;
  readonly learned: Promise<void>;
  /** It ends when nobody waits for it any more. */
  readonly stop: () => void;
  isOverdue: boolean;
}

/** By how they are learned and of what. */
const underWay = new WeakMap<Learn, Map<string, Shared>>();

/** Starts with nothing learned. A newer edition ends the lesson of the one before: the last one counts. */
export function createStudy(learn: Learn = learnApart): Study {
  let named: { readonly version: string; readonly of: string } | undefined;
  let current: string | undefined;
  let lesson: Lesson | undefined;
  return {
    indexFor: (edition) => {
      const { version, entries } = edition;
      if (entries.length === 0) return EMPTY;
      if (named?.version !== version) named = { version, of: nameOf(edition) };
      const { of } = named;
      const known = takeFrom(of);
      if (known !== undefined) {
        lesson?.stop();
        lesson = undefined;
        current = of;
        return known;
      }
      if (lesson?.of !== of || lesson.learned !== underWay.get(learn)?.get(of)?.learned) {
        lesson?.stop();
        lesson = join(edition, { of, learn });
      }
      const present = lesson;
      const before = current === undefined ? undefined : takeFrom(current);
      if (before !== undefined && present.isOverdue) return verbatimFirst(entries, before);
      const goOn = (): void => {
        present.isOverdue = true;
      };
      throw new StillLearning({ learned: present.learned, goOn: before && goOn });
    },
  };
}

const EMPTY = createFaqIndex([]);

function nameOf({ entries, words }: Edition): string {
  return hashText(JSON.stringify([entries, ...(words ?? [])]));
}

interface Naming {
  readonly of: string;
  readonly learn: Learn;
}

function join(edition: Edition, { of, learn }: Naming): Lesson {
  const lessons = underWay.get(learn) ?? new Map<string, Shared>();
  underWay.set(learn, lessons);
  const shared = lessons.get(of) ?? begin(edition, { of, learn, lessons });
  shared.waiting += 1;
  let isStopped = false;
  const stop = (): void => {
    if (isStopped) return;
    isStopped = true;
    shared.waiting -= 1;
    if (shared.waiting > 0 || lessons.get(of) !== shared) return;
    lessons.delete(of);
    shared.stopping.abort();
  };
  return { of, learned: shared.learned, stop, isOverdue: false };
}

function begin(
  { entries, words }: Edition,
  { of, learn, lessons }: Naming & { readonly lessons: Map<string, Shared> },
): Shared {
  const stopping = new AbortController();
  const own = words && { words };
  const learned = learn({ kind: 'faq', entries, ...own }, stopping.signal)
    .catch(() => (stopping.signal.aborted ? undefined : learnEntries(entries, own)))
    .then((result) => {
      if (result === undefined || stopping.signal.aborted) return;
      shelve(of, { entries, learned: result, ...own });
    })
    .finally(() => {
      if (lessons.get(of)?.stopping === stopping) lessons.delete(of);
    });
  const shared: Shared = { learned, stopping, waiting: 0 };
  lessons.set(of, shared);
  return shared;
}
