/** Numbers below a hundred that are one word, in Indonesian with chat spellings, Javanese, Sundanese and English. */
const spellings: Readonly<Record<number, string>> = {
  0: 'nol kosong',
  1: 'satu satoe siji setunggal hiji one',
  2: 'dua dwa loro kalih two',
  3: 'tiga telu tilu three',
  4: 'empat ampat papat sekawan opat four',
  5: 'lima limo gangsal five',
  6: 'enam enem genep six',
  7: 'tujuh tuju pitu seven',
  8: 'delapan dlapan wolu dalapan eight',
  9: 'sembilan smbilan songo sanga salapan nine',
  10: 'sepuluh spuluh sapuluh sedasa ten',
  11: 'sebelas sewelas sabelas eleven',
  12: 'rolas twelve',
  15: 'fifteen',
  20: 'rongpuluh twenty',
  30: 'thirty',
};

const values: ReadonlyMap<string, number> = new Map(
  Object.entries(spellings).flatMap(([value, words]) =>
    words.split(' ').map((word) => [word, Number(value)] as const),
  ),
);

/** Every word that says a number or builds one, for the correction of typos. */
export const numberWords: readonly string[] = [...values.keys(), 'belas', 'puluh', 'ratus', 'ribu', 'seribu'];

interface Found {
  readonly value: number;
  readonly length: number;
}

/** The number that a row of words starts with (`dua puluh lima` is 25, three words), or nothing. */
export function numberWordValue(words: readonly string[]): Found | undefined {
  const thousands = belowHundred(words);
  if (words[0] === 'seribu' || (thousands !== undefined && words[thousands.length] === 'ribu')) {
    const used = words[0] === 'seribu' ? 1 : (thousands?.length ?? 0) + 1;
    const rest = belowHundred(words.slice(used));
    const value = (words[0] === 'seribu' ? 1 : (thousands?.value ?? 0)) * 1000 + (rest?.value ?? 0);
    return { value, length: used + (rest?.length ?? 0) };
  }
  return thousands;
}

function belowHundred(words: readonly string[]): Found | undefined {
  const first = values.get(words[0] ?? '');
  if (first === undefined) return undefined;
  if (words[1] === 'belas' && first > 0 && first < 10) return { value: 10 + first, length: 2 };
  if (words[1] !== 'puluh' || first === 0 || first > 9) return { value: first, length: 1 };
  const unit = values.get(words[2] ?? '');
  const hasUnit = unit !== undefined && unit > 0 && unit < 10 && words[3] !== 'belas' && words[3] !== 'puluh';
  return hasUnit ? { value: first * 10 + unit, length: 3 } : { value: first * 10, length: 2 };
}
