import type { Knowledge } from '../lexicon/knowledge.ts';
import { isOutside, type Lexicon } from '../lexicon/lexicon.ts';
import { words } from '../text/normalise.ts';
import type { Example } from './softmax.ts';
import { beside, type Numbering, type Vector, withStrange } from './vectors.ts';

/** A question that the forum can answer, with other wordings of it. */
export interface FaqEntry {
  readonly id: string;
  readonly category: string;
  readonly question: string;
  readonly answer: string;
  readonly wordings?: readonly string[];
}

/** A text with the number of the entry it asks for; the number after the last entry stands for none. */
export interface Sample {
  readonly text: string;
  readonly target: number;
  readonly weight: number;
  /** Whether somebody asks with it; else it is an answer, or made. */
  readonly isAsked?: true;
}

/** What each sort of sample counts in training; found on the tuned sets, see `test/language/search`. */
const counts = {
  asked: 1,
  answer: 0.4,
  outside: 1,
  named: 0.5,
  ofOthers: 0.5,
  framed: 0.6,
  estranged: 0.5,
  wrapped: 0.5,
} as const;

const NOBODY = 'xqzxqz';

/** Words in which the forum's own questions are asked: they are its topics, whatever they are elsewhere. */
export function ownWords(entries: readonly FaqEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => askedIn(entry).flatMap(words)));
}

function askedIn({ question, wordings = [] }: FaqEntry): readonly string[] {
  return [question, ...wordings];
}

/** What the forum's entries are asked and answered with. */
export function insideSamples(entries: readonly FaqEntry[]): readonly Sample[] {
  return entries.flatMap((entry, target): readonly Sample[] => [
    ...askedIn(entry).map((text): Sample => ({ text, target, weight: counts.asked, isAsked: true })),
    { text: entry.answer, target, weight: counts.answer },
  ]);
}

/** Messages that no forum answers, and what the lexicon names as such unless this forum speaks of it. */
export function outsideSamples(
  { outside, lexicon }: Knowledge,
  {
    inside,
    own,
    target,
  }: { readonly inside: readonly Sample[]; readonly own: ReadonlySet<string>; readonly target: number },
): readonly Sample[] {
  const named = lexicon
    .filter(({ concept }) => isOutside(concept))
    .flatMap(({ formal, informal }) => [...formal, ...informal])
    .filter((text) => !words(text).every((word) => own.has(word)));
  const isAsked = whetherAsked(inside, own);
  const others = outside.filter((text) => !isAsked(text));
  return [
    ...others.map((text) => ({ text, target, weight: counts.outside })),
    ...named.map((text) => ({ text, target, weight: counts.named })),
  ];
}

/** How the questions of such a forum ask, with a place for what they ask about. */
const FRAMES: readonly string[] = [
  'siapa ketua {}',
  'apa tujuan {}',
  'siapa saja anggota {}',
  'bagaimana cara mendaftar {}',
  'apa tugas {}',
  'seberapa sering {}',
  'kapan {} berikutnya',
  'kapan batas waktu {}',
  'di mana lokasi {}',
  'bagaimana prosedur masuk {}',
  'berapa lama {} dan jam berapa selesai',
  'bagaimana mengubah {}',
  'apakah {} boleh diwakilkan',
  'apakah memperoleh surat {}',
  'bagaimana mengajukan {}',
  'siapa yang menanggung biaya {}',
  'kapan {} dilakukan',
  'apa dasar hukum {}',
  'bagaimana mengusulkan {}',
  'siapa narahubung {}',
];

/** What is nobody's here, asked in the words in which ours is asked: what matters is the matter. */
export function outsideInFrames(outside: readonly Sample[]): readonly Sample[] {
  return outside.flatMap(({ text, target, weight }, at) =>
    weight === counts.named
      ? [0, 1].map((nth) => ({
          text: (FRAMES[(at * 2 + nth) % FRAMES.length] ?? '{}').replace('{}', () => text),
          target,
          weight: counts.framed,
        }))
      : [],
  );
}

/** From so much alike on, what is nobody's elsewhere is a question of this forum: shared words by all words. */
const ASKED_ALIKE = 0.6;
/** Shorter words stand in questions about anything. */
const SHORTEST_TELLING = 5;

/** Whether a text is one that the forum itself is asked, as far as words tell. */
function whetherAsked(inside: readonly Sample[], own: ReadonlySet<string>): (text: string) => boolean {
  const asked = inside.map(({ text }) => new Set(words(text)));
  const users = new Map<string, number[]>();
  asked.forEach((said, at) => {
    for (const word of said) {
      if (word.length < SHORTEST_TELLING) continue;
      const list = users.get(word);
      if (list === undefined) users.set(word, [at]);
      else list.push(at);
    }
  });
  return (text) => {
    const said = new Set(words(text));
    const telling = [...said].filter((word) => word.length >= SHORTEST_TELLING);
    if (!telling.every((word) => own.has(word))) return false;
    const near = new Set(telling.flatMap((word) => users.get(word) ?? []));
    return [...near].some((at) => alike(said, asked[at] ?? new Set()) >= ASKED_ALIKE);
  };
}

function alike(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared / (left.size + right.size - shared);
}

/** What is asked of this forum, asked of another: a name that nobody knows in the place of ours. */
export function samplesOfOthers(
  inside: readonly Sample[],
  { ownNames, target }: { readonly ownNames: readonly string[]; readonly target: number },
): readonly Sample[] {
  const names = new RegExp(`\\b(?:${ownNames.join('|')})\\b`, 'gi');
  return inside.flatMap(({ text, weight }) => {
    const other = text.replace(names, NOBODY);
    return other === text ? [] : [{ text: other, target, weight: weight * counts.ofOthers }];
  });
}

/** How much of a long message its background makes, beside what is asked. */
const BACKGROUND = 0.6;

/** Examples as they stand in long messages: with a greeting and background before, thanks after. */
export function wrapped(
  examples: readonly Example[],
  { before, after }: { readonly before: readonly Vector[]; readonly after: readonly Vector[] },
): readonly Example[] {
  if (before.length === 0 || after.length === 0) return [];
  return examples.map(({ vector, target, weight }, at) => {
    const around = [before[at % before.length], at % 3 === 0 ? undefined : after[at % after.length]];
    return {
      target,
      weight: weight * counts.wrapped,
      vector: beside(vector, { others: around.filter((one) => one !== undefined), share: BACKGROUND }),
    };
  });
}

/** How often each word stands in samples; words of the lexicon's dictionary half a time. */
export function countWords(samples: readonly Sample[], lexicon: Lexicon): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const word of lexicon.formal) frequencies.set(word, 0.5);
  for (const { text } of samples)
    for (const word of words(text)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  return frequencies;
}

/** Examples once more with the words that only one of them has made strange: to whoever asks next they will be others. */
export function estranged(examples: readonly Example[], { count, isWord }: Numbering): readonly Example[] {
  const users = new Uint8Array(count);
  for (const { vector } of examples)
    for (const place of vector.places) users[place] = Math.min(2, (users[place] ?? 0) + 1);
  const isRare = (place: number): boolean => users[place] === 1 && isWord(place);
  return examples
    .filter(({ vector }) => vector.places.some(isRare))
    .map(({ vector, target, weight }) => ({
      target,
      weight: weight * counts.estranged,
      vector: withStrange(vector, isRare),
    }));
}
