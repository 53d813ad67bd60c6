import { createHash } from 'node:crypto';
import type { OutgoingMessage } from '../platform/message.ts';

/** A short digest of everything a message shows, to tell whether an edit would change anything. */
export function messageDigest({ summary, blocks, buttons }: OutgoingMessage): string {
  return createHash('sha256')
    .update(JSON.stringify({ summary, blocks, buttons }))
    .digest('base64url')
    .slice(0, 22);
}
