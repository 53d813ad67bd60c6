import { DeliveryError } from '../../platform/delivery-error.ts';
import type { IncomingFile } from '../../platform/incoming.ts';
import type { OutgoingFile } from '../../platform/message.ts';
import { httpError, toDeliveryError } from './errors.ts';
import type { FilePayload } from './payloads.ts';
import { retried } from './retry.ts';
import type { SlackApi, UploadedFile } from './slack-api.ts';
import { oneLine } from './text/escape.ts';

const MAX_FILE_NAME = 200;
const UPLOAD_TIMEOUT_MS = 60_000;
const DOWNLOAD_TIMEOUT_MS = 30_000;

/**
 * Hands the bytes of files to Slack, which shows them nowhere yet. Empty files, which Slack refuses, are left out.
 * Rejects with `DeliveryError`.
 */
export async function uploadFiles(
  api: SlackApi,
  files: readonly OutgoingFile[],
): Promise<readonly UploadedFile[]> {
  const uploaded: UploadedFile[] = [];
  for (const file of files.filter(({ content }) => content.byteLength > 0)) {
    const name = oneLine(file.name.replaceAll(/[\\/]/g, '-'), { max: MAX_FILE_NAME, fallback: 'file' });
    uploaded.push(await retried(() => upload(api, { name, file })));
  }
  return uploaded;
}

async function upload(
  api: SlackApi,
  { name, file }: { readonly name: string; readonly file: OutgoingFile },
): Promise<UploadedFile> {
  const { url, id } = await api.uploadAddress(name, file.content.byteLength);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(file.content),
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    });
    await response.text();
    if (response.status !== 200) throw httpError(response.status);
  } catch (error) {
    throw toDeliveryError(error);
  }
  return { id, title: name };
}

/** Where files may be fetched from, and with which token. */
export interface FileSource {
  readonly apiUrl: string;
  readonly botToken: { reveal(): string };
}

/** A file of a message; undefined when its address is none of Slack's, so that the token goes nowhere else. */
export function incomingFile(source: FileSource, file: FilePayload): IncomingFile | undefined {
  const url = file.url_private_download ?? file.url_private;
  if (url === undefined || !isSlackAddress(source.apiUrl, url)) return undefined;
  return {
    name: oneLine(file.name ?? '', { max: MAX_FILE_NAME, fallback: file.id }),
    sizeBytes: file.size ?? 0,
    download: (maxBytes) => download(source, { url, maxBytes }),
  };
}

function isSlackAddress(apiUrl: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return (
    origin === new URL(apiUrl).origin || (protocol === 'https:' && /^([\w-]+\.)*slack\.com$/.test(hostname))
  );
}

async function download(
  source: FileSource,
  { url, maxBytes }: { readonly url: string; readonly maxBytes: number },
): Promise<Buffer> {
  let response: Response;
  try {
    response = await fetch(url, {
      redirect: 'error',
      headers: { Authorization: `Bearer ${source.botToken.reveal()}` },
      signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
    });
  } catch (error) {
    throw toDeliveryError(error);
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw httpError(response.status);
  }
  return limited(response, maxBytes);
}

/** Reads a body, and stops as soon as it is too long, whatever length was announced. */
async function limited(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new DeliveryError('rejected', { reason: 'file_too_large' });
      chunks.push(chunk);
    }
  } catch (error) {
    throw toDeliveryError(error);
  }
  return Buffer.concat(chunks);
}
