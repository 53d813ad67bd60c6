import { lookUpInstitution } from '../../inbound/args/institution.ts';
import { listInstitutions } from '../../inbound/args/institutions.store.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { createInstitutionIndex } from '../../language/institutions/index.ts';
import { bareName } from '../../language/person-names.ts';
import { namesNear } from '../../language/text/names-near.ts';
import { cleanName } from '../../lib/text.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findPeople, listNames, type PeopleQuery } from './people.store.ts';
import type { KnownPerson } from './types.ts';
import { choosePerson, MEMBERS_ELSEWHERE } from './words.ts';

/** Longest words by which people are looked for. */
export const NAME_LENGTH = 100;
/** Most people that are listed or offered. */
export const MOST_PEOPLE = 10;

/** A person found in words, or what to answer instead. */
export type FoundPerson =
  | { readonly ok: true; readonly value: KnownPerson }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/**
 * People by number (`#12`), account, institution or parts of the name, in this order.
 * @param sought `anywhere`: by parts of an institution's code and names too, for a search that only shows
 */
export async function lookUpPeople(
  call: Call,
  { words, anywhere = false }: { readonly words: string; readonly anywhere?: boolean },
): Promise<readonly KnownPerson[]> {
  const { work, context } = call;
  const query = { forumId: context.forum.id, now: work.now, limit: MOST_PEOPLE };
  for (const by of await waysToFind(call, { words: words.trim(), kind: anywhere ? 'anywhere' : 'words' })) {
    const people = await findPeople(work.db, { ...query, by });
    if (people.length > 0) return people;
  }
  return [];
}

async function waysToFind(
  call: Call,
  { words, kind }: { readonly words: string; readonly kind: 'anywhere' | 'words' },
): Promise<readonly PeopleQuery['by'][]> {
  if (words === '') return [];
  const [, number] = /^#(\d{1,10})$/.exec(words) ?? [];
  if (number !== undefined) return [{ kind: 'id', personId: readRowId(number) ?? 0 }];
  const [, account] = /^(?:telegram:|slack:|<@)?(\d{4,19}|[UW][A-Z0-9]{6,})(?:\|[^>]*)?>?$/.exec(words) ?? [];
  if (account !== undefined) return [{ kind: 'account', externalId: account }];
  const institution = await lookUpInstitution(call, words);
  return [
    ...(institution.ok ? [{ kind: 'institution' as const, institutionId: institution.value.id }] : []),
    { kind, words },
    // Titles that the record does not have, or has in other words.
    { kind, words: bareName(words) },
  ];
}

/** The one person that words mean, first of all whose very name they are; of several, each gets a button of `actionOf`. */
export async function findOnePerson(
  call: Call,
  { words: typed, actionOf }: { readonly words: string; readonly actionOf: (person: KnownPerson) => string },
): Promise<FoundPerson> {
  const words = cleanName(typed, { longest: NAME_LENGTH });
  const namesake = await onlyNamesake(call, words);
  if (namesake !== undefined) return { ok: true, value: namesake };
  const people = await lookUpPeople(call, { words });
  const [first, second] = people;
  if (first === undefined) return { ok: false, reactions: refuse(call, { reason: 'unknownMember', words }) };
  if (second === undefined) return { ok: true, value: first };
  const { work, context, language } = call;
  const facts = { people, words, limit: MOST_PEOPLE, now: work.now, zone: context.forum.timeZone, actionOf };
  return {
    ok: false,
    reactions: answerPrivately(call, { answer: choosePerson(facts, language), elsewhere: MEMBERS_ELSEWHERE }),
  };
}

/** Who has that very name, where nobody else has: however many others have a name that contains it. */
async function onlyNamesake({ work, context }: Call, words: string): Promise<KnownPerson | undefined> {
  const query = { forumId: context.forum.id, now: work.now, limit: 2 };
  const [first, second] = await findPeople(work.db, { ...query, by: { kind: 'exact', words } });
  return second === undefined ? first : undefined;
}

const MOST_CHOICES = 4;

/** Institutions, by short name, and people that mistyped words may mean, institutions first; empty when none are near. */
export async function nearMembers(
  { work, context }: Pick<Call, 'work' | 'context'>,
  words: string,
): Promise<readonly string[]> {
  const forumId = context.forum.id;
  const institutions = await listInstitutions(work.db, forumId);
  const found = createInstitutionIndex(institutions).find(words, MOST_CHOICES);
  const near = institutions.filter(({ code, shortName }) => namesNear(words, [code, shortName]).length > 0);
  const people = namesNear(words, await listNames(work.db, forumId));
  const names = [...found, ...near].map(({ shortName }) => shortName);
  return [...new Set([...names, ...people])].slice(0, MOST_CHOICES);
}
