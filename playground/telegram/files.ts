import { extname } from 'node:path';
import { badRequest } from './api-error.ts';
import { imageSize } from './image-size.ts';
import type { StoredFile, World } from './state.ts';
import { UploadedFile } from './validate.ts';
import type { Document, PhotoSize } from './wire.ts';

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_PHOTO_SIDES_SUM = 10_000;
const MAX_PHOTO_RATIO = 20;

/** Types that the original tells from a file's name when the upload does not say. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.ics': 'text/calendar',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const UNKNOWN_MIME_TYPE = 'application/octet-stream';

/** Keeps a file and gives it an id and a path for downloading. `folder` is `documents` or `photos`. */
export function storeFile(
  world: World,
  { upload, folder }: { readonly upload: UploadedFile; readonly folder: string },
): StoredFile {
  if (upload.content.length === 0) throw badRequest('file must be non-empty');
  const number = ++world.counters.file;
  const extension = extname(upload.fileName).toLowerCase();
  const file: StoredFile = {
    id: `sim-${folder}-${number}`,
    path: `${folder}/file_${number}${extension}`,
    fileName: upload.fileName,
    mimeType: upload.mimeType ?? MIME_TYPES[extension] ?? UNKNOWN_MIME_TYPE,
    content: upload.content,
  };
  world.files.set(file.id, file);
  return file;
}

/**
 * The file that a parameter gives: an upload is stored, a string must be the id of a file that is there. Links are
 * not simulated, because nothing may be fetched.
 */
export function resolveFile(
  world: World,
  { value, folder }: { readonly value: unknown; readonly folder: string },
): StoredFile {
  if (value instanceof UploadedFile) return storeFile(world, { upload: value, folder });
  const file = world.files.get(String(value));
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
  return file;
}

/** A file as a message shows it. */
export function documentOf(file: StoredFile): Document {
  return {
    file_id: file.id,
    file_unique_id: `u-${file.id}`,
    file_name: file.fileName,
    mime_type: file.mimeType,
    file_size: file.content.length,
  };
}

/** A picture as a message shows it. Throws an `ApiError` 400 where it is too big, too long or no PNG or JPEG. */
export function photoOf(file: StoredFile): PhotoSize[] {
  if (file.content.length > MAX_PHOTO_BYTES) throw badRequest('file is too big');
  const size = imageSize(file.content);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > MAX_PHOTO_SIDES_SUM || ratio > MAX_PHOTO_RATIO) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
  return [
    { file_id: file.id, file_unique_id: `u-${file.id}`, width, height, file_size: file.content.length },
  ];
}
