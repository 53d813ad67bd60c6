import type { IncomingMessage } from 'node:http';

/** How much may be read. */
export interface BodyLimits {
  /** Largest body, in bytes. */
  readonly maxBytes: number;
  /** What all bodies that are being read may hold together, so that many slow callers cannot fill the memory; no limit unless given. */
  readonly shared?: ReadingBudget;
}

/** Bytes that requests under way hold, counted in one place for all of them. */
export interface ReadingBudget {
  /** Takes so many bytes when they are free. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

/** A body that was read, or why not: longer than allowed, broken off, or too much is being read already. */
export type BodyRead =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly reason: 'too-large' | 'broken' | 'busy' };

/** Makes a budget of so many bytes. */
export function createReadingBudget(maxBytes: number): ReadingBudget {
  let free = maxBytes;
  return {
    take: (bytes) => {
      if (bytes > free) return false;
      free -= bytes;
      return true;
    },
    giveBack: (bytes) => {
      free += bytes;
    },
  };
}

/** Reads a request's body. One that announces itself too large is not even begun; the request stays open for the answer. */
export async function readBody(
  request: IncomingMessage,
  { maxBytes, shared }: BodyLimits,
): Promise<BodyRead> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { ok: false, reason: 'too-large' };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const part = Buffer.from(chunk);
      if (size + part.byteLength > maxBytes) return { ok: false, reason: 'too-large' };
      if (shared?.take(part.byteLength) === false) return { ok: false, reason: 'busy' };
      size += part.byteLength;
      chunks.push(part);
    }
    return { ok: true, body: Buffer.concat(chunks) };
  } catch {
    return { ok: false, reason: 'broken' };
  } finally {
    shared?.giveBack(size);
  }
}
