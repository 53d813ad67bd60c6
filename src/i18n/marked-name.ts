import { strangeLetters } from '../language/person-names.ts';
import type { Language } from './index.ts';

/** A name for whoever decides about people: letters of another script that look like Latin ones are pointed at. */
export function markedName(name: string, { t }: Language): string {
  const letters = strangeLetters(name);
  return letters === '' ? name : t('members:strangeName', { name, letters });
}
