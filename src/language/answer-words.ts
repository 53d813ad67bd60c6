import { normalise } from './text/index.ts';

/** What somebody seems to answer in plain words; it is only offered as a button, never recorded. */
export type SaidAnswer = 'attending' | 'represented' | 'not_attending' | 'tentative';

/** `InsyaAlloh`, `in sya Allah`, `inshaallah`, `isyaallah` and their like. */
const GOD_WILLING = /\b(?:in ?|i)s(?:y|h|z)a* ?a*l+[ao]h?u?\b/g;
const COMING = '(?:hadir|datang|ikut|gabung|bergabung|merapat|menghadiri|mengikuti)';
/** Why people stay away. */
export const REASON =
  'dinas|tugas|bertugas|sakit|cuti|berhalangan|bentrok|bersamaan|berbarengan|mendampingi|umroh|umrah|haji|keluarga|duka|wafat|meninggal|dirawat|opname|operasi|luar kota|luar negeri|(?:rapat|agenda|acara|kegiatan|jadwal) lain|menghadap|dipanggil|perjalanan|melaksanakan|menjalankan';

/** Somebody comes in somebody's place. */
export const REPRESENTED =
  /(?<!\b(?:tidak|bukan|tanpa|batal|perlu|jadi|bisa) )\b(?:di ?wakil(?:i|kan|in|ken)?|mewakil(?:i|kan)|wakilkan|wakilnya|(?:menugaskan|mengutus|mendelegasikan|diutus|didelegasikan|didisposisikan)(?= \w))\b/;

/**
 * The most telling first: "tidak dapat hadir, diwakili Karo Umum" is a substitute, "belum bisa memastikan hadir" is unsure,
 * "mohon izin hadir" is no absence.
 */
const SIGNS: readonly (readonly [RegExp, SaidAnswer])[] = [
  [REPRESENTED, 'represented'],
  [
    /\b(?:masih|sedang|lagi|akan|mau) (?:di ?konfirmasi(?:kan)?|konfirmasi|dijadwalkan|menunggu|nunggu|tunggu|koordinasi|dikoordinasikan)\b|\bbelum (?:(?:bisa|dapat|ada) )?(?:pasti|memastikan|memutuskan|kepastian|tentu|tahu|jelas|fix|diputuskan|dipastikan|konfirmasi)\b|\b(?:ragu|tentatif|tentative|kemungkinan|mungkin|semoga|mudah mudahan|usahakan|diusahakan|mengusahakan|upayakan|diupayakan)\b|\b(?:menunggu|nunggu|tunggu) (?:jadwal|arahan|disposisi|kepastian|keputusan|kabar)\b|\b(?:kami|saya) (?:(?:akan|segera|nanti) )*(?:kabari|kabarkan|konfirmasi|konfirmasikan) (?:lagi|kembali|segera|menyusul|kemudian|nanti)\b|\b(?:kalau|asal|asalkan|selama|sepanjang) .*\b(?:hadir|datang|ikut|bisa|hujan|sempat|sehat)\b/,
    'tentative',
  ],
  [
    new RegExp(
      `\\b(?:tidak|belum|batal|urung|gagal|jangan) (?:(?:jadi|bisa|dapat|akan|sempat|mungkin|ada|berkenan|memungkinkan|perlu|untuk|turut) ){0,3}${COMING}\\b|\\b(?:tidak|belum) (?:bisa|dapat|jadi|memungkinkan|sempat)(?: (?:bapak|ibu|min|ya|dulu))*(?:$| (?:ada|karena|sebab|saya|kami|bersamaan)\\b)|^tidak(?: (?:bapak|ibu|min|dulu))*$|\\bberhalangan\\b|\\bizin tidak\\b|\\btidak (?:bisa|dapat) (?:karena|sebab|${REASON})\\b`,
    ),
    'not_attending',
  ],
  [
    new RegExp(
      `^${COMING}\\b|\\b(?:insyaallah|siap|bisa|dapat|akan|pasti|jadi|izin|konfirmasi|berkenan|turut|sendiri|saya|kami|bapak|ibu|beliau|pimpinan|sekjen|sestama|sekda|sekretaris|semua)\\b.*\\b${COMING}\\b|^bisa(?: (?:bapak|ibu|min|ya))*$|\\bizin (?:terlambat|pulang lebih)\\b|^(?:\\w+ ){0,9}(?:hadir|hadiri|dihadiri)\\b|\\binsyaallah(?: (?:bisa|dapat|siap|oke|ok))?(?: (?:bapak|ibu|min|ya))*$`,
    ),
    'attending',
  ],
  [
    new RegExp(
      `\\b(?:izin|maaf)\\b.*\\b(?:${REASON}|ada (?:rapat|acara|agenda|kegiatan|raker) (?:dengan|bersama|di|mendadak|kabinet))\\b`,
    ),
    'not_attending',
  ],
  [
    new RegExp(
      `^(?:(?:saya|kami|bapak|ibu|beliau|pimpinan) )?(?:(?:sedang|lagi|ada|masih) )?(?:(?:di|ke) )?(?:${REASON})\\b`,
    ),
    'not_attending',
  ],
];

