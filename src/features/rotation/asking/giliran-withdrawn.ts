import type { Call } from '../../../inbound/command.ts';
import { namesOfInstitutions } from '../store.ts';
import { findAsk, type HostAsk } from './asks.store.ts';

/** Says that the question which waited before a step was withdrawn by it; nothing where it still waits. */
export async function ifWithdrawn(
  { work, language }: Call,
  open: HostAsk | undefined,
): Promise<readonly string[]> {
  if (open === undefined) return [];
  const { forumId, id, institutionId } = open;
  if ((await findAsk(work.db, { forumId, id }))?.state !== 'withdrawn') return [];
  const names = await namesOfInstitutions(work.db, { forumId, ids: [institutionId] });
  return [language.t('rotation:questionWithdrawn', { name: names.get(institutionId) ?? '' })];
}
