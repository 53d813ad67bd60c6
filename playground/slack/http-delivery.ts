import type { Clock } from '../../src/lib/clock.ts';
import { isRecord, type JsonRecord, parseJson } from './json.ts';
import { signatureHeaders } from './sign.ts';
import type { Attempt, Envelope, Outcome, Transport } from './transport.ts';

interface HttpSettings {
  readonly clock: Clock;
  readonly signingSecret: string;
  readonly ackTimeoutMs: number;
  /** The app's request URL, such as `http://127.0.0.1:8080/slack/events`. */
  readonly requestUrl: string;
}

/** Signed HTTP deliveries, and the check that Slack makes when a request URL is entered. */
export interface HttpDelivery extends Transport {
  /** Sends `url_verification`; true when the app answers with the challenge. */
  verify(challenge: string): Promise<boolean>;
}

/** Delivers to a request URL: JSON for events, forms for commands and interactions. */
export function createHttpDelivery(settings: HttpSettings): HttpDelivery {
  const waiting = new Set<AbortController>();
  const post: Post = async (body, headers) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), settings.ackTimeoutMs);
    waiting.add(controller);
    try {
      return await fetch(settings.requestUrl, {
        method: 'POST',
        redirect: 'manual',
        signal: controller.signal,
        body,
        headers: { ...headers, ...signatureHeaders(body, { ...settings, nowMs: settings.clock.now() }) },
      });
    } finally {
      clearTimeout(timer);
      waiting.delete(controller);
    }
  };
  return {
    ready: () => true,
    whenReady: () => Promise.resolve(),
    expire: () => {
      for (const controller of waiting) controller.abort();
    },
    verify: (challenge) => verify(post, challenge),
    attempt: async (envelope, attempt) => {
      try {
        return await outcomeOf(await post(bodyOf(envelope), headersOf(envelope, attempt)));
      } catch (error) {
        const timedOut = error instanceof Error && error.name === 'AbortError';
        return { kind: 'failed', reason: timedOut ? 'timeout' : 'connection_failed', final: false };
      }
    },
  };
}

type Post = (body: string, headers: Readonly<Record<string, string>>) => Promise<Response>;

async function verify(post: Post, challenge: string): Promise<boolean> {
  const body = JSON.stringify({ type: 'url_verification', token: 'legacy', challenge });
  try {
    const response = await post(body, { 'Content-Type': 'application/json' });
    const text = await response.text();
    const parsed = parseJson(text);
    return response.status === 200 && (isRecord(parsed) ? parsed.challenge : text) === challenge;
  } catch {
    return false;
  }
}

function bodyOf({ type, payload }: Envelope): string {
  if (type === 'events_api') return JSON.stringify(payload);
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(payload)) form.set(name, String(value));
  return form.toString();
}

function headersOf({ type }: Envelope, attempt: Attempt): Readonly<Record<string, string>> {
  return {
    'Content-Type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
    ...(attempt.number > 0 && {
      'X-Slack-Retry-Num': String(attempt.number),
      'X-Slack-Retry-Reason': attempt.reason === 'timeout' ? 'http_timeout' : attempt.reason,
    }),
  };
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const text = await response.text();
  if (response.status !== 200) {
    return { kind: 'failed', reason: 'http_error', final: response.headers.get('x-slack-no-retry') === '1' };
  }
  const parsed: unknown = parseJson(text);
  const body: JsonRecord | undefined = isRecord(parsed) ? parsed : text === '' ? undefined : { text };
  return { kind: 'acked', body };
}
