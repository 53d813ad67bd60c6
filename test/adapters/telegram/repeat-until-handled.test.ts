import { describe, expect, it } from 'vitest';
import { createRepeater } from '../../../src/adapters/telegram/repeat-until-handled.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { NotNow } from '../../../src/platform/not-now.ts';

const logger = createLogger('silent');
const insistence = (signal = new AbortController().signal) =>
  createRepeater({ signal, logger, waitMs: () => 0 });

describe('insistence', () => {
  it('repeats work until it succeeds', async () => {
    let calls = 0;
    await insistence()(async () => {
      calls += 1;
      if (calls < 2) throw new Error('database is away');
    });
    expect(calls).toBe(2);
  });

  it('never gives up on what only waits for the database, however much else succeeds meanwhile', async () => {
    const insist = insistence();
    let calls = 0;
    await insist(async () => {
      calls += 1;
      await insist(async () => undefined);
      if (calls < 40) throw new NotNow(new Error('database is away'));
    });
    expect(calls).toBe(40);
  });

  it('rejects once it is told to stop, so that the update is delivered again', async () => {
    const stopping = new AbortController();
    const work = insistence(stopping.signal)(async () => {
      stopping.abort(new Error('stopping'));
      throw new Error('database is away');
    });
    await expect(work).rejects.toThrow('stopping');
  });

  it('gives up on an update that keeps failing while others succeed', async () => {
    const insist = insistence();
    let failures = 0;
    await insist(async () => {
      failures += 1;
      if (failures === 7) await insist(async () => undefined);
      throw new Error('broken');
    });
    expect(failures).toBe(7);
  });
});
