import type { Db } from '../../../db/db.ts';
import { IN_PROTOCOL_ORDER } from '../../../db/protocol-order.ts';
import type { Dictionary, Judged, OwnWord, Plan } from './ask.rules.ts';
import { quoted } from './ask.rules.ts';
import type { Filters, Part } from './finding.types.ts';
import { mark } from './terms.rules.ts';

/** What of a library's words a search has to know. */
export interface KnownWords {
  readonly dictionary: Dictionary;
  /** Words that are near to typed ones. */
  readonly near: ReadonlyMap<string, number>;
  readonly newestNumber: number;
}

/** So many words are near at most. */
const MOST_NEAR = 400;

/** Reads how many entries stand under lexemes, and which words are near, by keys that begin with the forum. */
export async function readWords(
  db: Db,
  {
    forumId,
    lexemes,
    keys,
  }: { readonly forumId: number; readonly lexemes: readonly string[]; readonly keys: readonly string[] },
): Promise<KnownWords> {
  const rows = await db.$queryRaw<{ word: string; entries: number; isNear: boolean }[]>`
    (SELECT word, entries, false AS "isNear" FROM library_word
      WHERE forum_id = ${forumId} AND word = ANY(${[...lexemes]}::text[]))
    UNION ALL
    (SELECT word, entries, true FROM library_word
      WHERE forum_id = ${forumId} AND keys && ${keys.map((key) => keyIn(forumId, key))}::text[] LIMIT ${MOST_NEAR})
    UNION ALL
    (SELECT '', coalesce(max(number), 0), false FROM library_entry WHERE forum_id = ${forumId})`;
  const pick = (isNear: boolean): ReadonlyMap<string, number> =>
    new Map(
      rows
        .filter((row) => row.isNear === isNear && row.word !== '' && row.entries > 0)
        .map(({ word, entries }) => [word, entries]),
    );
  const newestNumber = rows.find(({ word }) => word === '')?.entries ?? 0;
  return { dictionary: pick(false), near: pick(true), newestNumber };
}

/** Those of some words of which the forum says by `/faqkata` what they mean. */
export async function listOwnWords(
  db: Db,
  { forumId, words }: { readonly forumId: number; readonly words: readonly string[] },
): Promise<readonly OwnWord[]> {
  if (words.length === 0) return [];
  return db.faqWord.findMany({
    where: { forumId, word: { in: [...words] } },
    select: { word: true, meaning: true },
  });
}

/** A key by which a word of a forum is found. */
export function keyIn(forumId: number, key: string): string {
  return `${forumId}${key}`;
}

/** An entry that was found; `covered` is the weight of the telling words that it has. */
export interface Found {
  readonly id: number;
  readonly covered: number;
  readonly isInTitle: boolean;
}

/** Never more than this are judged, whatever was expected. */
const MOST_READ = 1_500;
/** What is much worse than the best is left out. */
const LEAST_OF_BEST = 0.35;
/** No entry has it. */
const NOWHERE = quoted('#');

/** The entries that fit a plan, best first. */
export async function searchEntries(
  db: Db,
  { plan, forumId, offset, limit, ...filters }: Part & { readonly plan: Plan },
): Promise<readonly Found[]> {
  const wanted = [mark.forum(forumId), ...filterLexemes(filters)].map(quoted);
  const query = [...wanted, `(${plan.candidates})`].join(' & ');
  const queries = (name: 'title' | 'strong' | 'weak'): string[] =>
    plan.judged.map((one: Judged) => one[name] || NOWHERE);
  return db.$queryRaw<Found[]>`
    WITH judged AS (
      SELECT s.entry_id AS id, j.score, j.covered, j."isInTitle"
      FROM (SELECT entry_id, words FROM library_search
            WHERE forum_id = ${forumId} AND words @@ ${query}::tsquery LIMIT ${MOST_READ}) s
      CROSS JOIN LATERAL (
        SELECT sum(weight * level) AS score, sum(CASE WHEN telling THEN weight * least(level, 1) ELSE 0 END) AS covered,
          bool_or(telling AND level > 1) AS "isInTitle"
        FROM (SELECT a.weight, a.telling, CASE WHEN s.words @@ a.title THEN 1.6 WHEN s.words @@ a.strong THEN 1.0
                WHEN s.words @@ a.weak THEN 0.5 ELSE 0.0 END::float8 AS level
              FROM unnest(${queries('title')}::text[]::tsquery[], ${queries('strong')}::text[]::tsquery[],
                ${queries('weak')}::text[]::tsquery[], ${plan.judged.map(({ weight }) => weight)}::float8[],
                ${plan.judged.map(({ isTelling }) => isTelling)}::bool[]) AS a (title, strong, weak, weight, telling)) l
      ) j
    )
    SELECT id, covered, "isInTitle" FROM (SELECT *, max(score) OVER () AS best FROM judged) b
    WHERE score > 0 AND score >= ${LEAST_OF_BEST} * best
    ORDER BY score DESC, id DESC OFFSET ${offset} LIMIT ${limit}`;
}

function filterLexemes({ kind, topicId, institutionId }: Filters): readonly string[] {
  return [
    ...(kind === undefined ? [] : [mark.kind(kind)]),
    ...(topicId === undefined ? [] : [mark.topic(topicId)]),
    ...(institutionId === undefined ? [] : [mark.institution(institutionId)]),
  ];
}

/** The newest published entries. */
export async function listNewest(
  db: Db,
  { forumId, offset, limit, kind, topicId, institutionId }: Part,
): Promise<readonly number[]> {
  const rows = await db.libraryEntry.findMany({
    where: {
      ...{ forumId, status: 'published' },
      ...(kind !== undefined && { kind }),
      ...(topicId !== undefined && { topics: { some: { topicId } } }),
      ...(institutionId !== undefined && { institutionId }),
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    skip: offset,
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Institutions that have something published, in the order of protocol: how much is nobody's rank. */
export async function listIssuers(
  db: Db,
  { forumId, limit }: { readonly forumId: number; readonly limit: number },
): Promise<readonly { readonly id: number; readonly shortName: string }[]> {
  return db.institution.findMany({
    where: { forumId, libraryEntries: { some: { status: 'published' } } },
    orderBy: [...IN_PROTOCOL_ORDER],
    take: limit,
    select: { id: true, shortName: true },
  });
}

/** An institution by its row, or by the short name or code that somebody typed. */
export async function findIssuer(
  db: Db,
  { forumId, id, shortName }: { readonly forumId: number; readonly id?: number; readonly shortName?: string },
): Promise<{ readonly id: number; readonly shortName: string } | undefined> {
  const named = { equals: shortName ?? '', mode: 'insensitive' } as const;
  const row = await db.institution.findFirst({
    where: id === undefined ? { forumId, OR: [{ shortName: named }, { code: named }] } : { forumId, id },
    select: { id: true, shortName: true },
  });
  return row ?? undefined;
}

/** Numbers of entries of institutions that are not published yet, the newest first. */
export async function listOwnWaiting(
  db: Db,
  {
    forumId,
    institutionIds,
    limit,
  }: { readonly forumId: number; readonly institutionIds: readonly number[]; readonly limit: number },
): Promise<readonly number[]> {
  if (institutionIds.length === 0) return [];
  const rows = await db.libraryEntry.findMany({
    where: {
      ...{ forumId, institutionId: { in: [...institutionIds] } },
      status: { in: ['waiting', 'needs_change'] },
    },
    orderBy: { number: 'desc' },
    take: limit,
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}
