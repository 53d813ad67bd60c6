/** `Pertemuan ke-42`, `PERTEMUAN FORSES KE 42`, `meeting 42`; not the day of a date ("rapat 5 Februari"). */
const NAMED =
  /\b(?:pertemuan|rapat|undangan)(?: \p{L}+){0,2} (?:ke|no\.?|nomor) ?[-–—‑]? ?(\d{1,5})\b|\bmeeting (?:no\.? |number |#)?(\d{1,5})\b/giu;
/** Longer texts are no notices; what stands at their beginning tells. */
const READ_LENGTH = 4_000;

/** The numbers of the meetings that a text names, each once, in its order. Pure. */
export function numbersNamed(text: string): readonly number[] {
  const plain = text
    .slice(0, READ_LENGTH)
    .replace(/[\s*_~]+/gu, ' ')
    .replace(/ke ?[-–—‑] ?/giu, 'ke-');
  const found = [...plain.matchAll(NAMED)].map(([, first, second]) => Number(first ?? second));
  return [...new Set(found)];
}

/** Whether a text is about some meeting, or a day, without being clear which. Pure. */
export function mayTellOfMeeting(text: string): boolean {
  return /\b(?:undangan|pertemuan|rapat|forses|acara|agenda|meeting|hari ?\/ ?tanggal)\b|\b\d{1,2} (?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b/i.test(
    text.slice(0, READ_LENGTH),
  );
}

/** A meeting that the words behind an answer begin with, and what follows it. */
export interface MeetingInNote {
  readonly number: number;
  readonly rest: string;
  /** By more than a bare number, which may as well count people. */
  readonly isSure: boolean;
}

/** `42`, `42 Budi, Karo Umum`; not `2 orang` and `5 Februari`. */
const BARE =
  /^(?:untuk )?(\d{1,5})(?:$|[\s,.:;]+(?!(?:orang|menit|jam|hari|kali|peserta|pendamping|mobil|kendaraan|unit|staf|jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)|\d)(.*)$)/is;
const SURE =
  /^(?:untuk )?(?:(?:(?:pertemuan|rapat|undangan)(?: forses)? )?(?:ke ?[-–—‑]? ?|no\.? |nomor )|(?:pertemuan|rapat|undangan)(?: forses)? (?=\d+(?:$|[\s,.:;]+(?!(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)))))(\d{1,5})(?![\d./])[\s,.:;]*(.*)$/is;

/** Reads the meeting that a note begins with ("ke-42", "pertemuan ke-42 terlambat", "42"); undefined for other notes. Pure. */
export function meetingInNote(note: string): MeetingInNote | undefined {
  const plain = note.replace(/\s+/g, ' ').trim();
  const [, bare, behind = ''] = BARE.exec(plain) ?? [];
  if (bare !== undefined) return { number: Number(bare), rest: behind.trim(), isSure: /^untuk/i.test(plain) };
  const [, sure, rest = ''] = SURE.exec(plain) ?? [];
  return sure === undefined ? undefined : { number: Number(sure), rest: rest.trim(), isSure: true };
}

const SEVERAL =
  /^(?:untuk )?(?:(?:ke ?dua|dua[- ]?dua|semua)(?:nya)?|(?:kedua|semua) (?:rapat|pertemuan|undangan))$/i;
const BY_MONTH =
  /^(?:untuk )?(?:rapat|pertemuan|undangan)(?: bulan)? (?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)(?: \d{4})?$/i;

/** Whether a note only says which meetings are meant, in words that have to be asked about ("keduanya", "rapat april"). Pure. */
export function namesMeetingsLoosely(note: string): boolean {
  const plain = note.replace(/\s+/g, ' ').trim();
  return SEVERAL.test(plain) || BY_MONTH.test(plain);
}
