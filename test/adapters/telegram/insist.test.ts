import { describe, expect, it } from 'vitest';
import { createInsistence } from '../../../src/adapters/telegram/insist.ts';
import { createLogger } from '../../../src/lib/logger.ts';

const logger = createLogger('silent');

describe('insistence', () => {
  it('repeats work until it succeeds', async () => {
    let calls = 0;
    await createInsistence(
      new AbortController().signal,
      logger,
    )(async () => {
      calls += 1;
      if (calls < 2) throw new Error('database is away');
    });
    expect(calls).toBe(2);
  });

  it('rejects once it is told to stop, so that the update is delivered again', async () => {
    const stopping = new AbortController();
    const work = createInsistence(
      stopping.signal,
      logger,
    )(async () => {
      stopping.abort(new Error('stopping'));
      throw new Error('database is away');
    });
    await expect(work).rejects.toThrow('stopping');
  });
});
