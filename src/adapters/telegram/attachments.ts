import type { IncomingFile } from '../../platform/incoming.ts';
import type { WireFile, WireMessage } from './wire.ts';

type Download = (fileId: string, maxBytes: number) => Promise<Buffer>;

/** Names for what Telegram sends without one. */
const NAMES = {
  document: 'file',
  animation: 'animation.mp4',
  video: 'video.mp4',
  audio: 'audio.mp3',
  voice: 'voice.ogg',
  video_note: 'video.mp4',
} as const;

const KINDS = ['document', 'animation', 'video', 'audio', 'voice', 'video_note'] as const;

/** A file as the core sees it. */
export function fileOf(
  download: Download,
  { file, name }: { readonly file: WireFile; readonly name: string },
): IncomingFile {
  return {
    name: file.file_name ?? name,
    sizeBytes: file.file_size ?? 0,
    download: (maxBytes) => download(file.file_id, maxBytes),
  };
}

/** Whatever is attached to a message: a document, picture, film or recording. */
export function attachmentOf(download: Download, message: WireMessage): IncomingFile | undefined {
  const picture = message.photo?.at(-1);
  if (picture !== undefined) return fileOf(download, { file: picture, name: 'photo.jpg' });
  for (const kind of KINDS) {
    const file = message[kind];
    if (file !== undefined) return fileOf(download, { file, name: NAMES[kind] });
  }
  return undefined;
}
