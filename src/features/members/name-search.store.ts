import type { Db } from '../../db/db.ts';
import { notEndedAt } from '../../db/in-office.ts';
import { areSame, nameKeys, searchWords, spellingKey } from '../../language/person-names.ts';

/** People looked for by what they are called, however it is written. */
export type NameQuery =
  /** Each word is part of the name. */
  | { readonly kind: 'words'; readonly words: string }
  /** Each word is part of the name, or of the code or a name of an institution they act for. */
  | { readonly kind: 'anywhere'; readonly words: string }
  /** The same name as a person would say, or one that contains it. */
  | { readonly kind: 'name'; readonly name: string };

/** A person with every text in which a word is looked for, as spelling keys. */
interface Searched {
  readonly id: number;
  readonly name: string;
  readonly places: readonly string[];
}

/**
 * Numbers of the people that a query means, in the order of their names. Names are compared here and not in SQL, because
 * what PostgreSQL takes for a letter depends on the locale of the database.
 */
export async function idsByName(
  db: Db,
  query: { readonly forumId: number; readonly now: number; readonly limit: number; readonly by: NameQuery },
): Promise<number[]> {
  const { forumId, now, limit, by } = query;
  const people = await db.person.findMany({
    where: { forumId, erasedAt: null, mergedIntoId: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
  const places = by.kind === 'anywhere' ? await placesOf(db, { forumId, now }) : new Map<number, string[]>();
  const isMeant = meaningOf(by);
  return people
    .filter(({ id, name }) => isMeant({ id, name, places: [spellingKey(name), ...(places.get(id) ?? [])] }))
    .slice(0, limit)
    .map(({ id }) => id);
}

function meaningOf(by: NameQuery): (person: Searched) => boolean {
  if (by.kind !== 'name') {
    const words = searchWords(by.words);
    return ({ places }) =>
      words.length > 0 && words.every((word) => places.some((place) => place.includes(word)));
  }
  const keys = nameKeys(by.name);
  return ({ name, places }) =>
    areSame(keys, nameKeys(name)) ||
    (keys.spelled !== '' && places.some((place) => place.includes(keys.spelled)));
}

/** What the institutions are called for which people act now or later, by person. */
async function placesOf(
  db: Db,
  { forumId, now }: { readonly forumId: number; readonly now: number },
): Promise<ReadonlyMap<number, string[]>> {
  const held = await db.seatHolder.findMany({
    where: { forumId, ...notEndedAt(new Date(now)) },
    select: {
      personId: true,
      seat: { select: { institution: { select: { code: true, shortName: true, officialName: true } } } },
    },
  });
  const keys = new Map<string, string[]>();
  const keysOf = ({
    code,
    shortName,
    officialName,
  }: (typeof held)[number]['seat']['institution']): string[] => {
    const known = keys.get(code) ?? [code, shortName, officialName].map(spellingKey);
    keys.set(code, known);
    return known;
  };
  const places = new Map<number, string[]>();
  for (const { personId, seat } of held) {
    places.set(personId, [...(places.get(personId) ?? []), ...keysOf(seat.institution)]);
  }
  return places;
}
