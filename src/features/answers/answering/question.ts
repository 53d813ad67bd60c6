import { liveTopic } from '../../../language/search/live.ts';

/** Words that begin a question and never a name. */
const ASKING =
  /^(apa|apakah|bagaimana|berapa|bisakah|bolehkah|di ?mana|jam berapa|kapan|ke ?mana|kenapa|mengapa|pukul berapa|siapa|tanya)\b/i;

/** Whether words ask something, so that they are not taken as somebody's name. Pure. */
export function looksLikeQuestion(words: string): boolean {
  return words.includes('?') || ASKING.test(words.trim()) || liveTopic(words) !== undefined;
}
