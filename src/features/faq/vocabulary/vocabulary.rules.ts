import { shippedKnowledge } from '../../../language/lexicon/knowledge.ts';
import { lexiconOf } from '../../../language/lexicon/lexicon.ts';
import { closestWords, normalise, words } from '../../../language/text/index.ts';
import type { FaqEntry } from '../../../model/faq.ts';

/** A word with what it is to be read as, as they were typed. */
export interface TypedWord {
  readonly word: string;
  readonly meaning: string;
}

const BETWEEN = /\s*(?:=|:|→|->|\bsama dengan\b|\bartinya\b|\bdibaca\b|\badalah\b|\bberarti\b)\s*/i;
const LONGEST_WORD = 40;
const MOST_MEANT = 3;

/** Reads `mamin = konsumsi`; undefined where nothing parts the two. */
export function readTypedWord(text: string): TypedWord | undefined {
  const [word = '', meaning = '', ...more] = text.split(BETWEEN).map((part) => part.trim());
  return word === '' || meaning === '' || more.length > 0 ? undefined : { word, meaning };
}

/** Why a word is not taken; `near` are known words that may be meant. */
export type WordRefusal =
  | { readonly reason: 'faqWordForm' }
  | { readonly reason: 'faqWordKnown'; readonly word: string }
  | { readonly reason: 'faqWordRead'; readonly word: string; readonly as: string }
  | { readonly reason: 'faqMeaningUnknown'; readonly word: string; readonly near: readonly string[] };

/** A word as it is kept, or why it is not. */
export type CheckedWord =
  | { readonly ok: true; readonly word: string; readonly meaning: string }
  | { readonly ok: false; readonly refusal: WordRefusal };

/**
 * Whether a word can be read as others: it is one word that nobody knows yet, and they are known, to the lexicon or because
 * the forum's own questions have them.
 */
export function checkWord(typed: TypedWord, entries: readonly FaqEntry[]): CheckedWord {
  const { vocabulary } = lexiconOf(shippedKnowledge().lexicon);
  const { silent } = shippedKnowledge();
  const word = typed.word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (!isOneWord(word)) return refuse({ reason: 'faqWordForm' });
  const read = normalise(word);
  if (read !== word) return refuse({ reason: 'faqWordRead', word, as: read });
  if (vocabulary.has(word) || silent.has(word)) return refuse({ reason: 'faqWordKnown', word });
  const meant = words(typed.meaning);
  if (meant.length === 0 || meant.length > MOST_MEANT || meant.includes(word))
    return refuse({ reason: 'faqWordForm' });
  const own = new Set(entries.flatMap(({ question, wordings }) => [question, ...wordings].flatMap(words)));
  const unknown = meant.find((one) => !vocabulary.has(one) && !own.has(one));
  if (unknown === undefined) return { ok: true, word, meaning: meant.join(' ') };
  const near = closestWords(unknown, [...vocabulary, ...own]).slice(0, MOST_MEANT);
  return refuse({ reason: 'faqMeaningUnknown', word: unknown, near });
}

/** Whether a text is one word of a length that words have. */
export function isOneWord(text: string): boolean {
  return /^\p{L}[\p{L}\p{N}]*$/u.test(text) && text.length <= LONGEST_WORD;
}

function refuse(refusal: WordRefusal): CheckedWord {
  return { ok: false, refusal };
}
