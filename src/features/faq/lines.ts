import { type LabelledLines, readLabelledLines } from '../../inbound/args/labelled-lines.ts';

/** Lines of a FAQ entry by what people write before the colon. */
const LABELS: ReadonlyMap<string, FaqLine> = new Map<string, FaqLine>([
  ['pertanyaan', 'question'],
  ['jawaban', 'answer'],
  ['topik', 'category'],
  ['kata lain', 'wording'],
  ['tautan', 'links'],
  ['penanggung jawab', 'owner'],
  ['periksa sebelum', 'reviewBy'],
  ['berkas', 'files'],
]);

/** A line that the form of an entry knows. */
export type FaqLine =
  | 'question'
  | 'answer'
  | 'category'
  | 'wording'
  | 'links'
  | 'owner'
  | 'reviewBy'
  | 'files';

/** Reads the lines of an entry: `Pertanyaan: …`, `Jawaban: …`, `Topik: …`, `Kata lain: …`, `Tautan: …`, … */
export function readFaqLines(text: string): LabelledLines<FaqLine> {
  return readLabelledLines(text, { labels: LABELS, isForm: false, lists: [] });
}
