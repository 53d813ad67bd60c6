import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { roomyFolder } from './roomy-folder.ts';

/** Makes an empty folder that is removed when the test has ended. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(await roomyFolder(), 'gunungan-test-')));
  // Root's embedded server runs as another account, which has to get through.
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
