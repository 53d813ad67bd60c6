import { describe, expect, it } from 'vitest';
import { besideQuestions, withAll } from '../../../src/language/search/by-question.ts';
import type { FaqResult } from '../../../src/language/search/faq-result.ts';

const answer = (id: string, score = 0.9): FaqResult => ({
  outcome: 'answer',
  entries: [{ id, score }],
  nearest: [],
});
const unknown = (id: string): FaqResult => ({
  outcome: 'unknown',
  entries: [],
  nearest: [{ id, score: 0.1 }],
});
const idsOf = ({ outcome, entries }: FaqResult): readonly string[] => [
  outcome,
  ...entries.map(({ id }) => id),
];

describe('a letter beside its questions', () => {
  it('is answered where a question alone leads there too', () => {
    expect(idsOf(besideQuestions({ ...answer('A'), none: 0.1 }, [answer('B'), answer('A')]))).toEqual([
      'answer',
      'A',
    ]);
  });

  it('is asked back where its questions lead elsewhere', () => {
    expect(idsOf(besideQuestions({ ...answer('A'), none: 0.1 }, [answer('B')]))).toEqual([
      'choices',
      'A',
      'B',
    ]);
  });

  it('is offered what a question surely means, where the story was not understood', () => {
    expect(idsOf(besideQuestions({ ...unknown('C'), none: 0.8 }, [answer('B')]))).toEqual([
      'choices',
      'B',
      'C',
    ]);
  });

  it.each([
    ['the story surely is about something else', 0.95, 0.9],
    ['the question alone is not sure', 0.8, 0.6],
  ])('is refused where %s', (_, none, score) => {
    expect(besideQuestions({ ...unknown('C'), none }, [answer('B', score)]).outcome).toBe('unknown');
  });

  it('offers each of several questions once', () => {
    expect(idsOf(withAll(answer('A'), [answer('B'), answer('A'), answer('B')]))).toEqual([
      'choices',
      'A',
      'B',
    ]);
  });
});
