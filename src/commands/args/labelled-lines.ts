/** Lines as they were written, by name; what stands before the first known label, and labels that are not known. */
export interface LabelledLines<Name extends string> {
  readonly lines: Readonly<Partial<Record<Name, string>>>;
  readonly unknown: readonly string[];
  readonly before: string;
}

const LABELLED = /^\s*([\p{L}/ ]{3,20}?)\s*:\s*(.*)$/u;

/**
 * Reads `Label: value` lines. A line without a known label goes on with the value before it, so that an agenda may
 * have several lines; a line that looks labelled but is not known is named, when it stands before any known one.
 * @param labels names by what people write before the colon, in lower case with single spaces
 */
export function readLabelledLines<Name extends string>(
  text: string,
  labels: ReadonlyMap<string, Name>,
): LabelledLines<Name> {
  const lines: Partial<Record<Name, string>> = {};
  const unknown: string[] = [];
  const before: string[] = [];
  let current: Name | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const [, written = '', value = ''] = LABELLED.exec(raw) ?? [];
    const label = labels.get(written.toLowerCase().replace(/\s+/g, ' '));
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
