import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '../lib/error.ts';
import {
  BACKUP_FORMAT,
  type BackupHead,
  type BackupTable,
  type BackupTail,
  headSchema,
  tableSchema,
  tailSchema,
} from './format.ts';

/** A line of a backup, told apart. */
export type BackupLine =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'table'; readonly table: BackupTable }
  | { readonly kind: 'row'; readonly json: string }
  | { readonly kind: 'tail'; readonly tail: BackupTail };

/** Exit code of an operators' command that was handed bad data. */
const BAD_DATA = 65;
/** Characters that a line may have; the largest file that is kept takes two for each of its 15 MB. */
const MAX_LINE = 32 * 1024 * 1024;

/**
 * The lines of a backup in their order, read once. That the whole file is as it was written is known when the last one
 * was given: whoever takes the lines undoes what was done with them when this throws.
 * @throws OperatorError (bad data) when it is none, damaged, cut short or of an unknown version
 */
export async function* readBackup(file: FileHandle, path: string): AsyncGenerator<BackupLine> {
  const hash = createHash('sha256');
  let rows = 0;
  let tail: BackupTail | undefined;
  let isFirst = true;
  try {
    for await (const raw of unzippedLines(file)) {
      if (tail !== undefined) throw damaged(path);
      const line = isFirst ? headLine(raw, path) : nextLine(raw);
      isFirst = false;
      if (line.kind === 'row') rows += 1;
      if (line.kind === 'tail') tail = line.tail;
      else hash.update(`${raw}\n`);
      yield line;
    }
  } catch (cause) {
    throw cause instanceof OperatorError ? cause : damaged(path, cause);
  }
  const isWhole = tail !== undefined && tail.rows === rows && tail.sha256 === hash.digest('hex');
  if (!isWhole) throw damaged(path);
}

async function* unzippedLines(file: FileHandle): AsyncGenerator<string> {
  const packed = file.createReadStream({ autoClose: false });
  const unzipped = createGunzip();
  packed.on('error', (fault) => unzipped.destroy(fault));
  packed.pipe(unzipped);
  try {
    yield* splitLines(unzipped.setEncoding('utf8'));
    if (unzipped.errored !== null) throw unzipped.errored;
  } finally {
    packed.destroy();
  }
}

/** Splits at line feeds alone; Node's readline would also split at U+2028 within a text, and takes a line of any length. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let pieces: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const parts = chunk.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      yield [...pieces, part].join('');
      pieces = [];
      length = 0;
    }
    length += last.length;
    if (length > MAX_LINE) throw new Error('a line is too long');
    pieces.push(last);
  }
  const rest = pieces.join('');
  if (rest !== '') yield rest;
}

function headLine(raw: string, path: string): BackupLine {
  const value: unknown = JSON.parse(raw);
  const head = headSchema.safeParse(value);
  if (head.success) return { kind: 'head', head: head.data };
  const isOurs =
    typeof value === 'object' && value !== null && 'format' in value && value.format === BACKUP_FORMAT;
  if (!isOurs) throw damaged(path);
  throw badBackup({
    message: `${path} was made by a newer version of the bot.`,
    nextStep: 'Restore it with that version.',
  });
}

/** Only the beginning is looked at, because rows are many and PostgreSQL reads them. */
function nextLine(raw: string): BackupLine {
  if (raw.startsWith('{"table":')) {
    const table = tableSchema.safeParse(JSON.parse(raw));
    if (table.success) return { kind: 'table', table: table.data };
  }
  if (raw.startsWith('{"end":true')) return { kind: 'tail', tail: tailSchema.parse(JSON.parse(raw)) };
  return { kind: 'row', json: raw };
}

/** The error for a file that is not what a backup wrote. */
export function damaged(path: string, cause?: unknown): OperatorError {
  const message = `${path} is no backup of this bot, or it is damaged.`;
  return badBackup({ message, nextStep: 'Take another copy of it.' }, cause);
}

/** The error for a file that is not to be restored. */
export function badBackup(
  words: { readonly message: string; readonly nextStep: string },
  cause?: unknown,
): OperatorError {
  return new OperatorError({ ...words, code: 'backup-bad', exitCode: BAD_DATA, cause });
}
