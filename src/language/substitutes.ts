import { isDegree } from './person-names.ts';

/** What somebody wrote who names a substitute. */
export interface WrittenSubstitute {
  /** Empty where only a position is written. */
  readonly name: string;
  readonly position: string;
  /** What is personal and was written behind it (diet, plate, telephone, who comes along): for host and secretariat alone. */
  readonly remarks: readonly string[];
}

/** Personal wherever it stands. */
const ALWAYS = [
  String.raw`vegetarian|vegetaris|vegan|alergi|pantang(?:an)?|diabet\w*|gluten|kursi roda|nopol`,
  String.raw`(?:tidak|tdk|tak|ga|gak|nggak)\s+(?:(?:bisa|bs|boleh|dapat)\s+)?(?:makan|minum)`,
  String.raw`tanpa\s+(?:gula|garam|udang|daging|telur|kacang|susu|santan|pedas|ikan|ayam|babi|sapi|makanan|seafood|msg)`,
  String.raw`(?:\+62|\b62|\b0)[\s-]*8[\d\s.-]{7,}|\S+@\S+\.\S+`,
  String.raw`(?:nik|nip|npwp|ktp|paspor|passport)[\s.:]*(?=[\p{L}]?\d)|\d{16,18}\b`,
  String.raw`(?:via|lewat|melalui|secara|ikut|hadir)\s+(?:daring|online|zoom|virtual|luring)`,
  String.raw`(?:dengan|bersama|beserta|membawa|didampingi)\s+(?:\d+|satu|dua|tiga|empat|lima|seorang)\s`,
].join('|');
/** As license plates are written; in capitals only. `PT 12 AB` is a company, `ND 12 SJ` a letter, and `Gedung B 12 LAN` a place. */
const PLATE =
  /(?<!\b(?:[Gg]edung|[Rr]uang(?:an)?|[Bb]lok|[Mm]enara)\s)\b(?!PT|CV|UD|SK|ND)[A-Z]{1,2}\s?(?:\d{1,4}\s?[A-Z]{2,3}|\d{3,4}\s?[A-Z])\b/;
/** Personal where a part begins with it: elsewhere it may belong to a position (`Direktur Registrasi Halal`). */
const AT_BEGINNING = [
  'halal|diet|makan(?:an)?|menu|tanpa|bebas|no (?:pork|seafood|sugar)|seafood|hipertensi|asam urat|kolesterol|puasa',
  'sakit|penyakit|intoleran\\w*|jantung|asma|darah tinggi|tongkat|hamil|lansia|difabel|disabilitas|tuna(?:netra|rungu|daksa)',
  'plat|mobil|kendaraan|sopir|supir|pengemudi|driver|parkir',
  String.raw`rombongan|didampingi|membawa|beserta|bersama|\+\s?\d|\d+\s*(?:orang|org|staf)|dengan\s+(?:\d|se|dua|tiga)`,
  // `Wa Ode` begins names in Buton.
  String.raw`hp|wa(?!\s*ode)|whatsapp|telp?\.?|telepon|no\.?\s*(?:hp|telp?|wa)|e-?mail|daring|online|luring|zoom|virtual`,
].join('|');
const LINK_WORDS = [
  'yang|dan|mohon|mhn|tolong|disiapkan|dengan|untuk|ada|punya|beliau|menu|makanan|catatan|keterangan|ket',
  'pakai|memakai|menggunakan|sedang|lagi|ikut|hadir|secara|via|lewat|no|nomor|hp|telp|telepon',
].join('|');
const LINK = String.raw`(?:(?:${LINK_WORDS})\b[\s:.]*)*`;
const BEGINNING = new RegExp(String.raw`^\W*${LINK}(?:${AT_BEGINNING})\b`, 'iu');
const ANYWHERE = new RegExp(String.raw`(?:^|[\s(])${LINK}(?:${ALWAYS})`, 'iu');

