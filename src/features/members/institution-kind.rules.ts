import { spellingKey } from '../../language/person-names.ts';
import { INSTITUTION_KINDS, type InstitutionKind } from '../../model/institution.ts';

/** How the members' file names the kinds; the first word is written, the others are read too. */
const WORDS: Readonly<Record<InstitutionKind, readonly string[]>> = {
  coordinating_ministry: ['kementerian koordinator', 'kemenko'],
  ministry: ['kementerian'],
  forces: ['TNI/Polri', 'TNI', 'Polri', 'TNI dan Polri'],
  state_institution: ['lembaga negara'],
  agency: [
    'LPNK',
    'lembaga',
    'badan',
    'lembaga pemerintah nonkementerian',
    'lembaga pemerintah non kementerian',
  ],
  province: ['provinsi', 'propinsi', 'pemprov', 'pemerintah provinsi'],
  regency: ['kabupaten/kota', 'kabupaten', 'kota', 'pemkab', 'pemkot'],
  other: ['lainnya', 'lain'],
};

const BY_WORD: ReadonlyMap<string, InstitutionKind> = new Map(
  INSTITUTION_KINDS.flatMap((kind) => WORDS[kind].map((word) => [spellingKey(word), kind] as const)),
);

/** The kind that a cell of the members' file names; undefined for words that name none. */
export function readKind(words: string): InstitutionKind | undefined {
  return BY_WORD.get(spellingKey(words));
}

/** The word by which the members' file names a kind. */
export function kindWord(kind: InstitutionKind): string {
  return WORDS[kind][0] ?? '';
}

/** By what official names say what they are; the first that fits counts. */
const SIGNS: readonly (readonly [InstitutionKind, RegExp])[] = [
  ['coordinating_ministry', /^(?:kementerian koordinator|kemenko)\b/],
  ['ministry', /^(?:kementerian|sekretariat negara)\b/],
  ['forces', /^(?:markas besar|mabes|tentara nasional|tni|kepolisian negara|kepolisian republik|polri)\b/],
  ['regency', /^(?:pemerintah (?:daerah )?)?(?:pemkab|pemkot|kabupaten|kota)\b/],
  [
    'province',
    /^(?:pemerintah (?:daerah )?)?(?:pemprov|provinsi|aceh|daerah istimewa|daerah khusus|(?:dki|dkj) jakarta)\b/,
  ],
  [
    'state_institution',
    /^(?:majelis permusyawaratan|dewan perwakilan|mahkamah|komisi|badan pemeriksa keuangan|badan pengawas pemilihan|kejaksaan|ombudsman|lembaga perlindungan saksi|lembaga penyiaran publik|kantor staf)\b/,
  ],
  ['agency', /^(?:badan|lembaga|arsip|perpustakaan|pusat pelaporan|sekretariat kabinet|otorita|dewan)\b/],
];

/** What short names begin with; those of agencies say nothing. */
const SHORT_SIGNS: readonly (readonly [InstitutionKind, RegExp])[] = [
  ['coordinating_ministry', /^kemenko(?![a-z])/],
  ['ministry', /^kem(?:en)?[a-z]{2}/],
  ['forces', /^(?:mabes|tni|polri)(?![a-z])/],
  ['regency', /^pemk(?:ab|ot)(?![a-z])/],
  ['province', /^pem(?:prov|da diy)(?![a-z])/],
];

/** What an institution most likely is, by its names; a members' file that names the kind is believed instead. */
export function kindByName({
  officialName,
  shortName,
}: {
  readonly officialName: string;
  readonly shortName: string;
}): InstitutionKind {
  const signed = (signs: typeof SIGNS, name: string): InstitutionKind | undefined =>
    signs.find(([, sign]) => sign.test(plain(name)))?.[0];
  return signed(SIGNS, officialName) ?? signed(SHORT_SIGNS, shortName) ?? 'other';
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Short names that say already that a government is meant. */
const NAMED_AS_GOVERNMENT = /^pem(?:prov|prop|kab|kot|da|erintah)(?![a-z])/i;
const KIND_BEFORE = /^(?:prov(?:insi)?|prop(?:insi)?|kab(?:upaten)?|kota)\.?\s+/i;
const CITY = /^(?:pemerintah (?:daerah )?)?(?:pemkot|kota)\b/i;

/**
 * A short name as lists show it: that of a region says that its government is meant (`Bali` is `Pemprov Bali`), any other stays as
 * it is written.
 */
export function shownName({
  kind,
  officialName,
  shortName,
}: {
  readonly kind: InstitutionKind;
  readonly officialName: string;
  readonly shortName: string;
}): string {
  const isRegion = kind === 'province' || kind === 'regency';
  if (!isRegion || NAMED_AS_GOVERNMENT.test(shortName)) return shortName;
  const bare = shortName.replace(KIND_BEFORE, '');
  return `${governmentOf(kind, { officialName, shortName })} ${bare}`;
}

function governmentOf(
  kind: 'province' | 'regency',
  { officialName, shortName }: { readonly officialName: string; readonly shortName: string },
): string {
  if (kind === 'regency') return CITY.test(officialName) || CITY.test(shortName) ? 'Pemkot' : 'Pemkab';
  if (/^pemerintah aceh\b/i.test(officialName)) return 'Pemerintah';
  return /\bdaerah istimewa\b/i.test(officialName) ? 'Pemda' : 'Pemprov';
}
