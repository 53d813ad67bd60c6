import { normalise } from '../../../language/text/index.ts';
import { createCorrector } from '../../../language/text/typos.ts';
import { cleanText } from '../../../lib/text.ts';
import { topicWords } from '../finding/finding.rules.ts';
import { saidIn } from '../finding/terms.rules.ts';
import type { LibraryTopic } from '../types.ts';

/** Limits of a forum's list of topics; lengths in characters. */
export const TOPIC_LIMITS = { topics: 200, name: 40, words: 30, word: 40 } as const;

/** A topic as somebody writes it. */
export interface TypedTopic {
  readonly name: string;
  /** Undefined where nothing is said of its words. */
  readonly words: readonly string[] | undefined;
}

/** Why a topic is not taken. */
export type TopicRefusal =
  | { readonly reason: 'topicUnnamed' }
  | { readonly reason: 'topicNameLong'; readonly longest: number; readonly length: number }
  | { readonly reason: 'topicWords'; readonly most: number; readonly longest: number };

/** A topic that can be kept, or why not. */
export type CheckedTopic =
  | { readonly ok: true; readonly topic: TypedTopic }
  | { readonly ok: false; readonly refusal: TopicRefusal };

/** Reads `Kearsipan: arsip, arsiparis`. Pure. */
export function readTopic(text: string): CheckedTopic {
  const [name = '', ...rest] = text.split(':');
  return checkTopic({ name, words: rest.length === 0 ? undefined : wordsIn(rest.join(' ')) });
}

/** Words that commas, bars or lines part, each once. Pure. */
export function wordsIn(text: string): readonly string[] {
  const words = text
    .split(/[,;|\n]/)
    .map(onOneLine)
    .filter((word) => word !== '');
  return [...new Map(words.map((word) => [topicKey(word), word])).values()];
}

function onOneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Whether a topic is of a form in which it can be kept. Pure. */
export function checkTopic({ name: typed, words }: TypedTopic): CheckedTopic {
  const name = onOneLine(typed);
  const { name: longest, word, words: most } = TOPIC_LIMITS;
  if (topicKey(name) === '') return { ok: false, refusal: { reason: 'topicUnnamed' } };
  const { length } = [...name];
  if (length > longest) return { ok: false, refusal: { reason: 'topicNameLong', longest, length } };
  const isTooMuch = (words?.length ?? 0) > most || words?.some((one) => [...one].length > word) === true;
  if (isTooMuch) return { ok: false, refusal: { reason: 'topicWords', most, longest: word } };
  return { ok: true, topic: { name, words } };
}

/** Names that read the same are one topic. Pure. */
export function topicKey(name: string): string {
  return normalise(name);
}

/** The topic that somebody names. Pure. */
export function topicNamed<T extends Pick<LibraryTopic, 'name'>>(
  typed: string,
  topics: readonly T[],
): T | undefined {
  const key = topicKey(typed);
  return key === '' ? undefined : topics.find(({ name }) => topicKey(name) === key);
}

/** A word of a topic's name says more than one of its words. */
const WEIGHT = { name: 2, word: 1, mistyped: 0.7 } as const;
const SHORTEST_FAMILY = 5;

/** The topics that a text is about, the likeliest first. Pure. */
export function topicsOf(
  text: string,
  { topics, most }: { readonly topics: readonly LibraryTopic[]; readonly most: number },
): readonly LibraryTopic[] {
  const said = saidIn(text).filter(({ isTelling }) => isTelling);
  const known = topics.map((topic) => ({
    topic,
    name: topicWords({ ...topic, words: [] }).words,
    words: topicWords(topic).words,
  }));
  const correct = createCorrector(new Map(known.flatMap(({ words }) => words.map((word) => [word, 1]))));
  const readings = said.map(({ word, forms }) => {
    const isKnown = known.some(({ words }) => words.some((one) => isOfFamily(forms, one)));
    return isKnown
      ? { forms, share: 1 }
      : { forms: correct(word).map((one) => one.word), share: WEIGHT.mistyped };
  });
  const scored = known.map(({ topic, name, words }) => {
    const seen = new Set<string>();
    const score = readings.reduce((sum, { forms, share }) => {
      const hit = words.find((word) => isOfFamily(forms, word));
      if (hit === undefined || seen.has(hit)) return sum;
      seen.add(hit);
      return sum + share * (name.some((word) => isOfFamily(forms, word)) ? WEIGHT.name : WEIGHT.word);
    }, 0);
    return { topic, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, most)
    .map(({ topic }) => topic);
}

/** `digital` and `digitalisasi` are of one family. */
function isOfFamily(forms: readonly string[], word: string): boolean {
  return forms.some((form) => {
    const [short, long] = form.length <= word.length ? [form, word] : [word, form];
    return short === long || (short.length >= SHORTEST_FAMILY && long.startsWith(short));
  });
}
