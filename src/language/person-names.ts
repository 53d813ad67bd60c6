import { cleanText } from '../lib/text.ts';

/** Apostrophes as keyboards, phones and office programs write them, and the accents that are typed for them. */
const APOSTROPHES = /['’‘‛‚`´ʼʻʽʾʿˈʹ′‵＇"“”„«»]/gu;
const NO_LETTER = /[^\p{L}\p{N}]+/gu;
/** Accents over Latin letters, and joiners that nobody sees. */
const ACCENTS = /[\u0300-\u036f\u200c\u200d]/gu;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const MALE = setOf('h haji bapak bpk pak sdr');
const FEMALE = setOf('hj hjh hajah ibu bu sdri');
/** Degrees that mostly say so; what stands beside them says it for certain (`Drs. Hj.`). */
const MOSTLY_MALE = setOf('drs');
const MOSTLY_FEMALE = setOf('dra');
/** What stands before a name and is no part of it. `a.n.` is not among them: it says that somebody else is meant. */
const BEFORE = new Set([
  ...[...MALE, ...FEMALE, ...MOSTLY_MALE, ...MOSTLY_FEMALE, 'yth', 'plt', 'plh', 'pj', 'pjs'],
  ...'prof profesor dr drg drh ir ust ustadz ustadzah kh kyai apt'.split(' '),
]);
/** Ranks of the armed forces and the police. */
const RANKS = setOf(
  'jenderal jendral letjen mayjen brigjen kolonel kol letkol mayor kapten letnan lettu letda laksamana laksdya laksda ' +
    'laksma marsekal marsdya marsda marsma komjen irjen kombes kombespol akbp kompol akp iptu ipda serka serma',
);
/** What may follow a rank: service, corps, retired. */
const CORPS = setOf(
  'tni pol polisi purn ret ad al au inf infanteri kav arm arh czi cpl chb cpm cba cke caj chk ctp cku mar marinir laut ' +
    'pelaut p t e k s pnb tek lek kal adm pas pom sus nav',
);
/** Academic and professional degrees behind a name, without dots and blanks. */
const DEGREES = setOf(
  'sh mh se mm msi msc mba phd sip mip ssos msos skom mkom st mt spd mpd sag mag skm mkm mkes map mpa mpp mppm ma llm ' +
    'ca cpa ak akt cfra cgcae cgae sstp sp mp spt sked shi mhi mhum ss spsi mpsi sfarm apt sik mikom sikom mse meng mec ' +
    'mecdev dea dess mab ssi sap stp ssn msn mtr str sthan mtropsla msidea ipu ipm aseaneng qia crmp pia cca mos dmin ' +
    'bsc ba beng dipl lc drph mph msm mak mtp mes sei stat sstat mstat spi mpi shut mhut skp mkep skep ners ' +
    'sppd spa spog spb mgr mtrip mtrap mtrhan msihan mhan gradip',
);
const MOST_PARTS_OF_DEGREE = 4;
/** A degree that no list knows, as it is written behind a comma: capitals and dots. */
const LIKE_A_DEGREE =
  /^(?:(?:S|M|A|B|D)\.?\s?[A-Z][A-Za-z]{0,5}\.?(?:\s?[A-Z][A-Za-z.]{0,5})?\.?|Ph\.?\s?D\.?|M\.?Sc\.?|MBA|LL\.?M\.?)$/;

/** A name prepared for comparing; make it once where many are compared. */
export interface NameKeys {
  /** Equal for names that differ only in how they are written: capitals, apostrophes, dots, commas, blanks, hyphens, Unicode form. */
  readonly spelled: string;
  /** What somebody is called, without titles, ranks and degrees. */
  readonly called: string;
  /** Whether titles say that it is a man (H., Drs.) or a woman (Hj., Dra.). */
  readonly sex: 'male' | 'female' | undefined;
}

/** Prepares a name for comparing. */
export function nameKeys(name: string): NameKeys {
  const { words, titles } = partsOf(name);
  const sex = sexOf(titles, [MALE, FEMALE]) ?? sexOf(titles, [MOSTLY_MALE, MOSTLY_FEMALE]);
  return { spelled: spellingKey(name) || name.trim(), called: words.map(spellingKey).join(''), sex };
}

function sexOf(
  titles: readonly string[],
  [male, female]: readonly [ReadonlySet<string>, ReadonlySet<string>],
): NameKeys['sex'] {
  if (titles.some((title) => male.has(title))) return 'male';
  return titles.some((title) => female.has(title)) ? 'female' : undefined;
}

/** Letters and digits of a text, in one form: what is left when only the way of writing may differ. */
export function spellingKey(text: string): string {
  return folded(text).normalize('NFKD').replace(ACCENTS, '').toLowerCase().replace(NO_LETTER, '');
}

/** Whether two names are one as a person would say: the same but for the way of writing, or for titles that do not contradict each other. */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return one.trim() !== '';
  return areSame(nameKeys(one), nameKeys(other));
}

/** `isSameName` of prepared names; an empty one is nobody's. */
export function areSame(one: NameKeys, other: NameKeys): boolean {
  if (one.spelled === '' || other.spelled === '') return false;
  if (one.spelled === other.spelled) return true;
  const isContrary = one.sex !== undefined && other.sex !== undefined && one.sex !== other.sex;
  return one.called !== '' && one.called === other.called && !isContrary;
}

