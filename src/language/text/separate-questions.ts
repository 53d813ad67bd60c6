/** Words that ask; both sides of an "and" must have one of their own to be two questions. */
const ASKING =
  /\b(?:apa(?:kah)?|apaan|siapa|kapan|berapa|brp|(?:di|ke|dari) ?mana|dmn|mana|bagaimana|gimana|gmn|kenapa|mengapa|boleh(?:kah)?|bisa(?:kah)?|jam brp|when|where|who|what|how|iraha|saha|sinten|endi|opo|pundi)\b/i;
const AND =
  /\s*[,;]\s+(?:dan|serta|terus|trus|lalu|and)\s+|\s+(?:dan|serta|terus|trus|lalu|sama|and)\s+|\s*[,;]\s+/i;
const MOST = 3;
/** Longer messages tell a story, in which "and" joins other things. */
const LONGEST = 160;

/**
 * The questions of a message where it asks several: by their question marks, else a short one at "dan" where both sides
 * ask. Empty where it asks one, or too many to tell apart. Pure.
 */
export function separateQuestions(text: string): readonly string[] {
  const marked = text.split(/(?<=\?)/).filter((part) => part.includes('?') && /\p{L}{3}/u.test(part));
  if (marked.length > 1) return marked.length <= MOST ? marked.map((part) => part.trim()) : [];
  if (text.length > LONGEST) return [];
  const joined = text.split(AND);
  return joined.length > 1 && joined.length <= MOST && joined.every((part) => ASKING.test(part))
    ? joined
    : [];
}
