import { type LabelledLines, readLabelledLines } from './labelled-lines.ts';

/** Names of the lines of a meeting's form, by what people write before the colon (normalised). */
const LABELS: ReadonlyMap<string, MeetingLine> = new Map<string, MeetingLine>([
  ['acara', 'title'],
  ['judul', 'title'],
  ['waktu', 'when'],
  ['tanggal', 'when'],
  ['hari/tanggal', 'when'],
  ['hari, tanggal', 'when'],
  ['hari', 'when'],
  ['pukul', 'when'],
  ['jam', 'when'],
  ['tempat', 'place'],
  ['lokasi', 'place'],
  ['agenda', 'agenda'],
  ['susunan acara', 'agenda'],
  ['pakaian', 'dress'],
  ['tuan rumah', 'host'],
  ['batas konfirmasi', 'answerBy'],
  ['batas', 'answerBy'],
  ['narahubung', 'contact'],
  ['kontak', 'contact'],
  ['nomor surat', 'letterNumber'],
  ['no. surat', 'letterNumber'],
  ['no surat', 'letterNumber'],
  ['tautan', 'link'],
  ['nomor', 'number'],
  ['alasan', 'reason'],
]);

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
  return readLabelledLines(text, LABELS, 'form');
}
