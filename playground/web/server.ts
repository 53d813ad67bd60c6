import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { OperatorError } from '../../src/lib/error.ts';
import { readBody } from '../../src/lib/read-body.ts';
import { actSchema, perform } from './acts.ts';
import { documentReply } from './documents.ts';
import { type Guard, refusalOf } from './guard.ts';
import type { Live } from './live.ts';
import type { PageFiles } from './page-files.ts';
import { jsonReply, type Reply, textReply, writeReply } from './reply.ts';
import { playable, type Scenery } from './snapshot.ts';

/** What the server answers with. */
export interface ServerParts {
  readonly scenery: Scenery;
  readonly live: Live;
  readonly files: PageFiles;
  readonly guard: () => Guard;
}

/** A file comes with a third more for its letters; larger ones show how they are refused. */
const MAX_BODY_BYTES = 24 * 1024 * 1024;

const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), person: z.string(), act: actSchema }),
  z.object({ kind: z.literal('leap'), how: z.enum(['hour', 'day', 'next', 'meeting']) }),
  z.object({
    kind: z.literal('fault'),
    name: z.enum([
      'telegram-down',
      'telegram-up',
      'slack-limited',
      'slack-unlimited',
      'slack-down',
      'slack-up',
    ]),
  }),
  z.object({ kind: z.literal('bot'), what: z.enum(['kill', 'start']) }),
  z.object({ kind: z.literal('others') }),
]);

/** Makes the playground's server; it does not listen yet. */
export function createPlaygroundServer(parts: ServerParts): Server {
  return createServer((request, response) => {
    answer(parts, { request, response }).catch((fault: unknown) => {
      if (response.headersSent) response.destroy();
      else
        writeReply(
          response,
          jsonReply({ problem: fault instanceof Error ? fault.message : String(fault) }, 500),
        );
    });
  });
}

/**
 * Listens and gives the port.
 * @throws OperatorError when it cannot
 */
export function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new OperatorError({
          code: 'demo-listen',
          message: `The playground cannot listen on ${host}:${port}: ${cause.message}.`,
          nextStep: 'Leave out --host and --port, or choose others.',
          cause,
        }),
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Asks whether an address can be listened on.
 * @throws OperatorError when it cannot
 */
export async function probe(place: { readonly host: string; readonly port: number }): Promise<void> {
  const server = createServer();
  await listen(server, place);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

async function answer(
  parts: ServerParts,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://playground');
  const isOpen = request.method === 'GET' && parts.files.has(url.pathname);
  const token = isOpen
    ? undefined
    : (request.headers['x-playground-token']?.toString() ?? url.searchParams.get('token') ?? '');
  const refusal = refusalOf(request, { guard: parts.guard(), token });
  if (refusal !== undefined) return writeReply(response, textReply(`refused: ${refusal}`, 403));
  if (request.method === 'POST' && url.pathname === '/order') {
    const read = await readBody(request, { maxBytes: MAX_BODY_BYTES });
    const reply = read.ok ? await obey(parts, read.body.toString('utf8')) : textReply('not readable', 413);
    return writeReply(response, reply);
  }
  if (request.method !== 'GET') return writeReply(response, textReply('method not allowed', 405));
  if (url.pathname === '/live') return openLive(parts, { url, response });
  writeReply(response, parts.files.get(url.pathname) ?? (await fileReply(parts, url)));
}

function openLive(
  { live }: ServerParts,
  { url, response }: { readonly url: URL; readonly response: ServerResponse },
): void {
  const member = playable(url.searchParams.get('person') ?? '');
  if (member === undefined) writeReply(response, textReply('nobody of that name', 404));
  else live.add(response, member);
}

async function fileReply({ scenery }: ServerParts, { pathname }: URL): Promise<Reply> {
  const [, area, platform = '', id = '', name = ''] = pathname.split('/').map(decodeURIComponent);
  return area === 'document'
    ? documentReply(scenery.demo.stage, { platform, id, name })
    : textReply('not found', 404);
}

async function obey({ scenery }: ServerParts, body: string): Promise<Reply> {
  const parsed = orderSchema.safeParse(parseJson(body));
  if (!parsed.success)
    return jsonReply({ problem: parsed.error.issues[0]?.message ?? 'not understood' }, 400);
  const order = parsed.data;
  const { conductor, demo } = scenery;
  switch (order.kind) {
    case 'act': {
      const member = playable(order.person);
      return member === undefined
        ? textReply('nobody of that name', 404)
        : jsonReply(await perform(demo.stage, { member, act: order.act }));
    }
    case 'leap':
      return jsonReply({ moved: await conductor.leap(order.how) });
    case 'fault':
      conductor.fault(order.name);
      return jsonReply({});
    case 'bot':
      await (order.what === 'kill' ? conductor.kill() : conductor.revive());
      return jsonReply({});
    case 'others':
      return jsonReply({ answered: await conductor.letOthersAnswer() });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
