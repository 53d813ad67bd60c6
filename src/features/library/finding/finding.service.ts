import type { Db } from '../../../db/db.ts';
import { findEntry, listEntries } from '../store.ts';
import { listTopics } from '../topics.store.ts';
import type { EntryKey, LibraryEntry } from '../types.ts';
import {
  lexemesToCount,
  mended,
  planSearch,
  type Sought,
  seek,
  withOwnWords,
  wordsToMend,
} from './ask.rules.ts';
import { findable, topicWords } from './finding.rules.ts';
import {
  type Found,
  type KnownWords,
  listNewest,
  listOwnWords,
  readWords,
  searchEntries,
} from './finding.store.ts';
import type { Part } from './finding.types.ts';
import { writeLexemes } from './index.store.ts';
import { nearKeys } from './near.rules.ts';
import { lexemesOf, saidIn } from './terms.rules.ts';

/**
 * Lets an entry be found as it is now, or no longer where it is not published. Whoever changes what of an entry is read calls it
 * in the same transaction, under `lockLibrary`.
 */
export async function indexEntry(db: Db, key: EntryKey): Promise<void> {
  const entry = await findEntry(db, key);
  const lexemes = entry?.status === 'published' ? lexemesOf(findable(entry)) : [];
  await writeLexemes(db, { forumId: key.forumId, entries: [{ entryId: key.id, lexemes }] });
}

/** What was found, as far as it was asked for. */
export interface Finding {
  readonly entries: readonly LibraryEntry[];
  readonly isMore: boolean;
}

/** Entries that fit some words, best first; without words the newest. Only published ones. */
export async function findEntries(db: Db, part: Part & { readonly text: string }): Promise<Finding> {
  const { forumId, limit, text } = part;
  const wanted = { ...part, limit: limit + 1 };
  const ids = text.trim() === '' ? await listNewest(db, wanted) : (await search(db, wanted)).ids;
  return {
    entries: await listEntries(db, { forumId, ids: ids.slice(0, limit) }),
    isMore: ids.length > limit,
  };
}

/** At least so much of what a question says has to stand in an entry that answers it. */
const ENOUGH = 0.55;
/** Where no title says any of it. */
const ENOUGH_WITHOUT_TITLE = 0.8;
/** What says so much of a question in its title is probably what it asks for. */
const PLAIN = 0.7;
const MOST_OFFERED = 3;

/** What the library has about a question, the best first. */
export interface About {
  readonly entries: readonly LibraryEntry[];
  /** Whether the first says in its title most of what the question does. */
  readonly isPlain: boolean;
}

interface Asked {
  readonly forumId: number;
  readonly text: string;
}

/** Entries that probably hold what somebody asks about; none rather than some that only share a word with it. */
export async function entriesAbout(db: Db, asked: Asked): Promise<readonly LibraryEntry[]> {
  return (await lookUp(db, asked)).entries;
}

/** What probably holds what somebody asks about, with whether it plainly does. */
export async function lookUp(db: Db, { forumId, text }: Asked): Promise<About> {
  const { found, whole } = await search(db, { forumId, text, offset: 0, limit: MOST_OFFERED });
  const fits = found.filter(
    ({ covered, isInTitle }) => covered >= whole * (isInTitle ? ENOUGH : ENOUGH_WITHOUT_TITLE),
  );
  const entries = await listEntries(db, { forumId, ids: fits.map(({ id }) => id) });
  const [best] = fits;
  const isPlain = best?.isInTitle === true && best.covered >= whole * PLAIN;
  return { entries, isPlain: isPlain && entries[0]?.id === best.id };
}

/**
 * Whether an entry says what a question is about where other words about it do not: a word of the question that tells something stands
 * in the entry, and neither it nor what it means in those.
 */
export function saysMore(
  entry: LibraryEntry,
  { question, than }: { readonly question: string; readonly than: string },
): boolean {
  const { title, heads, body } = findable(entry);
  const own = spokenOf([title, ...heads, ...body].join('\n'));
  const others = spokenOf(than);
  return seek(question).said.some(
    ({ isTelling, forms, concepts }) =>
      isTelling &&
      forms.some((form) => own.has(form)) &&
      ![...forms, ...concepts].some((one) => others.has(one)),
  );
}

function spokenOf(text: string): ReadonlySet<string> {
  return new Set(saidIn(text).flatMap(({ forms, concepts }) => [...forms, ...concepts]));
}

async function search(
  db: Db,
  part: Part & { readonly text: string },
): Promise<{ readonly ids: readonly number[]; readonly found: readonly Found[]; readonly whole: number }> {
  const { forumId } = part;
  const words = seek(part.text);
  const own = await listOwnWords(db, { forumId, words: words.said.flatMap(({ forms }) => forms) });
  const typed = withOwnWords(words, own);
  const read = await wordsOf(db, { forumId, sought: typed });
  const meant = mended(typed, read);
  const known = meant === undefined ? read : await wordsOf(db, { forumId, sought: meant });
  const topics = (await listTopics(db, forumId)).map(topicWords);
  const plan = planSearch(meant ?? typed, { forumId, known: { ...known, topics } });
  if (plan === undefined) return { ids: [], found: [], whole: 1 };
  const found = await searchEntries(db, { ...part, plan });
  return { ids: found.map(({ id }) => id), found, whole: plan.whole };
}

function wordsOf(
  db: Db,
  { forumId, sought }: { readonly forumId: number; readonly sought: Sought },
): Promise<KnownWords> {
  return readWords(db, {
    forumId,
    lexemes: lexemesToCount(sought, forumId),
    keys: wordsToMend(sought).flatMap(nearKeys),
  });
}
