import { standardSpelling } from './chat-spellings.ts';

const repeated = /(\p{L})\1{2,}/gu;
const doubledEnd = /([aiuh])\1+\b/g;

/** Words that are others when they are doubled: laws, and gifts that travellers bring. */
const otherWhenDoubled: ReadonlyMap<string, string> = new Map([
  ['undang', 'uu'],
  ['oleh', 'suvenir'],
]);

/**
 * A text as plain standard words: lower case, without accents, marks and emoji, chat spellings written out
 * (`gmn` is `bagaimana`), stretched letters shortened (`kapaaan`), doubled words with a 2 or hyphen made one.
 */
export function normalise(text: string): string {
  return words(text).join(' ');
}

/** The words of `normalise`, one by one. */
export function words(text: string): readonly string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/\boleh2/gu, 'oleh-oleh')
    .replace(/\b(\p{L}+)[-\s]\1(nya)?\b/gu, (_, word: string) => otherWhenDoubled.get(word) ?? word)
    .replace(/\bketidak(\p{L}+)an\b/gu, 'tidak $1')
    .replace(/(\p{L}{2,})2(?=nya|\P{L}|$)/gu, '$1')
    .replace(repeated, '$1')
    .replace(doubledEnd, '$1');
  const found = plain.match(/\p{L}+|\d+/gu) ?? [];
  return found.flatMap((word) => standardSpelling(word).split(' '));
}
