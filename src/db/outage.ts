/** Codes of a server that nobody could speak to: Node's, PostgreSQL's (manual, appendix A), Prisma's and its adapter's. */
const UNREACHED_CODES: readonly string[] = [
  ...['ECONNREFUSED', 'ENOENT', 'EHOSTUNREACH', 'ENETUNREACH', '57P03', '53300', '08001'],
  ...['P1001', 'P1002', 'P2024', 'DatabaseNotReachable', 'TooManyConnections'],
];

/** Codes with which a server that goes down breaks off what it has not done. */
const TERMINATED_CODES: readonly string[] = ['57P01', '57P02'];

/** Codes of a connection that broke: what was asked over it may have been done. */
const BROKEN_CODES: readonly string[] = [
  ...['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '08000', '08003', '08006'],
  ...['P1008', 'P1017', 'P2028', 'ConnectionClosed', 'SocketTimeout'],
];

/** Prisma ends a transaction that takes too long with the code of one that broke off; the database was there all the time. */
const EXPIRED_WORDS = /expired transaction/i;

const UNREACHED_WORDS = /not reachable|timeout exceeded when trying to connect/i;
const BROKEN_WORDS = /connection terminated|server closed the connection/i;

interface Signs {
  readonly codes: ReadonlySet<string>;
  readonly words: RegExp;
}

const UNDONE: Signs = { codes: new Set([...UNREACHED_CODES, ...TERMINATED_CODES]), words: UNREACHED_WORDS };
const AWAY: Signs = {
  codes: new Set([...UNREACHED_CODES, ...TERMINATED_CODES, ...BROKEN_CODES]),
  words: new RegExp(`${UNREACHED_WORDS.source}|${BROKEN_WORDS.source}`, 'i'),
};

const EXPIRED: Signs = { codes: new Set(), words: EXPIRED_WORDS };

/** Whether a fault only says that the database is away just now; the same work may succeed a little later. */
export function isOutage(fault: unknown): boolean {
  return shows(fault, AWAY) && !shows(fault, EXPIRED);
}

/** Whether an outage's fault says for certain that nothing of the work was done; false where it may have been. */
export function isSurelyUndone(fault: unknown): boolean {
  return shows(fault, UNDONE);
}

/** Looks at the fault and at what it was caused by. */
function shows(fault: unknown, { depth = 0, ...signs }: Signs & { readonly depth?: number }): boolean {
  if (typeof fault !== 'object' || fault === null || depth > 5) return false;
  const facts: Readonly<Record<string, unknown>> = { ...fault };
  const codes = [facts.code, facts.kind, facts.originalCode, facts.errorCode];
  if (codes.some((code) => signs.codes.has(String(code)))) return true;
  const message = fault instanceof Error ? fault.message : facts.message;
  if (typeof message === 'string' && signs.words.test(message)) return true;
  const inner = [facts.meta, facts.driverAdapterError, fault instanceof Error ? fault.cause : facts.cause];
  return inner.some((one) => shows(one, { ...signs, depth: depth + 1 }));
}
