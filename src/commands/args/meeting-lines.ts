/** Names of the lines of a meeting's form, by what people write before the colon (normalised). */
const LABELS: ReadonlyMap<string, MeetingLine> = new Map<string, MeetingLine>([
  ['acara', 'title'],
  ['judul', 'title'],
  ['waktu', 'when'],
  ['tanggal', 'when'],
  ['hari/tanggal', 'when'],
  ['tempat', 'place'],
  ['lokasi', 'place'],
  ['agenda', 'agenda'],
  ['pakaian', 'dress'],
  ['tuan rumah', 'host'],
  ['batas konfirmasi', 'answerBy'],
  ['batas', 'answerBy'],
  ['narahubung', 'contact'],
  ['kontak', 'contact'],
  ['nomor surat', 'letterNumber'],
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

/** The lines as they were written; what stands before the first label, and labels that are not known. */
export interface ReadLines {
  readonly lines: Readonly<Partial<Record<MeetingLine, string>>>;
  readonly unknown: readonly string[];
  readonly before: string;
}

const LABELLED = /^\s*([\p{L}/ ]{3,20}?)\s*:\s*(.*)$/u;

/**
 * Reads `Label: value` lines. A line without a known label goes on with the value before it, so that an agenda may
 * have several lines; a line that looks labelled but is not known is named, when it stands before any known one.
 */
export function readMeetingLines(text: string): ReadLines {
  const lines: Partial<Record<MeetingLine, string>> = {};
  const unknown: string[] = [];
  const before: string[] = [];
  let current: MeetingLine | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const [, written = '', value = ''] = LABELLED.exec(raw) ?? [];
    const label = LABELS.get(written.toLowerCase().replace(/\s+/g, ' '));
    if (label !== undefined) {
      current = label;
      lines[label] = value.trim();
    } else if (current !== undefined) {
      lines[current] = `${lines[current] ?? ''}\n${raw.trim()}`.trim();
    } else if (written !== '') {
      unknown.push(written);
    } else if (raw.trim() !== '') {
      before.push(raw.trim());
    }
  }
  return { lines, unknown, before: before.join('\n') };
}
