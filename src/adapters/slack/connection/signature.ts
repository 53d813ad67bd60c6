import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { MINUTE_MS } from '../../../lib/clock.ts';

const VERSION = 'v0';
/** A request older or younger than that may be a recorded one (Slack, "Verifying requests from Slack"). */
const MAX_AGE_MS = 5 * MINUTE_MS;

/** What a signed request says in its headers. */
export interface SignedHead {
  readonly timestamp: string;
  readonly signature: string;
}

/** The headers of a request that may be Slack's; undefined when they lack, or its time is over 5 minutes off. */
export function signedHead(headers: IncomingHttpHeaders, nowMs: number): SignedHead | undefined {
  const timestamp = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return undefined;
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  const ageMs = nowMs - Number(timestamp) * 1_000;
  return Math.abs(ageMs) <= MAX_AGE_MS ? { timestamp, signature } : undefined;
}

/** Whether the signature is the one that this secret gives to this body; takes the same time for every wrong one. */
export function isSigned(
  head: SignedHead,
  { body, signingSecret }: { readonly body: Buffer; readonly signingSecret: string },
): boolean {
  const hmac = createHmac('sha256', signingSecret).update(`${VERSION}:${head.timestamp}:`).update(body);
  const expected = Buffer.from(`${VERSION}=${hmac.digest('hex')}`);
  const given = Buffer.from(head.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
