/** Lines as they were written, by name; what stands before the first known label, and labels that are not known. */
export interface LabelledLines<Name extends string> {
  readonly lines: Readonly<Partial<Record<Name, string>>>;
  readonly unknown: readonly string[];
  readonly before: string;
}

const LABELLED = /^\s*(\p{L}[\p{L} /,.&-]{1,29}?)\s*:\s*(.*)$/u;
const LONGEST_LABEL_WORDS = 4;

/**
 * Reads `Label: value` lines. A line without a label goes on with the value before it, so that an agenda may have several
 * lines; a label that comes again adds to its value. Labels that are not known are named: everywhere in a form, and
 * before the first known one in a text whose values may hold anything.
 * @param labels names by what people write before the colon, in lower case with single spaces
 */
export function readLabelledLines<Name extends string>(
  text: string,
  labels: ReadonlyMap<string, Name>,
  kind: 'form' | 'text',
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
      lines[label] = joined(lines[label], value);
    } else if (looksLikeLabel(written, value) && (kind === 'form' || current === undefined)) {
      unknown.push(written.replace(/\s+/g, ' '));
    } else if (current !== undefined) {
      lines[current] = joined(lines[current], raw);
    } else if (raw.trim() !== '') {
      before.push(raw.trim());
    }
  }
  return { lines, unknown, before: before.join('\n') };
}

function joined(before: string | undefined, more: string): string {
  return before === undefined ? more.trim() : `${before}\n${more.trim()}`.trim();
}

/** Not an address such as `https://…`, not an item such as `a. Pembukaan: …` or `Sesi II: …`, and not half a sentence. */
function looksLikeLabel(written: string, value: string): boolean {
  if (written === '' || value.startsWith('//')) return false;
  const isAddress = /^(?:mailto|tel)$/i.test(written);
  const isItem = /^\p{L}\.\s/u.test(written) || /\s[IVX]+$/.test(written);
  return !isAddress && !isItem && written.split(/\s+/).length <= LONGEST_LABEL_WORDS;
}
