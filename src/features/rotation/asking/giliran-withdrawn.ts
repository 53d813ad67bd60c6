import type { Call } from '../../../inbound/command.ts';
import { namesOfInstitutions } from '../store.ts';
import { findAsk, findOpenAsk, type HostAsk } from './asks.store.ts';

/** Says that the question which waited before a step was withdrawn by it, and who is asked instead; nothing where it still waits. */
export async function ifWithdrawn(
  { work, context, language: { t } }: Call,
  before: HostAsk | undefined,
): Promise<readonly string[]> {
  const forumId = context.forum.id;
  const now = await findOpenAsk(work.db, forumId);
  const ids = [before, now].flatMap((ask) => ask?.institutionId ?? []);
  const names = await namesOfInstitutions(work.db, { forumId, ids });
  const name = names.get(before?.institutionId ?? 0) ?? '';
  const next = names.get(now?.institutionId ?? 0) ?? '';
  if (before === undefined) return now === undefined ? [] : [t('rotation:nextAsked', { next })];
  const { state } = (await findAsk(work.db, { forumId, id: before.id })) ?? {};
  if (state !== 'withdrawn') return [];
  return [
    now === undefined
      ? t('rotation:questionWithdrawn', { name })
      : t('rotation:questionPassedOn', { name, next }),
  ];
}
