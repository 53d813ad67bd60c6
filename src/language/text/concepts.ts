import { words } from './normalise.ts';
import { isKnownRoot, stem } from './stem.ts';
import { compounds, silent, synonyms } from './synonyms.ts';

const compoundsByFirst = indexCompounds();
const conceptOf: ReadonlyMap<string, string> = new Map(
  synonyms.flatMap(([concept, list]) => list.split(' ').map((word) => [word, concept] as const)),
);

const singleWords: ReadonlyMap<string, string> = new Map(
  compounds.flatMap(([concept, list]) =>
    list.split('|').flatMap((phrase) => (phrase.includes(' ') ? [] : [[phrase, concept] as const])),
  ),
);

function indexCompounds(): ReadonlyMap<string, readonly (readonly [readonly string[], string])[]> {
  const index = new Map<string, (readonly [readonly string[], string])[]>();
  for (const [concept, list] of compounds) {
    for (const phrase of list.split('|')) {
      const parts = words(phrase);
      const first = parts[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), [parts, concept] as const]);
    }
  }
  for (const [first, entries] of index) {
    index.set(
      first,
      entries.sort(([left], [right]) => right.length - left.length),
    );
  }
  return index;
}

/**
 * What a text is about, in the order it is said: compounds and synonyms as one concept, other words as their root,
 * words that say nothing left out. Two wordings of one question share most of their concepts.
 */
export function concepts(text: string): readonly string[] {
  return conceptReader()(text);
}

/** `concepts` for many texts: remembers the words it has seen, which saves most of the work. */
export function conceptReader(): (text: string) => readonly string[] {
  const seen = new Map<string, string>();
  const conceptFor = (word: string): string => {
    const known = seen.get(word) ?? conceptOfWord(word);
    seen.set(word, known);
    return known;
  };
  return (text) => readConcepts(words(text), conceptFor);
}

function readConcepts(said: readonly string[], conceptFor: (word: string) => string): readonly string[] {
  const result: string[] = [];
  for (let at = 0; at < said.length; ) {
    const compound = compoundAt(said, at);
    const word = said[at] ?? '';
    if (compound !== undefined) result.push(compound.concept);
    else if (!silent.has(word)) result.push(conceptFor(word));
    at += compound?.length ?? 1;
  }
  return result;
}

function compoundAt(said: readonly string[], at: number): { concept: string; length: number } | undefined {
  const word = said[at] ?? '';
  const candidates = compoundsByFirst.get(word) ?? compoundsByFirst.get(word.replace(/(?:nya|lah|kah)$/, ''));
  const fitting = candidates?.find(([parts]) =>
    parts.every((part, index) => index === 0 || isWord(said[at + index], part)),
  );
  return fitting && { concept: fitting[1], length: fitting[0].length };
}

function isWord(word: string | undefined, part: string): boolean {
  return (
    word !== undefined &&
    (word === part || (word.startsWith(part) && /^(?:nya|e|ne|na|kah)$/.test(word.slice(part.length))))
  );
}

function conceptOfWord(word: string): string {
  const root = stem(word, isKnown);
  return singleWords.get(root) ?? conceptOf.get(word) ?? conceptOf.get(root) ?? root;
}

/** Words of the tables above count as roots too: `difoto` is `foto`. */
function isKnown(word: string): boolean {
  return isKnownRoot(word) || singleWords.has(word) || conceptOf.has(word);
}
