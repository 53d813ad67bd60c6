/** Codes of a database that is away for a while: Node's, PostgreSQL's (manual, appendix A, classes 08 and 57), Prisma's and its adapter's. */
const OUTAGE_CODES: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', '53300'],
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
]);

const OUTAGE_WORDS =
  /connection terminated|server closed the connection|not reachable|timeout exceeded when trying to connect/i;

/** Whether a fault only says that the database is away just now; the same work may succeed a little later. */
export function isOutage(fault: unknown, depth = 0): boolean {
  if (typeof fault !== 'object' || fault === null || depth > 5) return false;
  const facts: Readonly<Record<string, unknown>> = { ...fault };
  if (
    [facts.code, facts.kind, facts.originalCode, facts.errorCode].some((code) =>
      OUTAGE_CODES.has(String(code)),
    )
  )
    return true;
  const message = fault instanceof Error ? fault.message : facts.message;
  if (typeof message === 'string' && OUTAGE_WORDS.test(message)) return true;
  const inner = [facts.meta, facts.driverAdapterError, fault instanceof Error ? fault.cause : facts.cause];
  return inner.some((one) => isOutage(one, depth + 1));
}
