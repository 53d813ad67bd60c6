/** What somebody seems to answer in plain words; it is only offered as a button, never recorded. */
export type SaidAnswer = 'hadir' | 'diwakili' | 'tidak_hadir' | 'ragu';

/** The most telling first: "tidak dapat hadir, diwakili Karo Umum" is a substitute, "belum bisa memastikan hadir" is unsure. */
const SIGNS: readonly (readonly [RegExp, SaidAnswer])[] = [
  [/\b(di ?wakil(i|kan)|mewakilkan|wakilnya|menugaskan)\b/, 'diwakili'],
  [/\b(masih|sedang) (di ?konfirmasi|dijadwalkan)\b|\bbelum (bisa |dapat )?(pasti|memastikan)\b/, 'ragu'],
  [
    /\b(tidak|tdk|ga|gak|nggak|belum|blm) (bisa |dapat |dpt )?(hadir|datang|ikut)\b|\bberhalangan\b|\b(mohon|minta|mhn) (ijin|izin)\b/,
    'tidak_hadir',
  ],
  [
    /\b(insya ?allah|inshaallah|siap|akan|pasti|kami|saya|bapak|ibu|beliau)\b.*\b(hadir|datang)\b|^hadir\b/,
    'hadir',
  ],
];

const QUESTION =
  /\?|\b(apa(kah)?|siapa|kapan|bagaimana|gimana|berapa|mana|kenapa|mengapa|boleh(kah)?|bisa(kah)?)\b/;

/** Reads an answer to an invitation out of plain words ("insyaallah hadir"); undefined for questions and other words. */
export function saidAnswer(text: string): SaidAnswer | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}? ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const said = SIGNS.find(([sign]) => sign.test(plain))?.[1];
  return said === undefined || QUESTION.test(plain.replace(/\b(belum|tidak|tdk|blm) (bisa|dapat)\b/g, ''))
    ? undefined
    : said;
}
