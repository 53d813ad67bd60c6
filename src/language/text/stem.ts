import { roots } from './roots.ts';

const particles = /(?:lah|kah|tah|pun|e|ne|na)$/;
const clitics = /(?:nya|ku|mu|ipun|nipun)$/;
const suffixes = ['kan', 'an', 'i', 'in', 'ke', 'keun'];

/** Prefixes with the first letter that each swallows: `menulis` is `tulis`, `mengirim` is `kirim`. */
const prefixes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:me|pe)ny(?=[aiueo])/, ['s', 'c', 'ny']],
  [/^(?:me|pe)nge(?=[a-z]{2,4}$)/, ['']],
  [/^(?:me|pe)ng(?=[aiueoghk])/, ['', 'k']],
  [/^(?:me|pe)m(?=[aiueobpfv])/, ['', 'p', 'm']],
  [/^(?:me|pe)n(?=[aiueodcjztsy])/, ['', 't', 'n']],
  [/^(?:me|pe)(?=[lrwymn])/, ['']],
  [/^(?:ber|per|ter)/, ['', 'r']],
  [/^bel(?=ajar)|^pel(?=ajar)/, ['']],
  [/^(?:be|pe|te)(?=[a-z])/, ['']],
  [/^(?:di|ke|se)(?=[a-z])/, ['']],
  [/^(?:memper|diper|keter|keber|ke|pemer|diber|dike)/, ['']],
  [/^ny(?=[aiueo])/, ['s', 'c']],
  [/^ng(?=[aiueo])/, ['', 'k']],
  [/^n(?=[cdjzaiueo])/, ['', 't']],
  [/^m(?=[bpaiueo])/, ['', 'p']],
];

function withoutEndings(word: string): readonly string[] {
  const stems = new Set([word]);
  for (const ending of [particles, clitics])
    for (const stem of [...stems]) stems.add(stem.replace(ending, ''));
  for (const stem of [...stems]) {
    for (const suffix of suffixes) if (stem.endsWith(suffix)) stems.add(stem.slice(0, -suffix.length));
  }
  return [...stems].filter((stem) => stem.length >= 3);
}

function withoutPrefix(word: string): readonly string[] {
  return prefixes.flatMap(([pattern, swallowed]) => {
    const rest = word.replace(pattern, '');
    return rest === word ? [] : swallowed.map((letter) => letter + rest);
  });
}

/** Particles and possessives only, for words whose root is not known. */
function lightly(word: string): string {
  const bare = word.replace(/(?:lah|kah|pun)$/, '').replace(/(?:nya|ku|mu)$/, '');
  return bare.length >= 3 ? bare : word;
}

/** So many roots are remembered, which is well under a megabyte: the words of a FAQ are met again and again. */
const REMEMBERED = 5_000;
const seen = new Map<string, string>();

/**
 * The root of an Indonesian word: `mengonfirmasi`, `dikonfirmasikan` and `konfirmasinya` are `konfirmasi`.
 * Affixes come off only where a known root remains; of several the longest wins. `isRoot` may know more roots.
 */
export function stem(word: string, isRoot: (candidate: string) => boolean = isKnownRoot): string {
  if (word.length < 4 || isRoot(word)) return word;
  if (isRoot !== isKnownRoot) return findRoot(word, isRoot);
  const known = seen.get(word);
  if (known !== undefined) return known;
  const root = findRoot(word, isRoot);
  if (seen.size >= REMEMBERED) seen.clear();
  seen.set(word, root);
  return root;
}

function findRoot(word: string, isRoot: (candidate: string) => boolean): string {
  let candidates = withoutEndings(word);
  for (let depth = 0; depth < 3; depth += 1) {
    const known = candidates.filter(isRoot).sort((left, right) => right.length - left.length);
    if (known[0] !== undefined) return known[0];
    candidates = candidates.flatMap(withoutPrefix);
  }
  return lightly(word);
}

/** Whether the shipped list has the root. */
export function isKnownRoot(word: string): boolean {
  return roots.has(word);
}
