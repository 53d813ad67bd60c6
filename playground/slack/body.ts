import type { IncomingMessage } from 'node:http';
import { isRecord, type JsonRecord, parseJson } from './json.ts';

/** Largest request that is read. */
export const MAX_BODY_BYTES = 20_000_000;

export type GivenResult =
  | { readonly ok: true; readonly given: JsonRecord }
  | { readonly ok: false; readonly error: string };

/** The arguments of a Web API call: query, form or JSON; Slack's own error where they cannot be read. */
export function givenArguments(
  request: IncomingMessage,
  { body, query }: { readonly body: Buffer; readonly query: URLSearchParams },
): GivenResult {
  const fromQuery = Object.fromEntries(query);
  if (body.length === 0) return { ok: true, given: fromQuery };
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') {
    return { ok: true, given: { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString())) } };
  }
  if (type !== 'application/json')
    return { ok: false, error: type ? 'invalid_post_type' : 'missing_post_type' };
  const parsed = parseJson(body.toString());
  if (parsed === undefined) return { ok: false, error: 'invalid_json' };
  return isRecord(parsed) ? { ok: true, given: parsed } : { ok: false, error: 'json_not_object' };
}

/** The content of an upload: the body itself, or the first part of a form, as the official client sends it. */
export async function uploadedContent(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [part] = [...form.values()];
  if (part === undefined) return Buffer.alloc(0);
  return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
}
