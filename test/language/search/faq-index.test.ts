import { describe, expect, it } from 'vitest';
import { createFaqIndex, type FaqIndex } from '../../../src/language/search/index.ts';
import { type FaqCase, faqWith, heldOut, offTopic, realLife, wordings } from './faq-data.ts';

const index = createFaqIndex(faqWith(wordings));

interface Tally {
  readonly right: number;
  readonly wrong: number;
  readonly offered: number;
  readonly missed: number;
}

function tally(searched: FaqIndex, cases: readonly FaqCase[]): Tally {
  const counts = { right: 0, wrong: 0, offered: 0, missed: 0 };
  for (const { query, expected } of cases) {
    const { outcome, entries } = searched.ask(query);
    const hits = entries.some((entry) => entry.id === expected);
    if (outcome === 'answer') counts[entries[0]?.id === expected ? 'right' : 'wrong'] += 1;
    else counts[hits ? 'offered' : 'missed'] += 1;
  }
  return counts;
}

describe('searching the FAQ', () => {
  it('finds every entry by its own question', () => {
    for (const { id, question } of faqWith([])) expect(index.ask(question).entries[0]?.id, question).toBe(id);
  });

  it('answers most wordings of real life, offers the rest and answers none wrongly', () => {
    const inScope = realLife.filter((row) => row.expected !== 'NONE');
    const { right, wrong, offered } = tally(index, inScope);
    expect(wrong).toBe(0);
    expect(right).toBeGreaterThanOrEqual(80);
    expect(right + offered).toBeGreaterThanOrEqual(93);
  });

  it('does nearly as well on wordings that were written after its own', () => {
    const inScope = heldOut.filter((row) => row.expected !== 'NONE');
    const { right, wrong, offered } = tally(index, inScope);
    expect(wrong).toBeLessThanOrEqual(1);
    expect(right).toBeGreaterThanOrEqual(62);
    expect(right + offered).toBeGreaterThanOrEqual(78);
  });

  it.each([
    ...[...realLife, ...heldOut].filter((row) => row.expected === 'NONE').map((row) => row.query),
    ...offTopic,
  ])('does not answer "%s"', (query) => {
    expect(index.ask(query).outcome).not.toBe('answer');
  });

  it('keeps wrong answers rare for wordings it has not seen', () => {
    const totals = [0, 1, 2, 3, 4].map((fold) => {
      const unseen = wordings.filter((_, at) => at % 5 === fold);
      return tally(createFaqIndex(faqWith(wordings.filter((_, at) => at % 5 !== fold))), unseen);
    });
    const sum = (key: keyof Tally): number =>
      totals.reduce((total, part) => total + part[key], 0) / wordings.length;
    expect(sum('wrong')).toBeLessThan(0.02);
    expect(sum('right')).toBeGreaterThan(0.6);
    expect(sum('right') + sum('offered')).toBeGreaterThan(0.87);
  });

  it('offers at most three entries, best first, with scores up to one', () => {
    const { outcome, entries } = index.ask('tuan rumah');
    expect(outcome).toBe('choices');
    expect(entries.length).toBeLessThanOrEqual(3);
    const scores = entries.map((entry) => entry.score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
  });

  it.each(['', '   ', '???', '👍🙏', 'x'.repeat(5000)])('has nothing to say to "%s"', (query) => {
    expect(index.ask(query)).toEqual({ outcome: 'unknown', entries: [] });
  });

  it('works without any entries', () => {
    expect(createFaqIndex([]).ask('kapan rapat')).toEqual({ outcome: 'unknown', entries: [] });
  });

  it('finds an entry that a secretariat has just added, by its own words and with a typo', () => {
    const entry = {
      id: 'F65',
      category: 'lain',
      question: 'Apakah tersedia kolam renang?',
      answer: 'Tidak.',
    };
    const grown = createFaqIndex([...faqWith(wordings), entry]);
    expect(grown.ask('ada kolam renang ga').entries[0]?.id).toBe('F65');
    expect(grown.ask('kolam rennag').entries[0]?.id).toBe('F65');
  });
});
