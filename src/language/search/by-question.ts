import type { FaqMatch, FaqResult } from './faq-result.ts';

export const MOST_CHOICES = 3;
/** Up to this probability that a letter means none of the entries, a question in it that surely means one is offered. */
const NONE_OF_LETTER = 0.9;
/** So sure a question in a letter must be that is nobody's as a whole. */
const SURE = 0.7;

/** A message as it is understood as a whole. */
export interface Whole extends FaqResult {
  /** Probability that none of the entries is meant. */
  readonly none: number;
}

/** Whether what a letter's only question says can change the whole. */
export function mayChange({ outcome, none }: Whole): boolean {
  return outcome === 'answer' || (outcome === 'unknown' && none < NONE_OF_LETTER);
}

/**
 * A letter as a whole beside its questions alone: it is answered outright only where one of them leads there too, and what one of
 * them surely means is offered where the story around it was not understood.
 */
export function besideQuestions({ none, ...whole }: Whole, asked: readonly FaqResult[]): FaqResult {
  if (asked.length === 0 || !mayChange({ none, ...whole })) return whole;
  const sure = asked.flatMap(({ outcome, entries }) => (outcome === 'answer' ? entries.slice(0, 1) : []));
  const [best] = whole.entries;
  if (best !== undefined) {
    if (asked.some(({ entries }) => entries[0]?.id === best.id)) return whole;
    return { outcome: 'choices', entries: inFront([best, ...sure], whole.entries), nearest: [] };
  }
  const surely = sure.filter(({ score }) => score >= SURE);
  if (surely.length === 0) return whole;
  return { outcome: 'choices', entries: inFront(surely, whole.nearest), nearest: [] };
}

/** Two questions in one message are two answers: both are offered, what the whole says first. */
export function withAll(whole: FaqResult, several: readonly FaqResult[]): FaqResult {
  const sure = several
    .filter(({ outcome }) => outcome === 'answer')
    .flatMap(({ entries }) => entries.slice(0, 1));
  if (new Set(sure.map(({ id }) => id)).size < 2) return whole;
  return { outcome: 'choices', entries: inFront(whole.entries.slice(0, 1), sure), nearest: [] };
}

/** Matches in their order, each entry once, as many as may be offered. */
function inFront(first: readonly FaqMatch[], others: readonly FaqMatch[]): readonly FaqMatch[] {
  const all = [...first, ...others];
  const ids = all.map(({ id }) => id);
  return all.filter(({ id }, at) => ids.indexOf(id) === at).slice(0, MOST_CHOICES);
}
