import type { Language } from '../i18n/index.ts';
import { formatDateTime } from '../language/dates/format.ts';
import type { Work } from '../model/work.ts';
import type { Heard } from './recipients/rules.ts';
import { forumQuietEnd } from './service.ts';

interface Telling {
  readonly work: Pick<Work, 'db' | 'now'>;
  readonly context: { readonly forum: { readonly id: number; readonly timeZone: string } };
  readonly language: Language;
}

/** For the reply to whoever did something: how many of an institution are told of it, and when; or that nobody can be, and what to do. */
export async function toldNote(
  telling: Telling,
  { name, heard: { people, isCalled } }: { readonly name: string; readonly heard: Heard },
): Promise<string> {
  const { t } = telling.language;
  if (people === 0 && !isCalled) return t('notices:told.nobody', { name });
  const told = people > 0 ? t('notices:told.people', { name, people }) : t('notices:told.called', { name });
  return `${told} ${await toldLater(telling)}`.trim();
}

/**
 * When somebody hears of what was just done, as a sentence for the reply to whoever did it: empty when that is now, else the end of the
 * forum's quiet. Readers elsewhere have a quiet of their own.
 */
export async function toldLater({
  work,
  context: { forum },
  language: { t, locale },
}: Telling): Promise<string> {
  const zone = forum.timeZone;
  const until = await forumQuietEnd(work, { forumId: forum.id, zone });
  return until === undefined ? '' : t('notices:toldLater', { when: formatDateTime(until, { zone, locale }) });
}
