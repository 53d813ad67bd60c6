/** A meeting's number, with the words behind it. */
export interface MeetingNumber {
  readonly number: number;
  readonly rest: string;
}

const NUMBER = /^(no\.?|nomor|ke-?|#)?\s*(\d{1,5})(?![\d./:,-])\s*/i;
/** What makes a number the day of a date, an hour or a span ("5 Februari", "9 pagi", "2 hari lagi"). */
const OF_A_TIME =
  /^(januari|jan|februari|feb|maret|mar|april|apr|mei|juni|jun|juli|jul|agustus|agu|agt|september|sep|oktober|okt|november|nov|desember|des|pagi|siang|sore|malam|(menit|jam|hari|pekan|minggu|bulan) lagi)\b/i;
const MOST_DAYS = 31;

/** Reads the number that begins the words (`42 alasan`, `nomor 42`); undefined when none does, or when a time begins there. */
export function readMeetingNumber(words: string): MeetingNumber | undefined {
  const [whole = '', marked, digits] = NUMBER.exec(words) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  const rest = words.slice(whole.length).trim();
  const isTime = marked === undefined && number <= MOST_DAYS && OF_A_TIME.test(rest);
  return isTime ? undefined : { number, rest };
}

const LARGEST = 2_147_483_647;

/** Reads a row's id out of a button or of words; undefined for anything that cannot be one. */
export function readRowId(written: string | undefined): number | undefined {
  if (written === undefined || !/^\d{1,10}$/.test(written)) return undefined;
  const id = Number(written);
  return id >= 1 && id <= LARGEST ? id : undefined;
}
