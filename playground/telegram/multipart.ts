import { badRequest } from './api-error.ts';

/** One part of a multipart/form-data body; `fileName` is there only for files. */
export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly mimeType?: string;
  readonly content: Buffer;
}

const LINE_END = '\r\n';

/** Splits a multipart/form-data body (RFC 7578) into its parts. Throws an `ApiError` 400 where it is malformed. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  if (!name) throw badRequest('boundary is missing in multipart/form-data');
  const delimiter = `--${name}`;
  const parts: Part[] = [];
  let position = body.indexOf(delimiter);
  if (position < 0) throw badRequest('multipart/form-data has no parts');
  for (;;) {
    const start = position + delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const end = body.indexOf(LINE_END + delimiter, start);
    if (end < 0) throw badRequest('multipart/form-data is cut off');
    parts.push(parsePart(body.subarray(start + LINE_END.length, end)));
    position = end + LINE_END.length;
  }
}

function parsePart(part: Buffer): Part {
  const headerEnd = part.indexOf(LINE_END + LINE_END);
  if (headerEnd < 0) throw badRequest('a part of multipart/form-data has no headers');
  const headers = part.toString('utf8', 0, headerEnd);
  const name = attribute(headers, 'name');
  if (name === undefined) throw badRequest('a part of multipart/form-data has no name');
  const fileName = attribute(headers, 'filename');
  const mimeType = /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1]?.trim();
  return {
    name,
    ...(fileName === undefined ? {} : { fileName }),
    ...(mimeType === undefined ? {} : { mimeType }),
    content: part.subarray(headerEnd + 2 * LINE_END.length),
  };
}

function attribute(headers: string, name: string): string | undefined {
  const quoted = new RegExp(`^content-disposition:.*[;\\s]${name}="([^"]*)"`, 'im').exec(headers);
  return quoted?.[1]?.replaceAll('%22', '"');
}
