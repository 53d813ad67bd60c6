import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Says whether a request may see what is only for whoever operates the bot. */
export type OperatorAccess = (request: IncomingMessage) => boolean;

/** What proxies add to a request that they pass on. */
const PROXY_HEADERS: readonly string[] = [
  ...['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'],
  ...[
    'x-forwarded-server',
    'x-real-ip',
    'x-original-url',
    'x-client-ip',
    'true-client-ip',
    'cf-connecting-ip',
  ],
];
const LOOPBACK_PEER = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Who is let in. */
export interface AccessRules {
  /** Unset: nobody from elsewhere is let in. */
  readonly token: string | undefined;
  /** Whether a platform calls the bot, by a proxy that passes the whole world on. */
  readonly isPublic: boolean;
}

/**
 * Lets in who sends `token` as a bearer token, and programs on this machine that call the bot itself. A proxy on this
 * machine calls from loopback too, for whoever may be behind it, so what looks passed on is not let in; and where there
 * is a proxy for sure, the token alone opens, because one that adds nothing looks like this machine.
 */
export function operatorAccess({ token, isPublic }: AccessRules): OperatorAccess {
  return (request) =>
    (token !== undefined && hasToken(request, token)) || (!isPublic && isFromThisMachine(request));
}

function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const [, given] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return given !== undefined && timingSafeEqual(digestOf(given), digestOf(token));
}

/** Digests have the same length whatever was sent. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * nginx by itself adds no header and names the bot as host, but speaks HTTP/1.0; others keep the host that was asked for.
 * A page in a browser that got its own name to lead here names itself as host as well.
 */
function isFromThisMachine(request: IncomingMessage): boolean {
  return (
    LOOPBACK_PEER.test(request.socket.remoteAddress ?? '') &&
    request.httpVersion !== '1.0' &&
    LOOPBACK_NAME.test(request.headers.host ?? '') &&
    !PROXY_HEADERS.some((name) => request.headers[name] !== undefined)
  );
}