/** Words that ask, and those in which the word for coming is part of something else or told of others. */
const ASKING =
  /\b(?:apa|apakah|siapa|kapan|bagaimana|berapa|mana|di ?mana|mengapa|boleh|bolehkah|bisakah|adakah|haruskah|perlukah|(?<!\bbelum (?:tahu|pasti|jelas|tentu|memutuskan)\b.*)atau tidak|jam berapa)\b/;
const OTHER_SENSE =
  /\b(?:daftar|absen|buku|tanda|bukti|jumlah|status) hadir\b|\b(?:yang|sudah|telah|pernah|belum pernah) (?:bisa )?(?:hadir|datang)\b(?! mewakili)|\b(?:mohon|harap|diharap|wajib|harus|silakan|agar|supaya|undang(?:an)?) (?:untuk )?(?:hadir|datang)\b|\bsudah (?:konfirmasi|mengisi|menjawab|jawab)\b|\b(?:baru|yang|mulai|sejak) (?:saja )?bertugas\b|\b(?:pertama kali|baru) (?:ikut|mengikuti|hadir|menghadiri|bergabung)\b/;
/** What is said of an answer and is none: "saya tidak bilang tidak hadir", and one for two of whom only one comes. */
const SAID_OF_ANSWERS =
  /\b(?:tidak|bukan|belum|jangan) (?:pernah )?(?:bilang|berkata|mengatakan|menyatakan|berarti|artinya|bermaksud|maksud)\b|\b(?:hadir|datang|ikut)(?: \w+){1,3}(?<!\b(?:atau|mungkin|entah)) tidak$|\bbukan(?:nya)? (?:tidak|berhalangan|batal)\b/;
/** Asked not to be written down yet. */
const NOT_YET_NOTED =
  /\b(?:jangan|belum|tidak (?:usah|perlu)) (?:di ?)?(?:catat|tulis|anggap|hitung|daftar|konfirmasi)\w*\b/;
/** What asks for a word and not for leave: `mohon izin bertanya`, `izin menyampaikan`. */
const LEAVE_TO_SPEAK =
  /^(?:(?:mohon )?izin |mohon )(?=(?:bertanya|tanya|nanya|menanya\w*|konfirmasi (?:lokasi|tempat|waktu|jam|jadwal)\w*|menyampaikan|melapor\w*|lapor|info\w*|share|meneruskan|mengirim\w*|memperkenalkan|menambahkan|mengingatkan|koreksi|usul|mengusulkan|minta|meminta)\b)/;

/** The words as the signs are written: standard spelling, one word for God willing, no courtesy before what is asked. */
export function plainWords(text: string): string {
  return normalise(text)
    .replace(GOD_WILLING, 'insyaallah')
    .replace(/\bijin\b/g, 'izin');
}

/** Whether words ask something. Pure. */
export function asksSomething(text: string): boolean {
  return text.includes('?') || ASKING.test(plainWords(text));
}

/** Whether leave is asked for a word and not to stay away ("izin bertanya lokasi"). Pure. */
export function asksToSpeak(text: string): boolean {
  return LEAVE_TO_SPEAK.test(plainWords(text));
}

/** Words that only ask for leave, for whatever it may be ("Izin Pak", "Mohon izin"). */
const ONLY_LEAVE = /^(?:(?:mohon|minta) )?izin(?: (?:bapak|ibu|min|admin|semua|ya|dulu))*$/;

/** Whether words ask for leave and do not say for what: neither an answer nor a question. Pure. */
export function asksOnlyLeave(text: string): boolean {
  return ONLY_LEAVE.test(plainWords(text));
}

/** Reads an answer to an invitation out of plain words ("insyaallah hadir"); undefined for questions and other words. */
export function saidAnswer(text: string): SaidAnswer | undefined {
  if (asksSomething(text)) return undefined;
  const plain = plainWords(text);
  if (OTHER_SENSE.test(plain) || SAID_OF_ANSWERS.test(plain)) return undefined;
  if (NOT_YET_NOTED.test(plain)) return 'tentative';
  const said = SIGNS.find(([sign]) => sign.test(plain))?.[1];
  return said === 'not_attending' && LEAVE_TO_SPEAK.test(plain) && !/\btidak\b|\bberhalangan\b/.test(plain)
    ? undefined
    : said;
}
