import { z } from 'zod';

/** A platform's answer to one call. `date` is its clock, epoch milliseconds, where it told. */
export type ApiAnswer =
  | {
      readonly kind: 'ok';
      readonly body: unknown;
      readonly headers: Headers;
      readonly date: number | undefined;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** A call: the address may hold a token, so it is never shown. */
export interface ApiCall {
  readonly url: string;
  readonly token?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const CALL_TIMEOUT_MS = 10_000;
const answerSchema = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  description: z.string().optional(),
});

/** Calls a method of Telegram's or Slack's API, both of which answer `{ok, …}`. Never rejects. */
export async function callApi({ url, token, parameters }: ApiCall): Promise<ApiAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      body: new URLSearchParams(parameters),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success) return { kind: 'unreachable', reason: `it answers ${response.status} and no JSON` };
    const { ok, error, description } = answer.data;
    if (!ok) return { kind: 'refused', reason: description ?? error ?? String(response.status) };
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      kind: 'ok',
      body: answer.data,
      headers: response.headers,
      date: Number.isNaN(date) ? undefined : date,
    };
  } catch (fault) {
    return { kind: 'unreachable', reason: reasonOf(fault) };
  }
}

function reasonOf(fault: unknown): string {
  const cause = fault instanceof Error ? (fault.cause ?? fault) : fault;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'the host name is not known',
    EAI_AGAIN: 'the host name is not known',
    ECONNRESET: 'the connection was closed',
    UND_ERR_SOCKET: 'the connection was closed',
  };
  if (fault instanceof Error && fault.name === 'TimeoutError') return 'no answer within ten seconds';
  return reasons[code] ?? (code === '' ? 'no connection' : code);
}
