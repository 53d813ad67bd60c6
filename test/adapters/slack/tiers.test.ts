import { describe, expect, test } from 'vitest';
import { createTiers, isLimited, type Tiers } from '../../../src/adapters/slack/tiers.ts';
import { DeliveryError } from '../../../src/platform/delivery-error.ts';

const MINUTE_MS = 60_000;

function tiersAt(): { readonly tiers: Tiers; readonly pass: (milliseconds: number) => void } {
  let elapsed = 0;
  const pass = (milliseconds: number): void => {
    elapsed += milliseconds;
  };
  return { tiers: createTiers(() => elapsed), pass };
}

const call = (tiers: Tiers): Promise<boolean> =>
  tiers.run('chat.update', async () => true).catch((error: unknown) => !isLimited(error));

describe('the calls of a method', () => {
  test('are a burst after a rest and then stay below what Slack grants a minute', async () => {
    const { tiers, pass } = tiersAt();
    const granted: number[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      let count = 0;
      for (let second = 0; second < 60; second += 1) {
        for (let times = 0; times < 3; times += 1) if (await call(tiers)) count += 1;
        pass(1_000);
      }
      granted.push(count);
    }
    expect(granted[0]).toBeLessThan(50 + 40);
    expect(granted.slice(1).every((count) => count >= 44 && count <= 46)).toBe(true);
  });

  test('that find no room are told when there will be some, and it is there then', async () => {
    const { tiers, pass } = tiersAt();
    let refusal: unknown;
    while (refusal === undefined) {
      refusal = await tiers
        .run('pins.add', async () => {})
        .then(
          () => undefined,
          (error: unknown) => error,
        );
    }
    expect(refusal).toMatchObject({ kind: 'transient', message: 'ratelimited: pins.add' });
    pass(refusal instanceof DeliveryError ? refusal.retryAfterMs : 0);
    await expect(tiers.run('pins.add', async () => 'pinned')).resolves.toBe('pinned');
  });

  test('rest for as long as Slack asks, while another method goes on', async () => {
    const { tiers, pass } = tiersAt();
    let calls = 0;
    const refused = async (): Promise<void> => {
      calls += 1;
      throw new DeliveryError('wait', { reason: 'ratelimited', retryAfterMs: MINUTE_MS });
    };
    await expect(tiers.run('chat.update', refused)).rejects.toMatchObject({
      kind: 'transient',
      retryAfterMs: MINUTE_MS,
    });
    pass(MINUTE_MS - 1);
    await expect(tiers.run('chat.update', refused)).rejects.toMatchObject({ retryAfterMs: 1 });
    expect(calls).toBe(1);
    await expect(tiers.run('pins.add', async () => 'pinned')).resolves.toBe('pinned');
    pass(1);
    await expect(tiers.run('chat.update', async () => 'changed')).resolves.toBe('changed');
  });

  test('fail as they do when no limit is the reason', async () => {
    const { tiers } = tiersAt();
    const gone = tiers.run('chat.update', async () => {
      throw new DeliveryError('gone', { reason: 'message_not_found' });
    });
    await expect(gone).rejects.toMatchObject({ kind: 'gone', retryAfterMs: 0 });
  });
});
