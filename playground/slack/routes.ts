import type { IncomingMessage } from 'node:http';
import { type Answer, faultAnswer, json, limited } from './answer.ts';
import { givenArguments, uploadedContent } from './body.ts';
import { mimeType } from './files.ts';
import { type JsonRecord, parseJson, recordOf } from './json.ts';
import type { Simulation } from './simulation.ts';
import { callMethod } from './web-api/index.ts';

/** One request that has been read to its end. */
export interface Incoming {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
}

/** Finds out what a request wants: Web API, response address, upload or download. */
export async function route(simulation: Simulation, incoming: Incoming): Promise<Answer> {
  const { pathname } = incoming.url;
  const [, area, ...rest] = pathname.split('/');
  const last = rest.at(-1) ?? '';
  if (area === 'api') return webApi(simulation, { ...incoming, method: last });
  if (area === 'actions')
    return logged(simulation, {
      method: 'response_url',
      given: bodyRecord(incoming),
      act: () => responseUrl(simulation, { ...incoming, secret: last }),
    });
  if (area === 'upload') {
    const content = await uploadedContent(incoming.request, incoming.body);
    return logged(simulation, {
      method: 'upload',
      given: { size: content.length },
      act: () => upload(simulation, { secret: last, content }),
    });
  }
  if (area === 'files-pri') return download(simulation, incoming);
  if (area === 'signin')
    return { kind: 'bytes', status: 200, type: 'text/html', body: '<title>Sign in</title>' };
  return { kind: 'bytes', status: 404, type: 'text/plain', body: 'not_found' };
}

function webApi(
  simulation: Simulation,
  { method, request, url, body }: Incoming & { readonly method: string },
): Answer {
  const read = givenArguments(request, { body, query: url.searchParams });
  const given = read.ok ? read.given : {};
  return logged(simulation, {
    method,
    given,
    act: () => {
      if (!read.ok) return json({ ok: false, error: read.error });
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const token = bearer ?? (typeof given.token === 'string' ? given.token : undefined);
      const result = callMethod(simulation, { method, token, given });
      return result.kind === 'limited' ? limited(result.retryAfterSeconds) : json(result.reply);
    },
  });
}

function bodyRecord({ body }: Incoming): JsonRecord {
  return recordOf(parseJson(body.toString()));
}

function responseUrl(
  simulation: Simulation,
  { secret, body }: Incoming & { readonly secret: string },
): Answer {
  const { status, body: reply } = simulation.responseUrls.use(secret, parseJson(body.toString()));
  return json(reply, status);
}

function upload(
  { state }: Simulation,
  { secret, content }: { readonly secret: string; readonly content: Buffer },
): Answer {
  const file = [...state.files.values()].find((one) => one.secret === secret && one.content === undefined);
  if (!file) return { kind: 'bytes', status: 404, type: 'text/plain', body: 'not found' };
  if (file.size !== content.length)
    return { kind: 'bytes', status: 400, type: 'text/plain', body: 'wrong length' };
  state.files.set(file.id, { ...file, content });
  state.watch.changed({ kind: 'file' });
  return { kind: 'bytes', status: 200, type: 'text/plain', body: `OK - ${content.length}` };
}

/** Private files need the bot's token; without it Slack leads to its sign-in page, not to an error. */
function download({ state, settings }: Simulation, { request, url }: Incoming): Answer {
  const id = /\/[^/]+-(F[^/]+)\//.exec(url.pathname)?.[1] ?? '';
  const file = state.files.get(id);
  if (request.headers.authorization !== `Bearer ${settings.botToken}`) {
    return { kind: 'redirect', location: `${state.server.url}/signin` };
  }
  if (!file?.content) return { kind: 'bytes', status: 404, type: 'text/plain', body: 'not found' };
  return { kind: 'bytes', status: 200, type: mimeType(file.name), body: file.content };
}

/** Lets a planned fault take the call's place (or only its answer), and notes the call. */
function logged(
  simulation: Simulation,
  { method, given, act }: { readonly method: string; readonly given: JsonRecord; readonly act: () => Answer },
): Answer {
  const plan = simulation.faults.take(method);
  const acted = plan && plan.afterEffect !== true ? undefined : act();
  const answer = plan ? faultAnswer(plan) : acted;
  const { token: _secret, ...harmless } = given;
  const final: Answer = answer ?? { kind: 'cut' };
  simulation.requests.push({
    atMs: simulation.state.clock.now(),
    method,
    arguments: harmless,
    status: 'status' in final ? final.status : 0,
    response: final.kind === 'json' ? final.body : {},
  });
  simulation.state.watch.changed({ kind: 'request' });
  return final;
}
