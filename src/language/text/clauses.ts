import { words } from './normalise.ts';

/** A piece of a message, and how far it is the part that asks: 1 for a question, less for what only leads up to it. */
export interface Clause {
  readonly said: readonly string[];
  readonly weight: number;
}

/** A message of at most so many words is one question, however it is cut. */
const SHORT = 12;
/** Weight of a sentence that does not ask beside one that does, and of the sentence just before the asking one. */
const BACKGROUND = 0.35;
const LEADING_UP = 0.55;
/** Weight of what people write around any question. */
const ASIDE = 0.25;
/** Shorter pieces belong to what stands before them. */
const SHORTEST = 3;

const asking: ReadonlySet<string> = new Set(
  `apa apakah siapa kapan mana bagaimana berapa mengapa boleh bolehkah bisa bisakah dapatkah haruskah perlukah adakah kemana dimana minta mohon tolong tanya bertanya menanyakan arahan
petunjuk penjelasan informasi info caranya cara gimana ngapain apaan manakah siapakah kapankah berapakah sejauh seberapa`.split(
    /\s+/,
  ),
);
/** Beyond a full stop: words that begin a new thought in a long sentence. */
const JOINTS =
  /\s*(?:[,:–—-]\s+|\s(?=(?:soalnya|karena|krn|sebab|sehingga|shg|sehubungan|tapi|tp|tetapi|namun|jadi|jd|trus|terus|lalu|nah|apabila|bila|kalau|kalo|klo|sebelum|setelah|supaya|agar|biar|mohon|apakah|apa|bagaimana|gimana|mau (?:tanya|nanya)|ingin (?:ber)?tanya|izin (?:ber)?tanya)\s))/i;

/**
 * A message cut into sentences, and long ones at their joints. Greetings and background stay in with little weight, because
 * what is asked about is sometimes named only there ("Titipnya ke mana?").
 * @param isAside whether a clause is what people write around any question, whatever they ask
 */
export function clauses(
  text: string,
  isAside: (said: readonly string[]) => boolean = () => false,
): readonly Clause[] {
  const whole = words(text);
  if (whole.length <= SHORT) return [{ said: whole, weight: 1 }];
  const pieces = text
    .split(/(?<=[.!?;\n])\s+|\n+/)
    .flatMap((sentence) => (words(sentence).length > SHORT ? sentence.split(JOINTS) : [sentence]))
    .map((piece) => ({ said: words(piece), isAsking: piece.includes('?') }))
    .filter(({ said }) => said.length > 0);
  return weigh(joinShort(pieces), isAside);
}

interface Piece {
  readonly said: readonly string[];
  readonly isAsking: boolean;
}

function joinShort(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before !== undefined && (piece.said.length < SHORTEST || before.said.length < SHORTEST)) {
      joined[joined.length - 1] = {
        said: [...before.said, ...piece.said],
        isAsking: before.isAsking || piece.isAsking,
      };
    } else joined.push(piece);
  }
  return joined;
}

function weigh(pieces: readonly Piece[], isAside: (said: readonly string[]) => boolean): readonly Clause[] {
  const maybe = pieces.map(({ said, isAsking }) => !isAsking && isAside(said));
  // Where all of it is, nothing is beside anything.
  const aside = maybe.map((is) => is && maybe.includes(false));
  const asks = pieces.map(
    ({ said, isAsking }, at) => aside[at] !== true && (isAsking || said.some((word) => asking.has(word))),
  );
  const weightOf = (at: number): number => {
    if (aside[at] === true) return ASIDE;
    if (asks[at] === true || !asks.includes(true)) return 1;
    return asks[at + 1] === true ? LEADING_UP : BACKGROUND;
  };
  return pieces.map(({ said }, at) => ({ said, weight: weightOf(at) }));
}
