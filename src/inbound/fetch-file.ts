import { MAX_FILE_BYTES } from '../features/members/csv/parse.ts';
import type { IncomingFile } from '../platform/incoming.ts';
import { READ_ENDINGS } from './caption.ts';

/**
 * Fetches a file from its platform before any transaction is opened, for no row may wait for a network. Undefined where
 * nobody would read it, it is too large, the sender may not hand it in, or it cannot be fetched; the command then says so.
 * @param isWelcome asks whether the sender may hand in files
 */
export async function fetchFile(
  file: IncomingFile,
  isWelcome: () => Promise<boolean>,
): Promise<Buffer | undefined> {
  const isRead = READ_ENDINGS.test(file.name) && file.sizeBytes <= MAX_FILE_BYTES;
  if (!isRead || !(await isWelcome())) return undefined;
  return file.download(MAX_FILE_BYTES).catch(() => undefined);
}
