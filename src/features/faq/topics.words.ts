import type { Language } from '../../i18n/index.ts';

/** Topics of the shipped FAQ, and the one of entries that name none. */
const TITLED = [
  'agenda',
  'bot',
  'corpu',
  'dokumentasi',
  'forum',
  'gunungan',
  'jadwal',
  'kehadiran',
  'materi',
  'notula',
  'pakaian',
  'perjalanan',
  'rsvp',
  'tempat',
  'tuanrumah',
  'umum',
] as const;

/** A topic as people read it; one that the secretariat made is shown as it was written, with a capital. */
export function topicTitle(category: string, { t }: Pick<Language, 't'>): string {
  const known = TITLED.find((name) => name === category);
  return known === undefined
    ? category.charAt(0).toUpperCase() + category.slice(1)
    : t(`faq:topicTitle.${known}`);
}