/** The words of a name without titles, ranks and degrees: `Dr. Andi Ma’ruf, S.H.` is `Andi Maruf`; at least one word stays. */
export function bareName(name: string): string {
  return partsOf(name).words.join(' ');
}

/** Ranks written out, of which only the first word counts. */
const RANKS_IN_WORDS = setOf(
  'letnan brigadir inspektur komisaris ajun bripka aiptu aipda peltu pelda bripda briptu',
);

/** Whether a name carries a rank, a degree or another title, so that it is addressed by itself. */
export function carriesTitle(name: string): boolean {
  const [first = '', ...others] = name.split(/[,;]/).filter((part) => spellingKey(part) !== '');
  const tokens = tokensOf(first);
  const [beginning = ''] = tokens.map(spellingKey);
  const start = beginOf(tokens);
  return (
    start > 0 ||
    (tokens.length > 1 && RANKS_IN_WORDS.has(beginning)) ||
    others.some(isDegree) ||
    withoutDegrees(tokens.slice(start), 1).length < tokens.length - start
  );
}

/** How somebody is addressed or stands in for somebody, and no part of what they are called. */
const ADDRESS = /^(?:(?:yth|kepada yth|bapak|bpk|pak|ibu|sdri?|saudara|saudari|plt|plh|pjs?)(?:\.\s*|\s+))+/i;

/** A name as it is kept: `Yth. Bapak Drs. Budi` is `Drs. Budi`, since letters begin so by themselves. */
export function withoutAddress(name: string): string {
  const rest = name.replace(ADDRESS, '').trim();
  return spellingKey(rest) === '' ? name : rest;
}

/** The words of a query, ready to be looked for in `spellingKey` of a name. */
export function searchWords(words: string): readonly string[] {
  return words
    .split(/\s+/)
    .map(spellingKey)
    .filter((word) => word !== '');
}

/** Whether a part behind a comma is a degree: `S.H.`, `m.si`, `Ph. D.`. */
export function isDegree(part: string): boolean {
  return LIKE_A_DEGREE.test(part.trim()) || withoutDegrees(tokensOf(part), 0).length === 0;
}

/** Scripts whose letters look like Latin ones. */
const ALIKE =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/gu;
const LATIN = /\p{Script=Latin}/u;

/** The letters of a name that are not what they look like, each once: those of another script beside Latin ones; empty when all is well. */
export function strangeLetters(name: string): string {
  const alike = name.match(ALIKE) ?? [];
  const mixed = name
    .split(/[\s.,-]+/)
    .filter((word) => LATIN.test(word))
    .flatMap((word) => word.match(/(?!\p{Script=Latin})\p{L}/gu) ?? [])
    .filter((letter) => !/[\p{Script=Common}\p{Script=Inherited}]/u.test(letter));
  return [...new Set([...alike, ...mixed])].join('');
}

/**
 * Finds a name in a text however it is written there: other capitals, apostrophes, dots, commas and blanks. Whole
 * words only; undefined for a name without letters.
 */
export function namePattern(name: string): RegExp | undefined {
  const words = folded(name)
    .normalize('NFC')
    .split(NO_LETTER)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const within = "['’‘‛`´ʼʻ\\u200c\\u200d\\u00ad]?";
  const written = words.map((word) => [...word].join(within)).join('[^\\p{L}\\p{N}]{0,4}');
  return new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Without apostrophes and what nobody sees; an accent typed for an apostrophe must go before it is decomposed. */
function folded(text: string): string {
  return cleanText(text).replace(APOSTROPHES, '').normalize('NFKC');
}

/** Words between blanks; `Dr.Ir.Budi` is three. */
function tokensOf(text: string): readonly string[] {
  return folded(text)
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(/[\s()]+/)
    .filter((word) => spellingKey(word) !== '');
}

/** The words of a name, and the titles that stood before it. */
function partsOf(name: string): { readonly words: readonly string[]; readonly titles: readonly string[] } {
  const [first = '', ...others] = name.split(/[,;]/).filter((part) => spellingKey(part) !== '');
  const tokens = tokensOf(first);
  const start = beginOf(tokens);
  const titles = tokens.slice(0, start).map(spellingKey);
  const rest = others.filter((part) => !isDegree(part)).flatMap(tokensOf);
  return { words: [...withoutDegrees(tokens.slice(start), 1), ...rest], titles };
}

/** Where the name itself begins; the last word always belongs to it. */
function beginOf(tokens: readonly string[]): number {
  let at = 0;
  let isRanked = false;
  for (const token of tokens.slice(0, -1)) {
    const key = spellingKey(token);
    const isRank = RANKS.has(key);
    if (!isRank && !BEFORE.has(key) && !(isRanked && CORPS.has(key))) break;
    isRanked = isRanked || isRank;
    at += 1;
  }
  return at;
}

/** Takes degrees off the end, at least `least` words stay. A short word in small letters may be a name (`Ali Ma`). */
function withoutDegrees(tokens: readonly string[], least: number): readonly string[] {
  for (let parts = MOST_PARTS_OF_DEGREE; parts >= 1; parts -= 1) {
    const rest = tokens.slice(0, -parts);
    const written = tokens.slice(-parts).join(' ');
    const isSaid = least === 0 || /\.|\p{Lu}.*\p{Lu}/u.test(written);
    if (tokens.length >= parts && rest.length >= least && isSaid && DEGREES.has(spellingKey(written))) {
      return withoutDegrees(rest, least);
    }
  }
  return tokens;
}
