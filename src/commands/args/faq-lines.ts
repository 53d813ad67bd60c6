/** Lines of a FAQ entry by what people write before the colon. */
const LABELS: ReadonlyMap<string, FaqLine> = new Map<string, FaqLine>([
  ['pertanyaan', 'question'],
  ['jawaban', 'answer'],
  ['topik', 'category'],
  ['kata lain', 'wording'],
]);

/** A line that the form of an entry knows. */
export type FaqLine = 'question' | 'answer' | 'category' | 'wording';

/**
 * Reads `Pertanyaan: …`, `Jawaban: …`, `Topik: …`, `Kata lain: …`; an unlabelled line goes on with the one before it.
 * `before` is what stands before the first label.
 */
export function readFaqLines(text: string): {
  readonly lines: Readonly<Partial<Record<FaqLine, string>>>;
  readonly before: string;
} {
  const lines: Partial<Record<FaqLine, string>> = {};
  const before: string[] = [];
  let current: FaqLine | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const [, written = '', value = ''] = /^\s*([\p{L} ]{3,12}?)\s*:\s*(.*)$/u.exec(raw) ?? [];
    const label = LABELS.get(written.toLowerCase());
    if (label !== undefined) {
      current = label;
      lines[label] = value.trim();
    } else if (current !== undefined) {
      lines[current] = `${lines[current] ?? ''}\n${raw.trim()}`.trim();
    } else if (raw.trim() !== '') {
      before.push(raw.trim());
    }
  }
  return { lines, before: before.join('\n') };
}
