import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Which requests are let in. */
export interface Guard {
  /** The name or address that the server listens on, and its port. */
  readonly host: string;
  readonly port: number;
  /** Random; whoever has it may act. */
  readonly token: string;
}

/** Why a request is not let in. */
export type Refusal = 'host' | 'origin' | 'token';

/**
 * Checks a request; undefined when it may pass. The Host header keeps DNS rebinding out, the Origin header other sites'
 * pages, and the token everybody who was not given the address.
 * @param token as the request carries it; undefined for what anybody may read
 */
export function refusalOf(
  request: IncomingMessage,
  { guard, token }: { readonly guard: Guard; readonly token: string | undefined },
): Refusal | undefined {
  const { host = '', origin } = request.headers;
  if (!isOurs(host, guard)) return 'host';
  if (origin !== undefined && origin !== `http://${host}`) return 'origin';
  if (token !== undefined && !isSame(token, guard.token)) return 'token';
  return undefined;
}

/**
 * Whether a Host header names this server. A rebound name is another site's name, so names are compared; an address cannot
 * be rebound, and a server that others may reach has several.
 */
function isOurs(header: string, { host, port }: Guard): boolean {
  if (!header.endsWith(`:${port}`)) return false;
  const name = header.slice(0, -`:${port}`.length).replace(/^\[|\]$/g, '');
  if (name === host) return true;
  return isLoopback(host) ? isLoopback(name) : isIP(name) !== 0;
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Whether a name means this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
