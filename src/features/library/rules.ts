import { cleanText } from '../../lib/text.ts';
import type { EntryWords, LibraryEntry, LibraryKind } from './types.ts';

/** How the trail names an entry. */
export const subjectOf = ({ number }: Pick<LibraryEntry, 'number'>): string => `pustaka ${number}`;

/** What is typed of an entry, by line of the one-message form. */
export type EntryLine =
  | 'title'
  | 'regulationNumber'
  | 'summary'
  | 'inForceSince'
  | 'says'
  | 'toDo'
  | 'form'
  | 'audience'
  | 'onPlatform'
  | 'problem'
  | 'steps'
  | 'result'
  | 'contact'
  | 'link';

/** What is asked of each kind, in this order. */
export const LINES_OF: Readonly<Record<LibraryKind, readonly EntryLine[]>> = {
  policy: ['title', 'regulationNumber', 'summary', 'inForceSince', 'says', 'toDo', 'link'],
  teaching_material: ['title', 'summary', 'form', 'audience', 'onPlatform', 'link'],
  good_practice: ['title', 'problem', 'steps', 'result', 'summary', 'contact', 'link'],
};

/** Without these an entry cannot be sent. */
const REQUIRED: Readonly<Record<LibraryKind, readonly EntryLine[]>> = {
  policy: ['title', 'regulationNumber', 'summary'],
  teaching_material: ['title', 'summary'],
  good_practice: ['title', 'problem', 'steps', 'summary'],
};

/** Characters of each line. */
export const LONGEST: Readonly<Record<EntryLine, number>> = {
  ...{ title: 150, summary: 500, regulationNumber: 120, inForceSince: 60, says: 1_000, toDo: 1_000 },
  ...{ form: 100, audience: 150, onPlatform: 20, problem: 1_000, steps: 1_000, result: 1_000 },
  ...{ contact: 150, link: 500 },
};

/** Lines that may have several. */
const SEVERAL: ReadonlySet<EntryLine> = new Set(['summary', 'says', 'toDo', 'problem', 'steps', 'result']);

/** Whether a line is written over several. */
export const isLong = (line: EntryLine): boolean => SEVERAL.has(line);

/** Whether an entry of that kind cannot stand without the line. */
export const isRequired = (kind: LibraryKind, line: string): boolean =>
  REQUIRED[kind].some((one) => one === line);

/** What is typed, without what harms; on one line where one is enough. */
export function cleanLine(line: EntryLine, typed: string): string {
  const text = cleanText(typed).trim();
  return SEVERAL.has(line) ? text.replace(/\n{3,}/g, '\n\n') : text.replace(/\s+/g, ' ');
}

/** Characters as people count them. */
export const lengthOf = (text: string): number => [...text].length;

/** The beginning of a text that fits, at the end of a sentence or a word where one is near. */
export function fitting(text: string, longest: number): string {
  if (lengthOf(text) <= longest) return text;
  const cut = [...text].slice(0, longest).join('');
  const sentence = /^[\s\S]*[.!?](?=\s|$)/.exec(cut)?.[0] ?? '';
  const word = cut.replace(/\s+\S*$/, '');
  const best = sentence.length >= cut.length / 2 ? sentence : word.length >= cut.length / 2 ? word : cut;
  return best.trim();
}

/** Why an address is not taken; each is a locale key. */
export type LinkProblem = 'noLink' | 'linkKind';

/** Reads an address as people write it: `www.lan.go.id/x` is one too; anything but http and https is not taken. */
export function readLink(
  typed: string,
): { readonly ok: true; readonly link: string } | { readonly ok: false; readonly problem: LinkProblem } {
  const text = typed
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/\|.*$/, '')
    .replace(/[.,;)\]]+$/, '');
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text) ?? [];
  if (scheme !== '' && !/^https?$/i.test(scheme)) return { ok: false, problem: 'linkKind' };
  const address = scheme === '' ? `https://${text}` : text;
  if (/\s/.test(text) || !URL.canParse(address)) return { ok: false, problem: 'noLink' };
  const url = new URL(address);
  // A name and a password before the host hide where it leads.
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'linkKind' };
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u.test(decodedHost(url)))
    return { ok: false, problem: 'noLink' };
  return { ok: true, link: url.href };
}

/** A host as it is compared: punycode has a last label with digits and dashes. */
function decodedHost({ hostname }: URL): string {
  return hostname.replace(/\.xn--[\w-]+$/, '.xn');
}

/** Whether an address is one of the government, the forces or the police; others are marked for the curators. */
export function isOfficialLink(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { hostname } = new URL(link);
  return /(?:^|\.)(?:go|mil)\.id$/.test(hostname);
}

/** What is still missing: a line, or something to read or see. */
export function missingIn(
  { kind, lines }: { readonly kind: LibraryKind; readonly lines: Readonly<Record<string, string>> },
  hasFile: boolean,
): EntryLine | undefined {
  const line = REQUIRED[kind].find((one) => (lines[one] ?? '') === '');
  if (line !== undefined) return line;
  return kind === 'teaching_material' && !hasFile && (lines.link ?? '') === '' ? 'link' : undefined;
}

/** Reads `sudah` and `belum`; undefined for other words. */
export function readOnPlatform(typed: string): boolean | undefined {
  const word = typed.trim().toLowerCase();
  if (/^(?:sudah(?:\s+ada)?|ya|iya|ada|yes|uploaded)\b/.test(word)) return true;
  return /^(?:belum|tidak|no|not yet)\b/.test(word) ? false : undefined;
}

/** Lines that were read and checked as what an issuer says. */
export function wordsOf({
  kind,
  lines,
  fileId,
  topicIds,
}: {
  readonly kind: LibraryKind;
  readonly lines: Readonly<Record<string, string>>;
  readonly fileId: number | undefined;
  readonly topicIds: readonly number[];
}): EntryWords {
  const own = LINES_OF[kind];
  const said = (line: EntryLine): string | undefined =>
    own.includes(line) && lines[line] !== '' ? lines[line] : undefined;
  const onPlatform = said('onPlatform');
  return {
    ...{ kind, title: said('title') ?? '', summary: said('summary') ?? '', link: said('link') },
    ...{ fileId, topicIds, regulationNumber: said('regulationNumber'), inForceSince: said('inForceSince') },
    ...{ says: said('says'), toDo: said('toDo'), form: said('form'), audience: said('audience') },
    onPlatform: onPlatform === undefined ? undefined : readOnPlatform(onPlatform),
    ...{ problem: said('problem'), steps: said('steps'), result: said('result'), contact: said('contact') },
  };
}

/** What an issuer said as the lines of the one-message form. */
export function linesOf(words: Omit<EntryWords, 'topicIds' | 'fileId'>): Readonly<Record<string, string>> {
  const { onPlatform, kind, ...said } = words;
  const all = { ...said, onPlatform: onPlatform === undefined ? undefined : onPlatform ? 'sudah' : 'belum' };
  return Object.fromEntries(
    LINES_OF[kind].flatMap((line) => (all[line] === undefined ? [] : [[line, all[line]] as const])),
  );
}
