import { type Institution, listInstitutions } from '../../domain/members/store.ts';
import { createInstitutionIndex } from '../../language/institutions/index.ts';
import type { Reaction } from '../../platform/reaction.ts';
import type { Call } from '../command.ts';
import { refuse } from '../refuse.ts';

/** An institution found in words, with what stood behind its name; or the refusal that says what to write. */
export type FoundInstitution =
  | { readonly ok: true; readonly value: Institution; readonly rest: string }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

const MOST_CHOICES = 4;

/**
 * Finds the institution that words name, by code, name, abbreviation, nickname or typo.
 * @param options `withRest`: only the beginning of the words need name it (`BMKG dinas luar`)
 */
export async function findInstitution(
  call: Call,
  words: string,
  { withRest }: { readonly withRest: boolean } = { withRest: false },
): Promise<FoundInstitution> {
  const institutions = await listInstitutions(call.work.db, call.context.forum.id);
  const index = createInstitutionIndex(institutions);
  const parts = words.trim().split(/\s+/);
  const shortest = withRest ? 1 : parts.length;
  for (let length = parts.length; length >= shortest; length -= 1) {
    const [best] = index.find(parts.slice(0, length).join(' '), MOST_CHOICES);
    const value = institutions.find((institution) => institution.code === best?.code);
    if (best?.certain === true && value !== undefined)
      return { ok: true, value, rest: parts.slice(length).join(' ') };
  }
  const near = index.find(words, MOST_CHOICES);
  if (near.length === 0) return { ok: false, reactions: refuse(call, 'unknownInstitution', { name: words }) };
  const choices = near.map((choice) => choice.shortName).join(', ');
  return { ok: false, reactions: refuse(call, 'unclearInstitution', { name: words, choices }) };
}
