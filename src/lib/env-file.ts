import { lstatSync, readFileSync } from 'node:fs';
import { decodeText } from './table/decode.ts';

/** Environment variables by their names. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The environment with `.env` taken into it, and what is wrong with that file, one line each. */
export interface FoundEnvironment {
  readonly variables: Variables;
  /** Names that `.env` sets, in its order. */
  readonly fileNames: readonly string[];
  readonly problems: readonly string[];
}

/** A `.env` file read: its variables, and the lines that say nothing. */
export interface EnvFile {
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/**
 * Takes a `.env` file, when there is one, into an environment. A variable of the environment counts more than the
 * file's, unless it is empty. The environment that is handed in stays as it is.
 * @param path where the file is, `.env` of the working folder unless given
 */
export function withEnvFile(environment: Variables, path = '.env'): FoundEnvironment {
  const { values, problems } = readEnvFile(path);
  const variables: Record<string, string | undefined> = { ...environment };
  for (const [name, value] of values) {
    if ((variables[name] ?? '').trim() === '') variables[name] = value;
  }
  return { variables, fileNames: [...values.keys()], problems };
}

function readEnvFile(path: string): EnvFile {
  try {
    return parseEnvFile(decodeText(readFileSync(path)));
  } catch (cause) {
    const problem = unreadable(path, cause);
    return { values: new Map(), problems: problem === undefined ? [] : [problem] };
  }
}

/** A file that is not there is no problem, but a link that leads to nothing is one. */
function unreadable(path: string, cause: unknown): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') {
    return isThere(path) ? '.env: is a link to a file that is not there; mend or remove it' : undefined;
  }
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'cannot be read: permission denied; let the account that runs the bot own it',
    EPERM: 'cannot be read: permission denied; let the account that runs the bot own it',
    EISDIR:
      'is a folder and must be a file; remove the folder (a container makes one where the file was missing)',
    ELOOP: 'is a link that leads to itself; remove it',
  };
  return `.env: ${reasons[code] ?? `cannot be read (${code}); check the file and its disk`}`;
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

const ASSIGNMENT = /^(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

/**
 * Reads lines `NAME=value`, as shells and container tools write them: with `export` before or not, in quotes or not. A
 * `#` begins a comment at the beginning of a line and after a blank, so that one within a password stays.
 * Of a name that stands twice the last one counts, unless it is empty. Problems never quote a value.
 */
export function parseEnvFile(text: string): EnvFile {
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.replaceAll('\u200b', '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, name, rest] = ASSIGNMENT.exec(line) ?? [];
    const value = rest === undefined ? undefined : assignedValue(rest);
    if (name === undefined || value === undefined) problems.push(lineProblem(at + 1, { line, name }));
    else if (value !== '' || !values.has(name)) values.set(name, value);
  }
  return { values, problems };
}

function lineProblem(
  number: number,
  { line, name }: { readonly line: string; readonly name: string | undefined },
): string {
  if (name !== undefined)
    return `.env line ${number}: ${name} must end with the quotation mark that it begins with`;
  const [, meant] = /^(?:set\s+|\$env:)?([A-Z][A-Z0-9_]*)\s*[:=\s]/.exec(line) ?? [];
  return `.env line ${number}: must be like ${meant ?? 'NAME'}=value`;
}

/** The value of what stands behind the `=`; undefined for a quotation mark that is never closed. */
function assignedValue(rest: string): string | undefined {
  const quote = rest[0];
  if (quote !== '"' && quote !== "'" && quote !== '`') return rest.replace(/(^|\s+)#.*$/, '').trim();
  const closing = quote === '"' ? /(?<!\\)"\s*(#.*)?$/ : new RegExp(`${quote}\\s*(#.*)?$`);
  const end = closing.exec(rest.slice(1));
  if (end === null) return undefined;
  const inner = rest.slice(1, 1 + end.index);
  return quote === '"' ? inner.replace(/\\(["\\$])/g, '$1') : inner;
}
