import { createHmac } from 'node:crypto';

/** The headers by which an app knows that a request comes from Slack (signature version v0). */
export function signatureHeaders(
  body: string,
  { signingSecret, nowMs }: { readonly signingSecret: string; readonly nowMs: number },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${digest}` };
}
