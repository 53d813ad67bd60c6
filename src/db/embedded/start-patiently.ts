import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../lib/error.ts';
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from './index.ts';

const TRIES = 10;
const PAUSE_MS = 500;
/** So that two that refused each other at one moment do not meet again. */
const LONGEST_STAGGER_MS = 250;

/**
 * Starts the embedded server; while another bot holds the folder, it waits up to five seconds for that one to end, as
 * at a restart.
 * @throws OperatorError as `startEmbedded`
 */
export async function startPatiently(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startEmbedded(options);
    } catch (fault) {
      const isInUse = fault instanceof OperatorError && fault.code === 'embedded-in-use';
      if (!isInUse || tries === TRIES) throw fault;
      await pause(PAUSE_MS + (process.pid % LONGEST_STAGGER_MS));
    }
  }
}
