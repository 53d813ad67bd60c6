import type { Incoming } from '../platform/incoming.ts';

/** Endings of the files that are read; of any other file the words under it are what counts. */
export const READ_ENDINGS = /\.(?:csv|tsv|txt)$/i;

/** Words under a file are words like any other, unless the file itself is what the bot reads. Pure. */
export function captionAsWords(incoming: Incoming): Incoming {
  const { body } = incoming;
  if (body.kind !== 'file' || body.caption.trim() === '') return incoming;
  const isRead = incoming.chat.kind === 'private' && READ_ENDINGS.test(body.file.name);
  if (isRead) return incoming;
  const { caption: text, mentioned, file } = body;
  return { ...incoming, attachment: file, body: { kind: 'text', text, mentioned, isCaption: true } };
}
