import type { JsonRecord } from '../json.ts';
import type { Simulation } from '../simulation.ts';
import { isMethod, readArguments } from './arguments.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { pins } from './pins.ts';
import { type Method, type Reply, refuse } from './reply.ts';
import { team } from './team.ts';
import { views } from './views.ts';

const methods: Readonly<Record<string, Method>> = {
  ...chat,
  ...conversations,
  ...files,
  ...team,
  ...pins,
  ...views,
};

/** Rate-limited calls are the only ones that are not answered with HTTP 200. */
export type CallResult =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

/** One call of the Web API, with the token it was made with. */
export interface Call {
  readonly method: string;
  readonly token: string | undefined;
  readonly given: JsonRecord;
}

/** Checks token, rate and arguments as Slack does, then lets the method take effect. */
export function callMethod(simulation: Simulation, { method, token, given }: Call): CallResult {
  const reply = (value: Reply): CallResult => ({ kind: 'reply', reply: value });
  const run = methods[method];
  if (!run || !isMethod(method)) return reply(refuse('unknown_method', { req_method: method }));
  const refusal = tokenRefusal(simulation, { method, token });
  if (refusal !== undefined) return reply(refuse(refusal));
  const limit = simulation.settings.enforceRates
    ? simulation.rates.limit(method, String(given.channel ?? ''))
    : undefined;
  if (limit !== undefined) return { kind: 'limited', retryAfterSeconds: limit };
  const read = readArguments(method, given);
  if (!read.ok) return reply(refuse(read.error, { response_metadata: { messages: read.messages } }));
  return reply(run(simulation, read.value));
}

function tokenRefusal(
  { settings }: Simulation,
  { method, token }: { readonly method: string; readonly token: string | undefined },
): string | undefined {
  if (token === undefined || token === '') return 'not_authed';
  const [right, wrong] =
    method === 'apps.connections.open'
      ? [settings.appToken, settings.botToken]
      : [settings.botToken, settings.appToken];
  if (token === wrong) return 'not_allowed_token_type';
  return token === right ? undefined : 'invalid_auth';
}
