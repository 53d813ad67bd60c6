/** Lines as they were written, by name; what stands before the first known label, and labels that are not known. */
export interface LabelledLines<Name extends string> {
  readonly lines: Readonly<Partial<Record<Name, string>>>;
  readonly unknown: readonly string[];
  readonly before: string;
}

/** Colons as phones and other keyboards write them. */
const COLON = '[:：﹕︓∶꞉]';
const LABELLED = new RegExp(`^\\s*(\\p{L}[\\p{L} /,.&-]{1,29}?)\\s*${COLON}\\s*(.*)$`, 'u');
/** What a letter or a chat puts before a label: a bullet or a number, a picture, a mark of bold or italic type. */
const BULLET = '(?:[•·▪▫■□●○◦‣⁃➤►✓✔☑*>–—-]+|\\(?\\d{1,2}[.)]|\\(?[a-z][.)])';
/** `a. ` and `b) ` could be the beginning of a label. */
const LETTERED = /^\s*\p{L}[.)]\s/u;
const PICTURE =
  '(?:\\p{Extended_Pictographic}|\\p{Regional_Indicator}|[\\u{1f3fb}-\\u{1f3ff}\\u20e3\\ufe0f\\u200d#0-9])';
const DECORATION = new RegExp(`^\\s*(?:${BULLET}\\s*)?(?:${PICTURE}+\\s*)?[*_~\`]*\\s*(?=\\p{L})`, 'iu');
/** A mark that closes right behind a label, before its colon or after. */
const CLOSING = new RegExp(`^([\\p{L} /,.&-]*\\p{L}\\.?)\\s*[*_~\`]+\\s*(?=${COLON})`, 'u');
const CLOSING_AFTER = new RegExp(`^(${COLON})\\s*[*_~\`]+(?=\\s|$)`, 'u');
/** A value in bold or italic type as a whole. */
const WRAPPED = /^([*_~`]{1,3})(?=\S)([^\n]*[^\s*_~`])\1$/u;
const LONGEST_LABEL_WORDS = 4;

/** How a text with labels is read. */
export interface LabelledKind<Name extends string> {
  /** In a form every label has to be known; in a text, whose values may hold anything, those before the first known one. */
  readonly isForm: boolean;
  /** Lines whose value is a list, whose items may look like labels. */
  readonly lists: readonly Name[];
}

/**
 * Reads `Label: value` lines, also as letters and chats decorate them (`*Label*:`, `1. Label :`, `📍 Label：`). A line
 * without a label goes on with the value before it, so that an agenda may have several lines; a label that comes again adds
 * to its value. Labels that are not known are named.
 * @param labels names by what people write before the colon, in lower case with single spaces and none beside `/` or `&`
 */
export function readLabelledLines<Name extends string>(
  text: string,
  { labels, isForm, lists }: LabelledKind<Name> & { readonly labels: ReadonlyMap<string, Name> },
): LabelledLines<Name> {
  const lines: Partial<Record<Name, string>> = {};
  const unknown: string[] = [];
  const before: string[] = [];
  let current: Name | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const { written, value, isDecorated } = readLine(raw);
    const label = labels.get(labelKey(written));
    const isInList = isDecorated && current !== undefined && lists.includes(current);
    if (label !== undefined && !(isInList && label in lines)) {
      current = label;
      lines[label] = joined(lines[label], unwrapped(value));
    } else if (looksLikeLabel(written, value) && !isInList && (isForm || current === undefined)) {
      unknown.push(written.replace(/\s+/g, ' '));
    } else if (current !== undefined) {
      lines[current] = joined(lines[current], raw);
    } else if (raw.trim() !== '') {
      before.push(raw.trim());
    }
  }
  return { lines, unknown, before: before.join('\n') };
}

interface ReadLine {
  /** Empty where the line has no label. */
  readonly written: string;
  readonly value: string;
  readonly isDecorated: boolean;
}

function readLine(raw: string): ReadLine {
  const plain = LETTERED.test(raw) ? null : LABELLED.exec(raw);
  const [, written = '', value = ''] = plain ?? LABELLED.exec(undecorated(raw)) ?? [];
  return { written, value, isDecorated: plain === null };
}

/** A label as the map of labels writes it. */
function labelKey(written: string): string {
  return written
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?([/&]) ?/g, '$1');
}

/** A line without what stands around its label. */
function undecorated(raw: string): string {
  const bare = raw.replace(DECORATION, '').replace(CLOSING, '$1');
  const colon = bare.search(new RegExp(COLON, 'u'));
  return colon < 0 ? bare : bare.slice(0, colon) + bare.slice(colon).replace(CLOSING_AFTER, '$1 ');
}

function unwrapped(value: string): string {
  return value.trim().replace(WRAPPED, '$2');
}

function joined(before: string | undefined, more: string): string {
  return before === undefined ? more.trim() : `${before}\n${more.trim()}`.trim();
}

/** Not an address such as `https://…`, not an item such as `Sesi II: …`, and not half a sentence. */
function looksLikeLabel(written: string, value: string): boolean {
  if (written === '' || value.startsWith('//')) return false;
  const isAddress = /^(?:mailto|tel)$/i.test(written);
  const isItem = /\s[IVX]+$/.test(written);
  return !isAddress && !isItem && written.split(/\s+/).length <= LONGEST_LABEL_WORDS;
}
