import { normalise, words } from '../../language/text/index.ts';
import type { EntryWords, LibraryStatus, SamenessKeys } from './types.ts';

/** Kinds of regulations by what they are called, the longest first; what is not named among them keeps its own words. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:peraturan pemerintah pengganti undang undang|perppu|perpu)\b/, 'perppu'],
  [/\b(?:peraturan pemerintah|pp)\b/, 'pp'],
  [/\b(?:peraturan presiden|perpres)\b/, 'perpres'],
  [/\b(?:keputusan presiden|keppres)\b/, 'keppres'],
  [/\b(?:instruksi presiden|inpres)\b/, 'inpres'],
  [/\b(?:undang undang|uu)\b/, 'uu'],
  [/\b(?:peraturan daerah|perda)\b/, 'perda'],
  [/\b(?:surat edaran|se)\b/, 'se'],
  [/\b(?:keputusan|kepmen\w*|kep)\b/, 'kep'],
  [/\b(?:peraturan|permen\w*|per)\b/, 'per'],
];
/** Words of a number that say nothing. */
const FILLERS =
  /\b(?:nomor|no|tahun|th|thn|tentang|republik|indonesia|ri|kementerian|menteri|badan|kepala)\b/g;
const NUMBERED = /\b(\d{1,5})\s*(?:\/|tahun|thn\.?|th\.?)\s*((?:19|20)\d{2})\b/i;

/**
 * The same regulation however it is written: `Peraturan LAN Nomor 6 Tahun 2023` and `PERLAN No. 6/2023` are one, by number, year and
 * sort. Another issuer's number 6 of that year is a likeness that the sender is asked about and may deny.
 */
export function regulationKey(written: string | undefined): string {
  const text = normalise(written ?? '')
    .replace(/[-–]/g, ' ')
    .trim();
  if (text === '') return '';
  const [, number, year] = NUMBERED.exec(written ?? '') ?? [];
  const [, sort = ''] = KINDS.find(([name]) => name.test(text)) ?? [];
  if (number !== undefined && year !== undefined) return `${sortOf(sort, text)}:${Number(number)}:${year}`;
  return text
    .replace(FILLERS, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 120);
}

/** `perlan`, `perbkn`: a sort and its issuer in one word. */
function sortOf(sort: string, text: string): string {
  if (sort !== '') return sort;
  return /\bper[a-z]{2,8}\b/.test(text) ? 'per' : '';
}

/** Parameters that only say from where somebody came. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|source)$/i;

/** The same address however it is written: without scheme, `www.`, a last slash, the place on the page and who sent somebody there. */
export function linkKey(link: string | undefined): string {
  if (link === undefined || !URL.canParse(link)) return '';
  const url = new URL(link);
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort();
  const query = new URLSearchParams(kept).toString();
  const host = url.host.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/\/+$/, '')}${query === '' ? '' : `?${query}`}`;
}

/** Words that stand in half of all titles. */
const PLAIN: ReadonlySet<string> = new Set(
  `peraturan keputusan surat edaran nomor no tahun tentang pedoman panduan bahan ajar materi modul praktik baik dan di ke dari
   untuk pada yang dalam dengan atas oleh bagi para serta atau republik indonesia menteri kementerian badan lembaga kepala`.split(
    /\s+/,
  ),
);
const MOST_WORDS = 24;

/** The telling words of a title, each once. */
export function titleWords(title: string): readonly string[] {
  const telling = words(title).filter((word) => word.length > 2 && !PLAIN.has(word));
  return [...new Set(telling)].slice(0, MOST_WORDS);
}

/** By what an entry is noticed to be there already. */
export function samenessOf(said: Pick<EntryWords, 'title' | 'link' | 'regulationNumber'>): SamenessKeys {
  return {
    regulationKey: regulationKey(said.regulationNumber),
    linkKey: linkKey(said.link),
    titleWords: titleWords(said.title),
  };
}

/** From so much on two titles are taken for one: two of three words, or all but one. */
const ALIKE = 0.6;
/** Fewer words in common are chance. */
const LEAST_COMMON = 2;

/** Whether two titles are likely of the same thing. */
function areAlike(one: readonly string[], other: readonly string[]): boolean {
  const common = one.filter((word) => other.includes(word)).length;
  const all = new Set([...one, ...other]).size;
  return common >= Math.min(LEAST_COMMON, one.length, other.length) && common > 0 && common / all >= ALIKE;
}

/** By what an entry is the same as another. */
export type Sameness = 'regulation' | 'link' | 'title';

/** An entry that seems to be there already. */
export interface Same {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly status: LibraryStatus;
  readonly by: Sameness;
}

/** By what two are the same; undefined where they are two. */
export function sameBy(one: SamenessKeys, other: SamenessKeys): Sameness | undefined {
  if (one.regulationKey !== '' && one.regulationKey === other.regulationKey) return 'regulation';
  if (one.linkKey !== '' && one.linkKey === other.linkKey) return 'link';
  return areAlike(one.titleWords, other.titleWords) ? 'title' : undefined;
}
