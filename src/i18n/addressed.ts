import { type Addressee, addressingOf } from '../language/salutation.ts';
import type { Language } from './index.ts';

/** Somebody as they are addressed within a sentence or behind "Yth.": `Ibu Lestari`, `Dr. Lestari`, `Bapak/Ibu Lestari`. */
export function addressed({ name, salutation }: Addressee, { t }: Language): string {
  return t(`common:addressed.${addressingOf({ name, salutation })}`, { name, salutation });
}
