import { areSame, nameKeys, searchWords, spellingKey } from '../../language/person-names.ts';
import type { Account } from './types.ts';

/** How accounts are compared: `telegram:1001`, `slack:U0CHAIR`. */
export function accountKey({ platform, externalId }: Account): string {
  return `${platform}:${externalId}`;
}

/** People looked for by what they are called, however it is written. */
export type NameQuery =
  /** The very name, but for the way of writing. */
  | { readonly kind: 'exact'; readonly words: string }
  /** Each word is part of the name. */
  | { readonly kind: 'words'; readonly words: string }
  /** Each word is part of the name, or of the code or a name of an institution they act for. */
  | { readonly kind: 'anywhere'; readonly words: string }
  /** The same name as a person would say, or one that contains it. */
  | { readonly kind: 'name'; readonly name: string };

/** A person with what their institutions are called. */
export interface NamedPerson {
  readonly id: number;
  readonly name: string;
  readonly institutions: readonly InstitutionNames[];
}

/** What an institution is called. */
export interface InstitutionNames {
  readonly code: string;
  readonly shortName: string;
  readonly officialName: string;
}

/**
 * Numbers of the people that a query means, in their order. Names are compared here and not in SQL, because what PostgreSQL
 * takes for a letter depends on the locale of the database.
 */
export function peopleMeant(people: readonly NamedPerson[], by: NameQuery): readonly number[] {
  return people.filter(isMeantBy(by)).map(({ id }) => id);
}

function isMeantBy(by: NameQuery): (person: NamedPerson) => boolean {
  if (by.kind === 'name') return isCalled(by.name);
  return by.kind === 'exact' ? isExactly(by.words) : hasWords(by.words);
}

function isExactly(words: string): (person: NamedPerson) => boolean {
  const key = spellingKey(words);
  return ({ name }) => key !== '' && spellingKey(name) === key;
}

function isCalled(name: string): (person: NamedPerson) => boolean {
  const keys = nameKeys(name);
  return (person) =>
    areSame(keys, nameKeys(person.name)) ||
    (keys.spelled !== '' && spellingKey(person.name).includes(keys.spelled));
}

function hasWords(written: string): (person: NamedPerson) => boolean {
  const words = searchWords(written);
  const known = new Map<string, readonly string[]>();
  const keysOf = ({ code, shortName, officialName }: InstitutionNames): readonly string[] => {
    const keys = known.get(code) ?? [code, shortName, officialName].map(spellingKey);
    known.set(code, keys);
    return keys;
  };
  return ({ name, institutions }) => {
    const places = [spellingKey(name), ...institutions.flatMap(keysOf)];
    return words.length > 0 && words.every((word) => places.some((place) => place.includes(word)));
  };
}