/** Two words or more that are written like a name; a phone makes the first letter of a message a capital, not those within. */
const LIKE_A_NAME = /^\p{Lu}\p{Ll}+\.?(?:\s+\p{Lu}[\p{Ll}.'’-]+)+$/u;

/** What an office is called, as a position begins with it. */
const OFFICE =
  /^(?:plt|plh|pj|pjs|karo|kabag|kabiro|kasub+ag|kasubdit|kapus\w*|kadis|kaban|kepala|wakil\s+(?:kepala|ketua|sekretaris)|sekretaris|sek(?:ditjen|dirjen|jen|men|tama|utama|da)|ses(?:men|ditjen|ban|tama|menko)?|direktur|dirjen|deputi|asdep|asisten|inspektur|irjen\s+kemen\w*|staf|analis|ketua|koordinator|pejabat|tenaga ahli|penata|perencana|auditor)\b/iu;
const INNER_OFFICE =
  /\s(?=(?:plt|plh|karo|kabag|kabiro|kasub+ag|kepala|direktur|dirjen|deputi|asdep|inspektur|staf\s+(?:ahli|khusus)|sekretaris|sesmen|sesditjen)\b)/iu;

/**
 * Reads `Drs. Budi Santoso, M.Si., Kepala Biro Umum, vegetarian` into name, position and what is personal; degrees belong to the name.
 * What says no position is all name. Pure.
 */
export function readSubstitute(written: string): WrittenSubstitute {
  const { parts, remarks } = divided(written);
  return { ...namedIn(parts), remarks };
}

/** The words about a substitute without what is personal; as they are where nothing is. Pure. */
export function withoutRemarks(written: string): string {
  const { parts, remarks } = divided(written);
  return remarks.length === 0 ? written : parts.join(', ');
}

/** The license plates in a text, each once, as they are written. Pure. */
export function platesIn(text: string): readonly string[] {
  return [...new Set(text.match(new RegExp(PLATE, 'g')) ?? [])];
}

function divided(written: string): {
  readonly parts: readonly string[];
  readonly remarks: readonly string[];
} {
  const parts: string[] = [];
  const remarks: string[] = [];
  const pieces = written
    .replace(/\s+/g, ' ')
    .replace(/^\s*oleh\s+/i, '')
    .replace(/\s*\(([^()]*)\)/g, (whole, inner: string) =>
      isPersonal(inner) || OFFICE.test(inner) || isTitled(inner) ? `, ${inner},` : whole,
    )
    .split(/\s*[,;]\s*|\s+[-–—]\s+/)
    .filter((part) => part !== '');
  for (const [index, piece] of pieces.entries()) {
    const at = index === 0 && LIKE_A_NAME.test(piece) ? foundIn(piece) : personalFrom(piece);
    const kept = tidied(piece.slice(0, at));
    if (kept !== '') parts.push(kept);
    if (at < piece.length) remarks.push(piece.slice(at).trim());
  }
  return { parts, remarks };
}

/** Where in a part what is personal begins; its length where nothing is. */
function personalFrom(part: string): number {
  return BEGINNING.test(part) ? 0 : foundIn(part);
}

function foundIn(part: string): number {
  const found = [ANYWHERE.exec(part)?.index, PLATE.exec(part)?.index].filter((at) => at !== undefined);
  return Math.min(part.length, ...found);
}

function isPersonal(words: string): boolean {
  return personalFrom(words.trim()) < words.trim().length;
}

function tidied(words: string): string {
  return words.replace(/[\s(.:–-]+$/u, (end) => (end.startsWith('.') ? '.' : '')).trim();
}

function namedIn(written: readonly string[]): { readonly name: string; readonly position: string } {
  const parts = written.flatMap(dividedDegree);
  const [first = '', ...others] = parts;
  if (OFFICE.test(first)) return officeFirst(first, others);
  const inner = INNER_OFFICE.exec(first);
  if (inner !== null && inner.index > 0) {
    const position = [first.slice(inner.index).trim(), ...others].join(', ');
    return { name: withoutJoint(first.slice(0, inner.index)), position };
  }
  const from = parts.findIndex((part, index) => index > 0 && !isDegree(part));
  if (from < 0) return { name: parts.join(', '), position: '' };
  return { name: parts.slice(0, from).join(', '), position: parts.slice(from).join(', ') };
}

/** `M.H. Kepala Biro Hukum`, where the comma between degree and office is missing. */
function dividedDegree(part: string): readonly string[] {
  const at = INNER_OFFICE.exec(part)?.index ?? 0;
  return at > 0 && isDegree(part.slice(0, at)) ? [part.slice(0, at), part.slice(at).trim()] : [part];
}

/** `Budi selaku`, `Nama: Budi /`: what only joins a name to its office. */
function withoutJoint(words: string): string {
  return words
    .replace(/^nama\s*:\s*/i, '')
    .replace(/[\s:/–-]*(?:\b(?:selaku|sebagai|jabatan))?[\s:/–-]*$/iu, '')
    .trim();
}

/** `Karo Umum, Dr. Ratna`: what follows is the name, unless it goes on with the office. */
function officeFirst(
  written: string,
  following: readonly string[],
): { readonly name: string; readonly position: string } {
  const at = NAME_WITHIN.exec(written);
  const office = at === null ? written : written.slice(0, at.index);
  const within = at === null ? [] : [written.slice(at.index + at[0].length)];
  const others = [...within, ...following];
  const [name = '', ...further] = others;
  const isTold = isTitled(name) || (further[0] !== undefined && isDegree(further[0]));
  const isWritten = /^(?:\p{L}{1,6}\.\s*)*\p{Lu}[\p{L}.'’-]+/u.test(name) && !OFFICE.test(name);
  const isName = within.length > 0 || (isWritten && isTold);
  if (!isName) return { name: '', position: [office, ...others].join(', ') };
  return { name: [name, ...further.filter(isDegree)].join(', '), position: office };
}

/** Where a name begins behind an office without a comma; `Ibu` is left out, as in `Kesehatan Ibu`. */
const NAME_WITHIN =
  /[\s:]+(?:(?:a\.\s?n\.|atas nama)\s+|(?=(?:[Bb]apak|[Bb]pk|[Pp]ak|[Ss]dri?)\b\.?\s+\p{Lu}))/u;

/** Names behind an office are told from what belongs to it by a title, as letters write them. */
function isTitled(words: string): boolean {
  return /^(?:bapak|bpk|ibu|pak|bu|sdri?|drs?|dra|drg|ir|prof|h|hj|kh)\b\.?/i.test(words);
}
