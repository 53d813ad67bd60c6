import type { FileKind } from '../../documents/inspect.ts';
import { cleanName } from '../../lib/text.ts';
import type { FileLimits } from './types.ts';

export const MEGABYTE = 1024 * 1024;

/** Megabytes that a forum may allow one file: platforms give bots no larger ones, and a backup keeps each in one line. */
export const FILE_MEGABYTES = { least: 1, most: 15 } as const;
/** Megabytes that a forum may allow all its files. */
export const FILES_MEGABYTES = { least: 10, most: 100_000 } as const;

/** No file is fetched that is larger, whatever the forum allows. */
export const MOST_FILE_BYTES = FILE_MEGABYTES.most * MEGABYTE;

const NAME_LENGTH = 80;
const ENDINGS: Readonly<Record<FileKind, RegExp>> = {
  pdf: /\.pdf$/i,
  png: /\.png$/i,
  jpeg: /\.jpe?g$/i,
  docx: /\.docx$/i,
  xlsx: /\.xlsx$/i,
  pptx: /\.pptx$/i,
};
const USUAL_ENDINGS: Readonly<Record<FileKind, string>> = {
  pdf: '.pdf',
  png: '.png',
  jpeg: '.jpg',
  docx: '.docx',
  xlsx: '.xlsx',
  pptx: '.pptx',
};

/** What a file is called when it goes out again: on one line, without folders, with the ending of what it is. */
export function keptName(name: string, kind: FileKind): string {
  const base = cleanName(name.replace(/^.*[\\/]/, ''), { longest: 200 });
  const stem = base.replace(ENDINGS[kind], '').replace(/^\.+/, '').slice(0, NAME_LENGTH).trim();
  return `${stem === '' ? 'berkas' : stem}${USUAL_ENDINGS[kind]}`;
}

/** The kinds as people call them. */
export function kindNames(kinds: readonly FileKind[]): string {
  const names: Readonly<Record<FileKind, string>> = {
    ...{ pdf: 'PDF', png: 'PNG', jpeg: 'JPEG' },
    ...{ docx: 'Word (DOCX)', xlsx: 'Excel (XLSX)', pptx: 'PowerPoint (PPTX)' },
  };
  return kinds.map((kind) => names[kind]).join(', ');
}

/** Reads `10 500`: megabytes of one file and of all; undefined for anything else and what is out of bounds. */
export function readLimits(words: string): FileLimits | undefined {
  const [, file, files] = /^(\d{1,6})(?:\s*MB)?[\s,;/]+(\d{1,6})(?:\s*MB)?$/i.exec(words.trim()) ?? [];
  const limits = { file: Number(file), files: Number(files) };
  const isWithin = (
    value: number,
    { least, most }: { readonly least: number; readonly most: number },
  ): boolean => value >= least && value <= most;
  return isWithin(limits.file, FILE_MEGABYTES) && isWithin(limits.files, FILES_MEGABYTES)
    ? limits
    : undefined;
}

/** A size as people read it. */
export function sizeWords(sizeBytes: number): string {
  return sizeBytes < MEGABYTE
    ? `${Math.max(1, Math.round(sizeBytes / 1024))} KB`
    : `${(sizeBytes / MEGABYTE).toFixed(1).replace('.', ',')} MB`;
}
