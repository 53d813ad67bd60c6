import { OperatorError } from '../../lib/error.ts';

/** What is wrong with the embedded server, in words for an operator. */
export interface EmbeddedFaultFacts {
  readonly message: string;
  /** What to do, without a full stop; the way out over `DATABASE_URL` is added to it. */
  readonly nextStep: string;
  /** 1 unless given. */
  readonly exitCode?: number;
  readonly cause?: unknown;
}

/** `DATA_DIR` leads to where nothing can be kept. */
const EXIT_CONFIG = 78;

/** An error of the embedded server: every one names the way out, a PostgreSQL server of the operator's own. */
export function embeddedFault(code: string, facts: EmbeddedFaultFacts): OperatorError {
  return new OperatorError({
    code,
    message: facts.message,
    nextStep: `${facts.nextStep}, or set DATABASE_URL to a PostgreSQL server of your own.`,
    ...(facts.exitCode !== undefined && { exitCode: facts.exitCode }),
    cause: facts.cause,
  });
}

interface KnownFault {
  readonly pattern: RegExp;
  readonly code: string;
  readonly message: (folder: string) => string;
  readonly nextStep: string;
  readonly exitCode?: number;
}

/** What PostgreSQL and the system say (in English, see `tools.ts`) and what it means here. */
const knownFaults: readonly KnownFault[] = [
  {
    pattern: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/i,
    code: 'embedded-disk-full',
    message: (folder) => `The disk that holds ${folder} is full.`,
    nextStep: 'Free some space and start again',
  },
  {
    pattern: /Read-only file system|EROFS/i,
    code: 'embedded-read-only',
    message: (folder) => `The file system that holds ${folder} is read-only.`,
    nextStep: 'Set DATA_DIR to a folder that may be written',
    exitCode: EXIT_CONFIG,
  },
  {
    pattern:
      /error while loading shared libraries|Library not loaded|cannot execute binary|Exec format error|ENOEXEC|spawn \S+ (ENOENT|ENOEXEC|UNKNOWN)/i,
    code: 'embedded-binaries',
    message: () => 'The PostgreSQL programs that come with the bot do not run on this system.',
    nextStep: 'Use a system with glibc and the architecture that the packages were installed for',
  },
  {
    pattern: /could not look up effective user ID/i,
    code: 'embedded-account',
    message: () => 'PostgreSQL needs an account with a name, and the user id of this process has none.',
    nextStep: 'Start the bot as a user that the system knows',
  },
  {
    pattern:
      /could not create shared memory segment|could not create semaphores|could not resize shared memory|could not map anonymous shared memory|Cannot allocate memory/i,
    code: 'embedded-memory',
    message: () => 'The system does not give PostgreSQL the memory that it needs.',
    nextStep: 'Free memory or raise the limits of this machine or container',
  },
  {
    pattern: /has wrong ownership|has invalid permissions|must be started by the user that owns/i,
    code: 'embedded-owner',
    message: (folder) =>
      `The data folder ${folder} belongs to another user, or its permissions were changed.`,
    nextStep: 'Start the bot as the user that it ran as before',
  },
  {
    pattern: /ENOTDIR|EEXIST|not a directory/i,
    code: 'embedded-not-a-folder',
    message: (folder) => `${folder} is not a folder.`,
    nextStep: 'Set DATA_DIR to a folder',
    exitCode: EXIT_CONFIG,
  },
  {
    pattern: /ENOENT: no such file or directory, mkdir/i,
    code: 'embedded-no-folder',
    message: (folder) => `The folder ${folder} cannot be made there.`,
    nextStep: 'Set DATA_DIR to a folder that this user may write',
    exitCode: EXIT_CONFIG,
  },
  {
    pattern: /Permission denied|EACCES|EPERM|Operation not permitted/i,
    code: 'embedded-permission',
    message: (folder) => `The data folder ${folder} cannot be used: permission denied.`,
    nextStep: 'Set DATA_DIR to a folder that this user may write',
    exitCode: EXIT_CONFIG,
  },
  {
    pattern: /database files are incompatible with server|was initialized by PostgreSQL version/i,
    code: 'embedded-version',
    message: (folder) => `The data folder ${folder} was made by another version of PostgreSQL.`,
    nextStep: 'Start the version of the bot that made it',
  },
];

/** What failed. */
export interface Failure {
  /** What was being done: "start", "create" or "stop". */
  readonly doing: string;
  readonly folder: string;
  /** What the program said. */
  readonly said: string;
}

/**
 * The error for what went wrong while handling `folder`: a known one by its words, otherwise one that quotes them.
 */
export function explainFault({ doing, folder, said }: Failure, cause?: unknown): OperatorError {
  const known = knownFaults.find(({ pattern }) => pattern.test(said));
  if (cause instanceof OperatorError) return cause;
  if (known !== undefined) {
    const { code, message, nextStep, exitCode } = known;
    return embeddedFault(code, { message: message(folder), nextStep, ...(exitCode && { exitCode }), cause });
  }
  return embeddedFault('embedded-failed', {
    message: `PostgreSQL in ${folder} did not ${doing}: ${lastWords(said)}`,
    nextStep: 'Look into the log server.log in that folder',
    cause,
  });
}

/** What a fault says, for `explainFault`. */
export function wordsOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

function lastWords(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1);
  return (telling ?? 'it gave no reason').slice(0, 300).replace(/\.$/, '').concat('.');
}
