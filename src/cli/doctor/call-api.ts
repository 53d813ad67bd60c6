import { z } from 'zod';
import { reasonOfFault } from './call-faults.ts';

/** A platform's answer to one call. */
export type ApiAnswer<T> =
  | {
      readonly kind: 'ok';
      readonly body: T;
      readonly headers: Headers;
      /** The platform's clock, epoch milliseconds, where it told. */
      readonly date: number | undefined;
    }
  /** The platform's own no to the token, or to what was asked. */
  | { readonly kind: 'refused'; readonly reason: string }
  | CallFailure;

/** Nothing was learned: what there is to say, after the platform's name, and what to do. */
export interface CallFailure {
  readonly kind: 'failed';
  readonly says: string;
  readonly todo: string;
}

/** A call: the address may hold a token, so it is never shown. */
export interface ApiCall<T> {
  readonly url: string;
  /** The setting that the address came from, for whoever has to mend it. */
  readonly setting: string;
  /** What the answer has to look like; anything else does not come from the platform. */
  readonly schema: z.ZodType<T>;
  readonly token?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const CALL_TIMEOUT_MS = 10_000;
const refusalSchema = z.looseObject({
  ok: z.literal(false),
  error: z.string().optional(),
  description: z.string().optional(),
});
/** Slack's words for a fault of its own or too many calls, which come with status 200 too. */
const SLACK_IN_TROUBLE = /^(ratelimited|internal_error|fatal_error|service_unavailable|request_timeout)$/;
const LATER = 'Try again in some minutes.';

/** Calls a method of Telegram's or Slack's API, both of which answer `{ok, …}`. Never rejects. */
export async function callApi<T>(call: ApiCall<T>): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(call.url, {
      method: 'POST',
      headers: call.token === undefined ? {} : { Authorization: `Bearer ${call.token}` },
      body: new URLSearchParams(call.parameters),
      // The address may hold a token, which nobody else is to get.
      redirect: 'manual',
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    const body = bodyOf(await response.text());
    return answerOf(call, { status: response.status, headers: response.headers, body });
  } catch (fault) {
    return { kind: 'failed', ...reasonOfFault(fault, call.setting) };
  }
}

function answerOf<T>(
  { setting, schema }: ApiCall<T>,
  { status, headers, body }: { readonly status: number; readonly headers: Headers; readonly body: unknown },
): ApiAnswer<T> {
  if (status >= 300 && status < 400) return redirected(headers.get('location'), setting);
  const refusal = refusalSchema.safeParse(body);
  if (refusal.success) return refused(refusal.data.description ?? refusal.data.error ?? '', status);
  const answer = schema.safeParse(body);
  if (!answer.success) {
    return {
      kind: 'failed',
      says: `cannot be reached: what answers there (status ${status}) is not its API`,
      todo: `Check ${setting}, and whether a proxy or a login page answers instead.`,
    };
  }
  const date = Date.parse(headers.get('date') ?? '');
  return { kind: 'ok', body: answer.data, headers, date: Number.isNaN(date) ? undefined : date };
}

function refused(reason: string, status: number): ApiAnswer<never> {
  const said = reason === '' ? `status ${status}` : reason;
  if (status === 429 || reason === 'ratelimited')
    return { kind: 'failed', says: `asks to wait (${said})`, todo: LATER };
  if (status >= 500 || SLACK_IN_TROUBLE.test(reason))
    return { kind: 'failed', says: `has a fault of its own (${said})`, todo: LATER };
  return { kind: 'refused', reason: said };
}

function redirected(location: string | null, setting: string): CallFailure {
  const target = location !== null && URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
  return {
    kind: 'failed',
    says: `cannot be reached: the call is sent on${target}`,
    todo: `Set ${setting} to the address of the API itself; a proxy or a login page may stand between.`,
  };
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
