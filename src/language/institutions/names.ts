import { cleanText } from '../../lib/text.ts';
import { everydayNames } from './everyday-names.ts';

/** What the index needs to know of an institution. */
export interface NamedInstitution {
  readonly code: string;
  readonly officialName: string;
  readonly shortName: string;
  readonly nicknames?: readonly string[];
}

/** Short forms of kinds of institution, written out so that both spellings meet. */
const expansions: ReadonlyMap<string, string> = new Map([
  ['pemprov', 'pemerintah provinsi'],
  ['pemprop', 'pemerintah provinsi'],
  ['prov', 'provinsi'],
  ['prop', 'provinsi'],
  ['propinsi', 'provinsi'],
  ['pemda', 'pemerintah'],
  ['pemkab', 'pemerintah kabupaten'],
  ['kab', 'kabupaten'],
  ['pemkot', 'pemerintah kota'],
  ['kemenko', 'kementerian koordinator'],
  ['menko', 'kementerian koordinator'],
  ['kementrian', 'kementerian'],
  ['kemen', 'kementerian'],
  ['dept', 'kementerian'],
  ['departemen', 'kementerian'],
  ['setjen', 'sekretariat jenderal'],
  ['ri', 'republik indonesia'],
]);

/** Words that say who somebody is, or tie words together, and not which institution. */
const silent: ReadonlySet<string> = new Set(
  (
    'dan dari untuk di instansi lembaganya bidang republik indonesia pak bu bapak ibu yth saya kami a n an ' +
    'sekretaris sekretariat jenderal utama sekda sekjen sesmen sesmenko sestama seskemen sesmenpan sekprov sekdaprov ' +
    'sekab sekkab sekot plt plh pj kepala biro staf ajudan aspri lo asisten asrena daerah'
  ).split(' '),
);

/** Words that only say what kind of institution it is. */
const kinds: ReadonlySet<string> = new Set(
  'kementerian koordinator badan lembaga pemerintah provinsi komisi kabupaten kota dewan'.split(' '),
);

/** Lower-case words without marks, with short forms of kinds written out. */
function nameWords(text: string): readonly string[] {
  const plain = cleanText(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  return words.flatMap((word) => (expansions.get(word) ?? word).split(' '));
}

/** Letters and digits only, so that `TNI-AD`, `tni ad` and `tniad` are the same. */
export function compact(text: string): string {
  return nameWords(text).join('');
}

/** The words that tell institutions apart; all of them when only kinds and titles were said. */
export function tellingWords(text: string): readonly string[] {
  const words = nameWords(text).filter((word) => !silent.has(word));
  const telling = words.filter((word) => !kinds.has(word));
  return telling.length > 0 ? telling : words;
}

/** The kinds of institution that a text names. */
export function kindsIn(text: string): readonly string[] {
  return nameWords(text).filter((word) => kinds.has(word));
}

function acronym(name: string): string {
  return nameWords(name)
    .filter((word) => word !== 'dan')
    .map((word) => word[0] ?? '')
    .join('');
}

/** Two offices under one roof, `Kementerian …/Badan …`; not the slash in `Barang/Jasa`. */
function bothNames(officialName: string): readonly string[] {
  const [first = '', second = ''] = officialName.split('/');
  return kinds.has(nameWords(second)[0] ?? '') ? [first, second] : [];
}

/** What stands before a region's short name and is left out in speech: `Pemprov Bali` is Bali. */
const REGIONAL = /^(?:pemprov|pemkab|pemkot|pemda|pemerintah)\s+/i;

/** One institution, prepared for comparing. */
export interface Names {
  readonly institution: NamedInstitution;
  /** Complete names in every spelling, compact. */
  readonly keys: ReadonlySet<string>;
  /** Names without what only says the kind, compact. */
  readonly cores: ReadonlySet<string>;
  readonly acronyms: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly coreLength: number;
}

/** Prepares an institution's names: code, short and official name (also each side of a slash), nicknames, acronym. */
export function prepareNames(institution: NamedInstitution): Names {
  const { code, officialName, shortName, nicknames = [] } = institution;
  const everyday = everydayNames[code]?.split('|') ?? [];
  const official = [officialName, ...bothNames(officialName)];
  const short = [shortName, shortName.replace(REGIONAL, '')];
  const all = [code, ...short, ...shortName.split('/'), ...official, ...nicknames, ...everyday];
  const telling = tellingWords(officialName);
  return {
    institution,
    keys: new Set(all.map(compact).filter((key) => key.length > 1)),
    cores: new Set(all.map((name) => tellingWords(name).join('')).filter((core) => core.length > 1)),
    acronyms: new Set(official.map(acronym).filter((letters) => letters.length >= 3)),
    words: new Set(all.flatMap((name) => nameWords(name))),
    coreLength: telling.length,
  };
}
