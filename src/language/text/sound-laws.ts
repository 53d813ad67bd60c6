/**
 * How Indonesian words end and begin in the regions: what stands there, and what it is in Indonesian. A word is only read
 * by them where that makes a known one of it, so they hold for words that no list of a region has.
 */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  // Jawa: `acarane`, `undanganipun`, `siapake`, `kirimaken`
  [/(?:n?ipun|ne|e)$/, ''],
  [/(?:ake|aken|ke)$/, 'kan'],
  // Sunda: `jadwalna`, `kirimkeun`
  [/na$/, ''],
  [/keun$/, 'kan'],
  // Minangkabau: `tampek`, `masuak`, `baliak`, `gaduang`, `hapuih`, `sabuik`, `tangkok`, `caro`, `acaronyo`
  [/ek$/, 'at'],
  [/uak$/, 'uk'],
  [/iak$/, 'ik'],
  [/uang$/, 'ung'],
  [/iang$/, 'ing'],
  [/uih$/, 'us'],
  [/eh$/, 'as'],
  [/ih$/, 'is'],
  [/aik$/, 'at'],
  [/uik$/, 'ut'],
  [/ok$/, 'ap'],
  [/o$/, 'a'],
  [/onyo$/, 'anya'],
  [/nyo$/, 'nya'],
  // Betawi: `siape`; Makassar, Manado: `makang`, `ikang`
  [/e$/, 'a'],
  [/enye$/, 'anya'],
  [/nye$/, 'nya'],
  [/ang$/, 'an'],
  [/ing$/, 'in'],
  [/ung$/, 'un'],
];
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  // Jawa: `njadwal`, `mbayar`, `ndaftar`, `ngganti`, `dipunkirim`
  [/^n(?=[jdcz])/, 'men'],
  [/^m(?=[bp])/, 'mem'],
  [/^ng(?=[gaiueo])/, 'meng'],
  [/^dipun/, 'di'],
  // Minangkabau, Banjar: `mambayar`, `mangirim`, `batanyo`, `tasimpan`
  [/^ma(?=[mn]|[lrwy])/, 'me'],
  [/^ba(?=\p{L}{4})/u, 'ber'],
  [/^ta(?=\p{L}{4})/u, 'ter'],
  // Manado, Ambon, Papua: `babayar`
  [/^ba(?=\p{L}{4})/u, ''],
  // Sunda: `ngarekam`, `ngaganti`
  [/^nga(?=\p{L}{4})/u, 'me'],
  [/^nga(?=\p{L}{4})/u, ''],
];
const SHORTEST = 4;

/** What a word of the regions may be in Indonesian, the likeliest first; only what `isKnown`. Pure. */
export function inIndonesianSounds(
  word: string,
  isKnown: (candidate: string) => boolean,
): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const ended = changed(word, ENDINGS);
  const begun = changed(word, BEGINNINGS);
  const both = begun.flatMap((one) => changed(one, ENDINGS));
  // Minangkabau and Banjar have an a where Indonesian has the weak e: `tampek`, `gaduang`.
  const weak = ended.map((one) => one.replace('a', 'e'));
  return [...ended, ...weak, ...begun, ...both].find(
    (candidate) => candidate.length >= SHORTEST && candidate !== word && isKnown(candidate),
  );
}

function changed(word: string, laws: readonly (readonly [RegExp, string])[]): readonly string[] {
  return laws.flatMap(([from, to]) => (from.test(word) ? [word.replace(from, to)] : []));
}
