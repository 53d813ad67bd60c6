import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { OperatorError } from '../../lib/error.ts';
import { EXIT } from '../exit.ts';
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

/**
 * Reads a backup to its end and proves that it is whole.
 * @throws OperatorError (bad data) when it is none, damaged, cut short or of an unknown version
 */
export async function verifyBackup(
  path: string,
): Promise<{ readonly head: BackupHead; readonly tail: BackupTail }> {
  const hash = createHash('sha256');
  let head: BackupHead | undefined;
  let tail: BackupTail | undefined;
  let rows = 0;
  for await (const { line, raw } of readBackup(path)) {
    if (tail !== undefined) throw damaged(path);
    if (line.kind === 'head') head = line.head;
    if (line.kind === 'row') rows += 1;
    if (line.kind === 'tail') tail = line.tail;
    else hash.update(`${raw}\n`);
  }
  const isWhole = tail !== undefined && tail.rows === rows && tail.sha256 === hash.digest('hex');
  if (head === undefined || tail === undefined || !isWhole) throw damaged(path);
  return { head, tail };
}

/** The lines of a backup in their order. Throws `OperatorError` (bad data) at the first that cannot be read. */
export async function* readBackup(
  path: string,
): AsyncGenerator<{ readonly line: BackupLine; readonly raw: string }> {
  const file = createReadStream(path);
  const unzipped = createGunzip();
  file.on('error', (fault) => unzipped.destroy(fault));
  file.pipe(unzipped);
  let isFirst = true;
  try {
    for await (const raw of linesOf(unzipped)) {
      yield { line: isFirst ? headLine(raw, path) : nextLine(raw), raw };
      isFirst = false;
    }
  } catch (cause) {
    throw cause instanceof OperatorError ? cause : damaged(path, cause);
  } finally {
    file.destroy();
  }
  if (unzipped.errored !== null) throw damaged(path, unzipped.errored);
}

/** Splits at line feeds alone; Node's readline would also split at U+2028 within a text. */
async function* linesOf(unzipped: Gunzip): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of unzipped.setEncoding('utf8')) {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

function headLine(raw: string, path: string): BackupLine {
  const value: unknown = JSON.parse(raw);
  const head = headSchema.safeParse(value);
  if (head.success) return { kind: 'head', head: head.data };
  const isOurs =
    typeof value === 'object' && value !== null && 'format' in value && value.format === BACKUP_FORMAT;
  if (!isOurs) throw damaged(path);
  throw badBackup(`${path} was made by a newer version of the bot.`, 'Restore it with that version.');
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

function damaged(path: string, cause?: unknown): OperatorError {
  return badBackup(`${path} is no backup of this bot, or it is damaged.`, 'Take another copy of it.', cause);
}

/** The error for a file that is not to be restored. */
export function badBackup(message: string, nextStep: string, cause?: unknown): OperatorError {
  return new OperatorError({ code: 'backup-bad', message, nextStep, exitCode: EXIT.data, cause });
}
