import { listInstitutions } from '../../inbound/args/institutions.store.ts';
import type { Call } from '../../inbound/command.ts';
import { createInstitutionIndex } from '../../language/institutions/index.ts';
import { namesNear } from '../../language/text/names-near.ts';
import { listNames } from './people.store.ts';

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
