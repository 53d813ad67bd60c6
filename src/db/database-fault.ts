import { OperatorError } from '../lib/error.ts';

interface KnownFault {
  readonly code: string;
  readonly says: (place: string) => string;
  readonly nextStep: string;
}

const isServerThere = 'Check host and port in DATABASE_URL and that the server runs.';
const isNameRight = 'Check the host name in DATABASE_URL.';
const isLoginRight = 'Check user and password in DATABASE_URL.';

/** Codes of the network (Node's) and of PostgreSQL (its manual, appendix A) that an operator can mend. */
const knownFaults: Readonly<Record<string, KnownFault>> = {
  ECONNREFUSED: unreachable((place) => `Nothing listens at ${place}.`, isServerThere),
  ETIMEDOUT: unreachable((place) => `The database at ${place} does not answer.`, isServerThere),
  EHOSTUNREACH: unreachable((place) => `The database at ${place} cannot be reached.`, isServerThere),
  ENETUNREACH: unreachable((place) => `The database at ${place} cannot be reached.`, isServerThere),
  ECONNRESET: unreachable((place) => `The database at ${place} closed the connection.`, isServerThere),
  ENOENT: unreachable((place) => `Nothing listens at ${place}.`, isServerThere),
  ENOTFOUND: unreachable((place) => `The host of the database, ${place}, is not known.`, isNameRight),
  EAI_AGAIN: unreachable((place) => `The host of the database, ${place}, is not known.`, isNameRight),
  '28P01': login((place) => `The database at ${place} refused the password.`, isLoginRight),
  '28000': login((place) => `The database at ${place} refused the login.`, isLoginRight),
  '3D000': login(
    (place) => `There is no database at ${place}.`,
    'Create it, or check its name in DATABASE_URL.',
  ),
  '42501': login(
    (place) => `The user of the database at ${place} lacks a right that the bot needs.`,
    'Let it own the database, or grant CREATE on the database and on its schema public.',
  ),
  '53300': unreachable(
    (place) => `The database at ${place} has no connection left.`,
    'Raise its max_connections or stop what holds them.',
  ),
  '53100': unreachable((place) => `The disk of the database at ${place} is full.`, 'Free some space on it.'),
  '57P03': unreachable(
    (place) => `The database at ${place} is starting or stopping.`,
    'Try again in a minute.',
  ),
};

/**
 * The operator's error for a database that cannot be used; the password never shows.
 * Faults that no operator can mend come back as they are.
 * @param connectionString names the place in the sentence
 */
export function explainDatabaseFault(fault: unknown, connectionString: string): unknown {
  if (fault instanceof OperatorError) return fault;
  const place = placeOf(connectionString);
  const code = codeOf(fault);
  const known = knownFaults[code];
  if (known !== undefined) {
    return new OperatorError({
      code: known.code,
      message: known.says(place),
      nextStep: known.nextStep,
      cause: fault,
    });
  }
  const said = fault instanceof Error ? fault.message : String(fault);
  if (/SSL|TLS|certificate/i.test(said)) return secureFault({ place, said }, fault);
  if (/timeout|Connection terminated/i.test(said))
    return explainDatabaseFault({ code: 'ETIMEDOUT' }, connectionString);
  return fault;
}

/** `host:port/database` of a connection string. */
export function placeOf(connectionString: string): string {
  try {
    const url = new URL(connectionString);
    const host = url.searchParams.get('host') ?? url.hostname;
    return host.startsWith('/') ? host : `${host}:${url.port === '' ? '5432' : url.port}${url.pathname}`;
  } catch {
    return 'the address in DATABASE_URL';
  }
}

function codeOf(fault: unknown): string {
  if (fault instanceof AggregateError) return codeOf(fault.errors[0]);
  return typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';
}

function secureFault(
  { place, said }: { readonly place: string; readonly said: string },
  cause: unknown,
): OperatorError {
  return new OperatorError({
    code: 'database-tls',
    message: `No secure connection to the database at ${place}: ${said}.`,
    nextStep:
      'Check sslmode in DATABASE_URL and the certificate of the server: one of your own goes into sslrootcert=FILE, and uselibpqcompat=true beside sslmode=require leaves it unchecked.',
    cause,
  });
}

function unreachable(says: KnownFault['says'], nextStep: string): KnownFault {
  return { code: 'database-unreachable', says, nextStep };
}

function login(says: KnownFault['says'], nextStep: string): KnownFault {
  return { code: 'database-login', says, nextStep };
}
