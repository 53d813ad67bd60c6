import { words } from './normalise.ts';
import { leansBack, withoutReferences } from './references.ts';

/** A piece of a message, and how far it is the part that asks: 1 for a question, less for what only leads up to it. */
export interface Clause {
  readonly said: readonly string[];
  readonly weight: number;
  /** Where it asks: the question with what it leans on. */
  readonly question?: readonly string[];
}

/** What a cut is made with. */
export interface Cutting {
  /** How much more a clause is what people write around any question than what they ask: above 0 it rather is. */
  readonly asideness?: (said: readonly string[]) => number;
  /** Words of other languages in Indonesian. */
  readonly inIndonesian?: (said: readonly string[]) => readonly string[];
}

/** A message of at most so many words is one question, however it is cut. */
const SHORT = 12;
/** Weight of a sentence that does not ask beside one that does, and of the sentence just before the asking one. */
const BACKGROUND = 0.5;
const LEADING_UP = 0.75;
/** Weight of what people write around any question. */
const ASIDE = 0.4;
/** So surely around any question is what asks with a word of asking, yet asks nothing ("apa kabar, mohon izin bertanya"). */
const SURELY_ASIDE = 1.5;
/** How much it speaks for a clause that somebody says there that they ask. */
const BEGS = 2;
/** Where nothing asks, what tells nearly as much as the most telling clause is meant as well. */
const NEARLY = 0.3;
/** Weight of what a question leans on ("apakah hal tersebut diperkenankan"). */
const LEANS = 0.8;
/** A word of a formula is more often around questions than in them by this. */
const FORMULA = 1;
/** Shorter pieces belong to what stands before them. */
const SHORTEST = 3;

/** Words that ask for something. */
const asking: ReadonlySet<string> = new Set(
  `apa apakah siapa kapan mana bagaimana berapa mengapa bolehkah bisakah dapatkah haruskah perlukah adakah kemana dimana
caranya cara gimana ngapain apaan manakah siapakah kapankah berapakah sejauh seberapa benarkah tersediakah`.split(
    /\s+/,
  ),
);
/** Words with which people say that they ask; what they ask may stand elsewhere. */
const begging: ReadonlySet<string> = new Set(
  'boleh bisa minta mohon tolong tanya bertanya menanyakan arahan petunjuk penjelasan informasi info'.split(
    ' ',
  ),
);
/** Beyond a full stop: words that begin a new thought in a long sentence. */
const JOINTS =
  /\s*(?:[,:–—-]\s+|\s(?=(?:soalnya|karena|krn|sebab|sehingga|shg|sehubungan|tapi|tp|tetapi|namun|jadi|jd|trus|terus|lalu|nah|apabila|bila|kalau|kalo|klo|sebelum|setelah|supaya|agar|biar|mohon|apakah|apa|bagaimana|gimana|mau (?:tanya|nanya)|ingin (?:ber)?tanya|izin (?:ber)?tanya)\s))/i;
/** Words that begin a thanks or a greeting wherever they stand, with or without a full stop before. */
const CLOSINGS =
  /\s+(?=(?:terima ?kasih|terimakasih|makasih|makasi|trims|thanks|thank you|tarimo kasih|matur ?nuwun|nuhun|hatur nuhun|suwun|atas (?:perhatian|bantuan|kerja ?sama|perkenan|waktu|segala)|demikian|besar harapan|mohon (?:arahan|petunjuk|pencerahan|bantuan|bimbingan|dibantu|dijawab|maaf|izin|konfirmasi)|kiranya berkenan|bila berkenan|salam hormat|hormat kami|wassalam\w*|semoga|ditunggu)(?:nya)?(?![\p{L}]))/iu;

/**
 * A message cut into sentences, and long ones at their joints. Greetings and background stay in with little weight, because
 * what is asked about is sometimes named only there ("Titipnya ke mana?").
 */
export function clauses(
  text: string,
  { asideness = nothing, inIndonesian = same }: Cutting = {},
): readonly Clause[] {
  const whole = words(text);
  if (whole.length <= SHORT) return [{ said: inIndonesian(whole), weight: 1 }];
  const pieces = text
    .split(/(?<=[.!?;\n])\s+|\n+/)
    .flatMap((sentence) => sentence.split(CLOSINGS))
    .flatMap((sentence, at) =>
      (words(sentence).length > SHORT ? sentence.split(JOINTS) : [sentence]).map((piece) => ({ piece, at })),
    )
    .map(({ piece, at }) => ({
      said: inIndonesian(words(piece)),
      isAsking: piece.includes('?'),
      sentence: at,
    }))
    .filter(({ said }) => said.length > 0);
  return weigh(joinShort(pieces, asideness), asideness);
}

