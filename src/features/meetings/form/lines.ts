import { type LabelledLines, readLabelledLines } from '../../../inbound/args/labelled-lines.ts';

/** The lines of a meeting's form with what people and letters write before the colon (normalised). */
const WORDINGS: readonly (readonly [MeetingLine, string])[] = [
  ['title', 'acara|nama acara|judul|kegiatan|nama kegiatan|nama rapat'],
  [
    'when',
    'waktu|tanggal|tgl|hari/tanggal|hari/tgl|hari, tanggal|hari, tgl|hari tanggal|hari dan tanggal|hari&tanggal|hari|pukul|pkl|pkl.|jam|waktu pelaksanaan|hari/tanggal/waktu|hari/tanggal/jam|tanggal/waktu|tanggal&waktu|tanggal dan waktu|hari/waktu',
  ],
  ['place', 'tempat|lokasi|tempat/lokasi|lokasi/tempat|tempat acara|venue|alamat'],
  ['agenda', 'agenda|susunan acara|agenda rapat|agenda acara|rundown'],
  ['dress', 'pakaian|dress code|dresscode|pakaian/dress code|ketentuan pakaian|seragam|busana'],
  ['host', 'tuan rumah|tuanrumah|penyelenggara'],
  [
    'answerBy',
    'batas konfirmasi|batas|batas waktu konfirmasi|batas akhir konfirmasi|konfirmasi paling lambat',
  ],
  ['contact', 'narahubung|nara hubung|kontak|kontak person|contact person|cp|pic|narahubung/cp'],
  ['letterNumber', 'nomor surat|no. surat|no surat|nomor undangan|no. undangan'],
  ['link', 'tautan|link|link zoom|tautan zoom|zoom|link rapat|tautan rapat'],
  ['number', 'nomor|nomor pertemuan|nomor rapat'],
  ['meetingId', 'meeting id|id meeting|id rapat|id zoom|zoom id|webinar id'],
  ['passcode', 'passcode|pass code|password|kata sandi|kode sandi|kode akses|pin'],
  [
    'passedOver',
    'sifat|lampiran|lamp|lamp.|hal|perihal|kepada|kepada yth|kepada yth.|yth|yth.|dari|tembusan|penutup',
  ],
  ['quorum', 'kuorum|quorum|batas kuorum'],
  ['capacity', 'kapasitas|kapasitas ruang|kapasitas aula|daya tampung'],
  ['companionLimit', 'rombongan|batas rombongan|jumlah rombongan|pendamping|jumlah pendamping'],
  ['reason', 'alasan|sebab'],
];

const LABELS: ReadonlyMap<string, MeetingLine> = new Map(
  WORDINGS.flatMap(([line, wordings]) => wordings.split('|').map((wording) => [wording, line] as const)),
);

/** A line that the form of a meeting knows. */
export type MeetingLine =
  | 'title'
  | 'when'
  | 'place'
  | 'agenda'
  | 'dress'
  | 'host'
  | 'answerBy'
  | 'contact'
  | 'letterNumber'
  | 'link'
  | 'number'
  | 'quorum'
  | 'capacity'
  | 'companionLimit'
  | 'reason'
  | 'meetingId'
  | 'passcode'
  /** What a letter has and a meeting does not. */
  | 'passedOver';

/** What a meeting's form says. */
export type ReadLines = LabelledLines<MeetingLine>;

/** `Acara = Rapat`, as some keyboards and forms write it. */
const EQUATED = /^(\s*)(\p{L}[\p{L} /,.&-]{1,29}?)\s*=\s*(?=\S)/u;
/** A line that is nothing but an address. */
const BARE_LINK = /^[^\p{L}\p{N}]*(https?:\/\/\S+)\s*$/iu;
/** How a letter ends, or goes on between its labels. */
const SENTENCE =
  /^\s*(?=(?:demikian|atas (?:perhatian|kehadiran|kesediaan|kerja)|mengingat pentingnya|mohon (?:kehadiran|kesediaan)|terima kasih|hormat kami|dengan hormat|sehubungan|bersama ini)\b)/i;
const CLOSING = /^\s*(?:demikian|atas (?:perhatian|kehadiran|kesediaan|kerja)|hormat kami)\b/i;
const PARTED = /;\s*/;

/** Reads the lines of a meeting's form, also as letters, chats and other forms write them. Pure. */
export function readMeetingLines(text: string): ReadLines {
  const read = readLabelledLines(asLines(text), { labels: LABELS, isForm: true, lists: ['agenda'] });
  return { ...read, lines: withLetterNumber(read.lines) };
}

/** One line for each label: `A: …; B: …` is parted, and what letters do without a label gets one. */
function asLines(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [only = ''] = lines;
  const parts = only.split(PARTED);
  const isParted =
    lines.length === 1 && parts.length > 1 && parts.filter((part) => labelOf(part) !== undefined).length > 1;
  const hasLink = /^\W*(?:tautan|link)\b/im.test(text);
  let isInAgenda = false;
  const relabelled = (isParted ? parts : text.split(/\r?\n/)).map((line) => {
    const equated =
      labelOf(line.replace(EQUATED, '$1$2: ')) === undefined ? line : line.replace(EQUATED, '$1$2: ');
    const label = labelOf(equated);
    isInAgenda = label === undefined ? isInAgenda : label === 'agenda';
    // An item of the agenda may be anything; elsewhere these belong to no line above them.
    if (isInAgenda && !CLOSING.test(equated)) return equated;
    return (hasLink ? equated : equated.replace(BARE_LINK, 'Tautan: $1')).replace(SENTENCE, 'Penutup: ');
  });
  return relabelled.join('\n');
}

/** The label that a line has, if it is a known one. */
function labelOf(line: string): MeetingLine | undefined {
  const { lines } = readLabelledLines(line, { labels: LABELS, isForm: true, lists: [] });
  return ([...new Set(LABELS.values())] as const).find((label) => label in lines);
}

/** `Nomor : B-12/SF/III/2027` is the letter's number; that of a meeting has only digits. */
function withLetterNumber(lines: ReadLines['lines']): ReadLines['lines'] {
  const { number: written, ...others } = lines;
  if (written === undefined || !written.includes('/')) return lines;
  const numbers = written.split('\n').map((one) => one.trim());
  const letter = numbers.find((one) => one.includes('/'));
  if (letter === undefined) return lines;
  const number = numbers.find((one) => /^\d+$/.test(one));
  return {
    letterNumber: letter,
    ...others,
    ...(number === undefined ? {} : { number }),
  };
}
