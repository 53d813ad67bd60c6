import { parametersOf } from './api-data.ts';
import { badRequest } from './api-error.ts';
import { parseMultipart } from './multipart.ts';
import { UploadedFile } from './validate.ts';

/** What the sender may put into one request: 50 MB for a file and a little for the rest. */
export const MAX_BODY_BYTES = 52 * 1024 * 1024;

/** Parameters as they came: text where the transport knows only text, JSON values, or files. */
export interface RawParams {
  /** The transport knows only text (query, form): numbers, flags and objects arrive spelled out. */
  readonly textual: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

const NO_FILES: ReadonlyMap<string, UploadedFile> = new Map();

/** Names that the documentation dropped but the original still honours (`Client.cpp` of tdlib/telegram-bot-api). */
const LEGACY_NAMES = [
  'reply_to_message_id',
  'allow_sending_without_reply',
  'disable_web_page_preview',
  'thumb',
];

/** Reads parameters from the query and from a JSON, urlencoded or multipart body. Throws an `ApiError` 400. */
export function parseParams(
  query: URLSearchParams,
  { contentType, body }: { readonly contentType: string; readonly body: Buffer },
): RawParams {
  const fromQuery = Object.fromEntries(query);
  if (body.length === 0) return { textual: true, values: fromQuery, files: NO_FILES };
  if (contentType.startsWith('application/json')) {
    return { textual: false, values: { ...fromQuery, ...parseJsonBody(body) }, files: NO_FILES };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const values: Record<string, unknown> = { ...fromQuery };
    const files = new Map<string, UploadedFile>();
    for (const part of parseMultipart(body, contentType)) {
      if (part.fileName === undefined) values[part.name] = part.content.toString('utf8');
      else
        files.set(
          part.name,
          new UploadedFile(part.fileName, { mimeType: part.mimeType, content: part.content }),
        );
    }
    return { textual: true, values, files };
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return {
      textual: true,
      values: { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) },
      files: NO_FILES,
    };
  }
  throw badRequest(`content type "${contentType}" is not accepted`);
}

/**
 * Brings raw parameters to the documented types and names: text becomes numbers, flags and objects, `attach://`
 * becomes the file it names, and old names become today's. Says in `legacy` which old names were used.
 */
export function typedParams(
  method: string,
  raw: RawParams,
): { readonly params: Record<string, unknown>; readonly legacy: readonly string[] } {
  const specs = parametersOf(method);
  const params: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw.values)) {
    // A method called through a webhook's answer, and every multipart body of telegraf, names itself.
    if (name === 'method' && !specs.method) continue;
    params[name] = typedValue(specs[name]?.types ?? legacyTypes(name), { value, raw });
  }
  const attached = new Set(Object.values(raw.values).filter(isAttachment).map(attachmentName));
  for (const [name, file] of raw.files) if (!attached.has(name)) params[name] = file;
  const legacy = LEGACY_NAMES.filter((name) => name in params && !specs[name]);
  return { params: legacy.length > 0 ? modernNames(params, legacy) : params, legacy };
}

function legacyTypes(name: string): readonly string[] {
  if (name === 'reply_to_message_id') return ['Integer'];
  return name === 'thumb' ? ['InputFile', 'String'] : ['Boolean'];
}

function modernNames(params: Record<string, unknown>, legacy: readonly string[]): Record<string, unknown> {
  const modern = Object.fromEntries(Object.entries(params).filter(([name]) => !legacy.includes(name)));
  if (legacy.includes('thumb')) modern.thumbnail ??= params.thumb;
  if (params.disable_web_page_preview) modern.link_preview_options ??= { is_disabled: true };
  if (legacy.includes('reply_to_message_id')) {
    modern.reply_parameters ??= {
      message_id: params.reply_to_message_id,
      allow_sending_without_reply: params.allow_sending_without_reply === true,
    };
  }
  return modern;
}

function parseJsonBody(body: Buffer): Record<string, unknown> {
  const value = parseJson(body.toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest("can't parse request body: an object is expected");
  }
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON");
  }
}

function typedValue(
  types: readonly string[],
  { value, raw }: { readonly value: unknown; readonly raw: RawParams },
): unknown {
  if (isAttachment(value) && types.includes('InputFile')) {
    const file = raw.files.get(attachmentName(value));
    if (!file) throw badRequest(`attached file "${attachmentName(value)}" not found`);
    return file;
  }
  if (typeof value !== 'string' || !raw.textual) return value;
  if (types.includes('Integer') && /^-?\d{1,16}$/.test(value)) return Number(value);
  if (types.includes('String')) return value;
  if (types.includes('Boolean')) return booleanFrom(value);
  return types.includes('Integer') || types.includes('InputFile') ? value : parseJson(value);
}

function booleanFrom(text: string): unknown {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === '1' || lower === 'yes') return true;
  return lower === 'false' || lower === '0' || lower === 'no' || lower === '' ? false : text;
}

function isAttachment(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('attach://');
}

function attachmentName(value: string): string {
  return value.slice('attach://'.length);
}
