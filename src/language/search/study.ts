import { createFaqIndex, type FaqEntry, type FaqIndex, indexOf, verbatimFirst } from './faq-index.ts';
import { type Learn, learnApart } from './learn-apart.ts';
import type { OwnWords } from './learned.ts';
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

interface Lesson {
  readonly version: string;
  readonly learned: Promise<void>;
  readonly stop: () => void;
  isOverdue: boolean;
}

/** Indexes of the last few editions: forums with the same FAQ share one. */
const lately: { readonly of: string; readonly index: FaqIndex }[] = [];
let mostKept = 3;

/** Keeps so many indexes instead of three, each of a few megabytes: where many bots with the same FAQ run one after the other in one process. */
export function keepEditions(count: number): void {
  mostKept = count;
}

function keep(of: string, index: FaqIndex): FaqIndex {
  const at = lately.findIndex((one) => one.of === of);
  if (at >= 0) lately.splice(at, 1);
  lately.unshift({ of, index });
  lately.length = Math.min(lately.length, mostKept);
  return index;
}

function kept(of: string): FaqIndex | undefined {
  return lately.find((one) => one.of === of)?.index;
}

/** Starts with nothing learned. A newer edition ends the lesson of the one before: the last one counts. */
export function createStudy(learn: Learn = learnApart): Study {
  let current: { readonly version: string; readonly index: FaqIndex } | undefined;
  let lesson: Lesson | undefined;
  const begin = ({ version, entries, words }: Edition, of: string): Lesson => {
    const stopping = new AbortController();
    const own = words && { words };
    const learned = learn({ kind: 'faq', entries, ...own }, stopping.signal)
      // What another forum has learned in the meantime is not kept twice.
      .then((result) => keep(of, kept(of) ?? indexOf({ entries, learned: result }, own)))
      .catch(() => (stopping.signal.aborted ? undefined : createFaqIndex(entries, own)))
      .then((index) => {
        if (index === undefined || stopping.signal.aborted) return;
        keep(of, index);
        current = { version, index };
        lesson = undefined;
      });
    return { version, learned, stop: () => stopping.abort(), isOverdue: false };
  };
  return {
    indexFor: (edition) => {
      const { version, entries } = edition;
      if (current?.version === version) return current.index;
      const of = JSON.stringify([entries, ...(edition.words ?? [])]);
      const known = entries.length === 0 ? createFaqIndex([]) : kept(of);
      if (known !== undefined) {
        lesson?.stop();
        lesson = undefined;
        current = { version, index: known };
        return known;
      }
      if (lesson?.version !== version) {
        lesson?.stop();
        lesson = begin(edition, of);
      }
      const present = lesson;
      const before = current?.index;
      if (before !== undefined && present.isOverdue) return verbatimFirst(entries, before);
      const goOn = (): void => {
        present.isOverdue = true;
      };
      throw new StillLearning({ learned: present.learned, goOn: before && goOn });
    },
  };
}