function nothing(): number {
  return 0;
}

function same(said: readonly string[]): readonly string[] {
  return said;
}

interface Piece {
  readonly said: readonly string[];
  readonly isAsking: boolean;
  /** Number of the sentence of which it is one. */
  readonly sentence: number;
}

/** A short piece belongs to the one before it, unless one of them is a greeting or a thanks. */
function joinShort(
  pieces: readonly Piece[],
  asideness: (said: readonly string[]) => number,
): readonly Piece[] {
  const isGreeting = ({ said }: Piece): boolean => asideness(said) > SURELY_ASIDE;
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const isShort = before !== undefined && Math.min(piece.said.length, before.said.length) < SHORTEST;
    if (isShort && isGreeting(before) === isGreeting(piece)) {
      joined[joined.length - 1] = {
        said: [...before.said, ...piece.said],
        isAsking: before.isAsking || piece.isAsking,
        sentence: piece.sentence,
      };
    } else joined.push(piece);
  }
  return joined;
}

/** How far a piece asks, by itself. */
interface Rated extends Piece {
  readonly telling: number;
  readonly asks: boolean;
  readonly isAside: boolean;
  /** Nothing but a greeting, a thanks or another formula. */
  readonly isFormula: boolean;
}

function rate(piece: Piece, asideness: (said: readonly string[]) => number): Rated {
  const { said, isAsking } = piece;
  const asks = isAsking || said.some((word) => asking.has(word));
  const aside = asideness(said);
  const begs = said.some((word) => begging.has(word));
  return {
    ...piece,
    asks,
    telling: (begs ? BEGS : 0) - aside,
    isAside: !isAsking && aside > (asks ? SURELY_ASIDE : 0),
    isFormula: aside > FORMULA * said.length,
  };
}

function weigh(pieces: readonly Piece[], asideness: (said: readonly string[]) => number): readonly Clause[] {
  const rated = pieces.map((piece) => rate(piece, asideness));
  const isAllAside = rated.every(({ isAside }) => isAside);
  const left = rated.map((one) => !one.isAside || isAllAside);
  const most = Math.max(...rated.map(({ telling }) => telling));
  const asksAtAll = rated.some(({ asks }, at) => asks && left[at] === true);
  const isQuestion = rated.map(
    ({ asks, telling }, at) =>
      left[at] === true && (asksAtAll ? asks : telling >= Math.min(most, NEARLY * Math.abs(most))),
  );
  const weights = rated.map((_, at): number =>
    isQuestion[at] === true
      ? 1
      : left[at] !== true
        ? ASIDE
        : isQuestion[at + 1] === true
          ? LEADING_UP
          : BACKGROUND,
  );
  const leaning = rated.map((_, at) => (asksAtAll && isQuestion[at] === true ? leansOn(rated, at) : []));
  for (const at of leaning.flat()) weights[at] = Math.max(weights[at] ?? 0, LEANS);
  return rated.map(({ said }, at) => {
    const own = { said: withoutReferences(said), weight: weights[at] ?? BACKGROUND };
    if (isQuestion[at] !== true || !asksAtAll) return own;
    const before = (leaning[at] ?? []).map((from) => rated[from]?.said ?? []);
    return { ...own, question: withoutReferences([...before.flat(), ...said]) };
  });
}

/** What a question at a place leans on, as far back as something is told. */
function leansOn(rated: readonly Rated[], at: number): readonly number[] {
  const question = rated[at];
  if (question === undefined || !leansBack(question.said)) return [];
  const found: number[] = [];
  let sentence: number | undefined;
  for (let from = at - 1; from >= 0; from -= 1) {
    const one = rated[from];
    if (one === undefined || one.isFormula) continue;
    if (sentence !== undefined && one.sentence !== sentence) break;
    found.unshift(from);
    if (!leansBack(one.said)) sentence = one.sentence;
  }
  return found;
}
