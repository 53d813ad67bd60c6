import { readFileSync } from 'node:fs';
import type { FaqEntry } from '../../../src/language/search/index.ts';

const data = new URL('../../../src/features/faq/data/', import.meta.url);

/** A query and the entry it should reach, or NONE. */
export interface FaqCase {
  readonly query: string;
  readonly expected: string;
}

function rows(url: URL): readonly (readonly string[])[] {
  return readFileSync(url, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}

/** Every shipped wording with its entry. */
export const wordings: readonly FaqCase[] = rows(new URL('wordings-id.tsv', data)).map(
  ([expected = '', query = '']) => ({ query, expected }),
);

/** The shipped FAQ with the wordings that are given. */
export function faqWith(used: readonly FaqCase[]): readonly FaqEntry[] {
  return rows(new URL('faq-base.tsv', data)).map(
    ([id = '', category = '', , , question = '', answer = '']) => ({
      id,
      category,
      question,
      answer,
      wordings: used.filter((wording) => wording.expected === id).map((wording) => wording.query),
    }),
  );
}

/** Wordings of real life, written apart from the shipped ones. */
export const realLife: readonly FaqCase[] = rows(new URL('faq-dev.tsv', import.meta.url)).map(
  ([query = '', expected = '']) => ({ query, expected }),
);

/** More of them, written after wordings and weights; only a few chat spellings were added with them in view. */
export const heldOut: readonly FaqCase[] = rows(new URL('held-out.tsv', import.meta.url)).map(
  ([query = '', expected = '']) => ({ query, expected }),
);

/** Questions and remarks that are none of the forum's business. */
export const offTopic: readonly string[] = rows(new URL('off-topic.tsv', import.meta.url)).map(
  ([query = '']) => query,
);
