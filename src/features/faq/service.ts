import type { Db } from '../../db/db.ts';
import {
  createStudy,
  type Edition,
  type FaqIndex,
  type FaqMatch,
  type Learn,
  type OwnWords,
  type Study,
} from '../../language/search/index.ts';
import { hashText } from '../../lib/ids.ts';
import type { FaqEntry, FaqSearch } from '../../model/faq.ts';
import { faqVersion, listFaq } from './store.ts';
import { listWords } from './vocabulary/vocabulary.store.ts';

export { listFaq, writeFaq } from './store.ts';

/** Choices below this are little more than a guess. */
const LIKELY = 0.35;

/** A forum's entries; forums whose entries are the same share them. */
interface Known {
  readonly digest: string;
  readonly entries: ReadonlyMap<string, FaqEntry>;
  /** As they are learned, by their codes. */
  readonly learned: Edition['entries'];
}

interface Cached {
  readonly version: string;
  readonly entries: Known['entries'];
  readonly known: Known;
  readonly study: Study;
  /** Asked for when somebody asks a question: whoever looks an entry up need not wait for what is being learned. */
  readonly index: () => FaqIndex;
}

/**
 * Makes the search; it asks the store before each question whether its index still holds.
 * @param learn how a changed FAQ is learned: in a process of its own unless given
 */
export function createFaqSearch(learn?: Learn): FaqSearch {
  const forums = new Map<number, Cached>();
  return {
    ask: async (db, { forumId, text }) => {
      const cached = await fresh(db, { forums, forumId, learn });
      const { outcome, entries, nearest } = cached.index().ask(text);
      // While the FAQ is being learned anew, what was found may have been taken out.
      const named = (matches: readonly FaqMatch[]): readonly FaqEntry[] =>
        matches.flatMap(({ id }) => cached.entries.get(id) ?? []);
      const found = named(entries);
      return {
        outcome: found.length === 0 ? 'unknown' : outcome,
        entries: found,
        nearest: named(nearest),
        likely: named(entries.filter(({ score }) => score >= LIKELY)),
      };
    },
    find: async (db, { forumId, code }) =>
      findByCode((await fresh(db, { forums, forumId, learn })).entries, code),
    list: async (db, forumId) => [...(await fresh(db, { forums, forumId, learn })).entries.values()],
  };
}

/** A file may bring codes in lower case: the exact one comes first, so that two that differ in case can both be named. */
function findByCode(entries: Cached['entries'], code: string): FaqEntry | undefined {
  const wanted = code.toLowerCase();
  return entries.get(code) ?? [...entries.values()].find((entry) => entry.code.toLowerCase() === wanted);
}

async function fresh(
  db: Db,
  {
    forums,
    forumId,
    learn,
  }: {
    readonly forums: Map<number, Cached>;
    readonly forumId: number;
    readonly learn: Learn | undefined;
  },
): Promise<Cached> {
  const version = await faqVersion(db, forumId);
  const known = forums.get(forumId);
  if (known?.version === version) return known;
  const read = knownOf(await listFaq(db, forumId));
  const same = [...forums.values()].find((other) => other.known.digest === read.digest)?.known ?? read;
  const study = known?.study ?? createStudy(learn);
  const words = await ownWordsOf(db, forumId);
  const edition = { version, entries: same.learned, ...(words.size > 0 && { words }) };
  const index = (): FaqIndex => study.indexFor(edition);
  const cached = { version, study, index, known: same, entries: same.entries };
  forums.set(forumId, cached);
  return cached;
}

function knownOf(entries: readonly FaqEntry[]): Known {
  return {
    digest: hashText(JSON.stringify(entries)),
    entries: new Map(entries.map((entry) => [entry.code, entry])),
    learned: entries.map(({ code, ...entry }) => ({ ...entry, id: code })),
  };
}

/** Words of a forum's own, each with the known ones that it is read as. */
export async function ownWordsOf(db: Db, forumId: number): Promise<OwnWords> {
  const words = await listWords(db, forumId);
  return new Map(words.map(({ word, meaning }) => [word, meaning.split(' ')]));
}
