import { saidAnswer } from './answer-words.ts';
import { politenessOf, withoutPreamble } from './politeness.ts';
import { liveTopic } from './search/live.ts';

/** Words that begin a question and never a name. */
const ASKING =
  /^(apa|apakah|bagaimana|berapa|bisakah|bolehkah|di ?mana|jam berapa|kapan|ke ?mana|kenapa|mengapa|pukul berapa|siapa|tanya)\b/i;

/** Whether words ask something, so that they are not taken as somebody's name. Pure. */
export function looksLikeQuestion(words: string): boolean {
  return words.includes('?') || ASKING.test(words.trim()) || liveTopic(words) !== undefined;
}

/** Sentences end with their mark or their line. */
const BETWEEN_SENTENCES = /(?<=[.!?;])\s+|\n+/;

/** The sentences of a text; what asks and what answers often stand side by side. Pure. */
export function sentencesIn(text: string): readonly string[] {
  return text.split(BETWEEN_SENTENCES);
}

/** What is asked, without the sentences beside it that answer or are only polite; whole where nothing else is said. Pure. */
export function questionIn(text: string): string {
  const sentences = sentencesIn(text);
  const asking = sentences.filter(
    (sentence) =>
      /[\p{L}\p{N}]/u.test(sentence) &&
      saidAnswer(sentence) === undefined &&
      politenessOf(sentence) === undefined,
  );
  return withoutPreamble(asking.length === 0 ? text : asking.join(' '));
}
