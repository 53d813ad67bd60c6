import type { Language } from '../i18n/index.ts';
import { formatDateTime } from '../language/dates/format.ts';
import type { Work } from '../model/work.ts';
import { forumQuietEnd } from './service.ts';

/**
 * When somebody hears of what was just done, as a sentence for the reply to whoever did it: empty when that is now, else the end of the
 * forum's quiet. Readers elsewhere have a quiet of their own.
 */
export async function toldLater({
  work,
  context: { forum },
  language: { t, locale },
}: {
  readonly work: Pick<Work, 'db' | 'now'>;
  readonly context: { readonly forum: { readonly id: number; readonly timeZone: string } };
  readonly language: Language;
}): Promise<string> {
  const zone = forum.timeZone;
  const until = await forumQuietEnd(work, { forumId: forum.id, zone });
  return until === undefined ? '' : t('notices:toldLater', { when: formatDateTime(until, { zone, locale }) });
}
