import { readFileSync } from 'node:fs';
import type { FaqEntry } from '../../../src/language/search/index.ts';

const data = new URL('../../../src/features/faq/data/', import.meta.url);

/** A query and the entries that it may reach (one, several with `|`, or NONE), and how it is written. */
export interface FaqCase {
  readonly query: string;
  readonly expected: string;
  readonly style: string;
}

function rows(url: URL): readonly (readonly string[])[] {
  return readFileSync(url, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}

/** The rows of a file of this folder. */
export function casesOf(name: string): readonly FaqCase[] {
  return rows(new URL(`${name}.tsv`, import.meta.url)).map(([query = '', expected = '', style = '']) => ({
    query,
    expected,
    style,
  }));
}

/** Sets whose rows were read, and sets of which only the figures are known; see the README of this folder. */
export const tunedSets = ['faq-dev', 'faq-dev2', 'held-out', 'ajudan', 'instansi-baru'] as const;
export const measuredSets = ['protokol', 'pemda', 'operator-ti'] as const;
/** Sets that were measured when all was built, for the figures that are told; whoever works on the search does not look at them. */
export const lastSets = [
  'panitia',
  'perwira',
  'keuangan',
  'ajudan-muda',
  'surat',
  'pesan',
  'staf-tu',
] as const;

/** Every shipped wording with its entry. */
export const wordings: readonly FaqCase[] = rows(new URL('wordings-id.tsv', data)).map(
  ([expected = '', query = '']) => ({ query, expected, style: '' }),
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

/** What people write around a question in a letter; the clauses were tuned on `tuned`, not on `held`. */
export function lettersOf(kind: 'tuned' | 'held', asked: readonly FaqCase[]): readonly FaqCase[] {
  const frames = rows(new URL('letter-frames.tsv', import.meta.url)).filter(([one]) => one === kind);
  return asked.map(({ query, expected }, at) => {
    const frame = frames[at % frames.length]?.[1] ?? '{Q}';
    return { query: frame.replace('{Q}', () => query), expected, style: 'L' };
  });
}

/** Questions and remarks that are none of the forum's business. */
export const offTopic: readonly string[] = rows(new URL('off-topic.tsv', import.meta.url)).map(
  ([query = '']) => query,
);

/** An entry as somebody adds it in chat, and how others ask for it. */
interface NewEntry {
  readonly entry: FaqEntry;
  readonly asked: readonly string[];
}

/** New entries of many worlds, each with what it is asked with by others. */
export function newEntries(): readonly NewEntry[] {
  const all = rows(new URL('new-entries.tsv', import.meta.url));
  return [...new Set(all.map(([id = '']) => id))].map((id) => {
    const textsOf = (kind: string): readonly string[] =>
      all.filter((row) => row[0] === id && row[1] === kind).map(([, , text = '']) => text);
    const [question = ''] = textsOf('question');
    const [answer = ''] = textsOf('answer');
    return {
      entry: { id, category: 'baru', question, answer, wordings: textsOf('wording') },
      asked: textsOf('asked'),
    };
  });
}
