import { cleanText } from '../lib/text.ts';
import { carriesTitle, spellingKey } from './person-names.ts';

/** Most characters of a salutation. */
const SALUTATION_LENGTH = 30;
const WRITTEN = /^\p{L}[\p{L}\p{M}.,’' /-]*$/u;
const OPENING = /^(?:kepada\s+)?yth\.?\s+/i;

/** How somebody is to be addressed (`Ibu`, `Bapak Jenderal`), as it is kept; undefined for what cannot stand before a name. */
export function readSalutation(text: string): string | undefined {
  const words = cleanText(text).replace(/\s+/g, ' ').trim().replace(OPENING, '');
  return words.length <= SALUTATION_LENGTH && WRITTEN.test(words) ? words : undefined;
}

/** Words by which people are addressed: where they end a line, they are the salutation and not the name. */
const ADDRESSING: ReadonlySet<string> = new Set(
  (
    'bapak ibu saudara saudari sdr sdri jenderal jendral laksamana marsekal letjen mayjen brigjen laksdya laksda laksma ' +
    'marsdya marsda marsma komjen irjen kombes kolonel letkol profesor prof dr kyai gus'
  ).split(' '),
);

/** Whether a word addresses somebody and is hardly a part of a name. */
export function isAddressing(word: string): boolean {
  return word.split('/').every((part) => ADDRESSING.has(spellingKey(part)));
}

/** Offices by which somebody is named who is not known by name yet. */
const OFFICES: ReadonlySet<string> = new Set(
  (
    'sekretaris sekjen sesmen sesmenko sestama sekda sekprov kasum asrena kepala wakil ketua direktur deputi inspektur ' +
    'gubernur bupati wali walikota menteri staf asisten komandan panglima'
  ).split(' '),
);

/** How somebody is addressed: by the salutation that was chosen, by the title in the name, or by neither. */
export type Addressing = 'given' | 'titled' | 'plain';

/** Somebody whom a letter addresses. */
export interface Addressee {
  readonly name: string;
  /** What was chosen for them; empty where nothing was. */
  readonly salutation: string;
}

/**
 * How a letter addresses somebody. A name with rank, degree or office stands by itself; one that begins with the chosen
 * salutation is not given it twice.
 */
export function addressingOf({ name, salutation }: Addressee): Addressing {
  const [first = ''] = name.trim().split(/\s+/);
  if (spellingKey(salutation) !== '') return beginsWith(name, salutation) ? 'titled' : 'given';
  return carriesTitle(name) || OFFICES.has(spellingKey(first)) ? 'titled' : 'plain';
}

function beginsWith(name: string, salutation: string): boolean {
  const count = salutation.trim().split(/\s+/).length;
  const beginning = name.trim().split(/\s+/).slice(0, count).join('');
  return spellingKey(beginning) === spellingKey(salutation);
}
