import { createInstitutionIndex } from '../../language/institutions/index.ts';
import type { Reaction } from '../../platform/reaction.ts';
import type { Call } from '../command.ts';
import { echo, refuse } from '../replies.ts';
import { type Institution, listInstitutions } from './institutions.store.ts';

/** An institution found in words, with what stood behind its name; or why not. */
export type LookedUp =
  | { readonly ok: true; readonly value: Institution; readonly rest: string }
  | {
      readonly ok: false;
      readonly reason: 'unknownInstitution' | 'unclearInstitution' | 'nearInstitution' | 'noInstitutions';
      readonly values: Readonly<Record<string, string>>;
      readonly sentence: string;
    };

/** The same for a command that only goes on when it is found. */
export type FoundInstitution =
  | Extract<LookedUp, { ok: true }>
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** Words of which only the beginning need name an institution (`BMKG dinas luar`). */
export interface WordsWithRest {
  readonly beginning: string;
}

const MOST_CHOICES = 4;
/** More words than this no institution's name has. */
const MOST_WORDS = 12;

/** Finds the institution that words name; a refusal says which ones were meant perhaps. */
export async function findInstitution(call: Call, words: string | WordsWithRest): Promise<FoundInstitution> {
  const found = await lookUpInstitution(call, words);
  return found.ok ? found : { ok: false, reactions: refuse(call, { reason: found.reason, ...found.values }) };
}

/** Looks an institution up by code, name, abbreviation, nickname or typo. */
export async function lookUpInstitution(call: Call, written: string | WordsWithRest): Promise<LookedUp> {
  const withRest = typeof written !== 'string';
  const words = withRest ? written.beginning : written;
  const institutions = await listInstitutions(call.work.db, call.context.forum.id);
  const index = createInstitutionIndex(institutions);
  const parts = words.trim().split(/\s+/);
  const longest = Math.min(parts.length, MOST_WORDS);
  const shortest = withRest ? 1 : longest;
  for (let length = longest; length >= shortest; length -= 1) {
    const [best] = index.find(parts.slice(0, length).join(' '), MOST_CHOICES);
    const value = institutions.find((institution) => institution.code === best?.code);
    if (best?.certain === true && value !== undefined)
      return { ok: true, value, rest: parts.slice(length).join(' ') };
  }
  const near = index.find(words, MOST_CHOICES);
  return notFound(call, {
    name: words,
    near: near.flatMap(({ code }) => institutions.filter((one) => one.code === code)),
    examples: exampleInstitutions(institutions, words),
  });
}

function notFound(
  call: Call,
  {
    name,
    near,
    examples,
  }: { readonly name: string; readonly near: readonly Institution[]; readonly examples: string },
): LookedUp {
  const nothing = examples === '' ? 'noInstitutions' : 'unknownInstitution';
  const close = near.length === 1 ? 'nearInstitution' : 'unclearInstitution';
  const reason = near.length === 0 ? nothing : close;
  const choices = near.map((choice) => choice.shortName).join(', ');
  const values = { name: echo(name), choices, examples };
  return { ok: false, reason, values, sentence: call.language.t(`refusals:${reason}`, values) };
}

/**
 * Institutions of the forum as examples of what can be typed, none of them what was typed; empty when there are none. The
 * same ones at each time, from different ends of the list.
 */
export function exampleInstitutions(
  institutions: readonly Pick<Institution, 'shortName'>[],
  typed: string,
): string {
  const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const words = plain(typed);
  const others = institutions.filter(({ shortName }) => plain(shortName) !== words);
  const names = [others[0], others[Math.floor(others.length / 2)]].flatMap((one) => one?.shortName ?? []);
  return [...new Set(names)].join(', ');
}

/** Longest short name that makes a good example. */
const SHORT = 12;

/** One institution of the forum as an example of what can be typed; a plain word where there is none. */
export async function exampleInstitution({ work, context, language }: Call): Promise<string> {
  const institutions = await listInstitutions(work.db, context.forum.id);
  const short = institutions.find(({ shortName }) => shortName.length <= SHORT) ?? institutions[0];
  return short?.shortName ?? language.t('members:anyInstitution');
}
