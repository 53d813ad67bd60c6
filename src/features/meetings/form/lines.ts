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
  | 'reason';

/** What a meeting's form says. */
export type ReadLines = LabelledLines<MeetingLine>;

/** Reads the lines of a meeting's form. */
export function readMeetingLines(text: string): ReadLines {
  return readLabelledLines(text, LABELS, { isForm: true, lists: ['agenda'] });
}
