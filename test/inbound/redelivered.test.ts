import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTroubles } from '../../src/db/troubles.ts';
import { createRedelivered } from '../../src/inbound/redelivered.ts';
import { recordUpdate } from '../../src/inbound/updates.store.ts';
import { HOUR_MS, MINUTE_MS, manualClock, SECOND_MS } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { beginWorker } from '../../src/outbox/workers/worker.ts';
import { hasSingleWorker } from '../../src/outbox/workers/workers.store.ts';
import type { Incoming } from '../../src/platform/incoming.ts';
import { openTestDatabase } from '../support/database.ts';

const START = Date.UTC(2026, 10, 24, 3);
let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.prisma.processedUpdate.deleteMany();
});

const update = (key: string): Incoming => ({
  ...{ platform: 'telegram', key, sequence: 1, body: { kind: 'command', name: 'hadir', argument: '' } },
  sender: { id: '1', displayName: 'Heru', isPerson: true },
  chat: { id: '1', threadId: '', kind: 'private', title: '' },
});
const record = (key: string, at: number): Promise<boolean> =>
  recordUpdate(database.prisma, { incoming: update(key), now: at });

function begin(isAlone = true) {
  const clock = manualClock(START);
  const life = createRedelivered({
    ...{ clock, elapsed: () => clock.now() },
    isAlone: async () => isAlone,
  });
  return { clock, ask: (key: string) => life.meet(update(key))(database.prisma) };
}

describe('an update that is delivered again after a start', () => {
  it('may be unanswered when it was among the last that were recorded, however long ago that was', async () => {
    await record('old', START - 5 * HOUR_MS);
    await record('last', START - 3 * HOUR_MS);
    const { ask } = begin();
    expect(await ask('last')).toBe(true);
    expect(await ask('old')).toBe(false);
    expect(await ask('unheard of')).toBe(false);
  });

  it('is told of once', async () => {
    await record('u', START - SECOND_MS);
    const { ask } = begin();
    expect(await ask('u')).toBe(true);
    expect(await ask('u')).toBe(false);
  });

  it('was recorded by this process or by another one meanwhile, and then is none of that', async () => {
    const { ask, clock } = begin();
    clock.advance(SECOND_MS);
    await record('u', clock.now());
    expect(await ask('u')).toBe(false);
  });

  it('may be in the hands of another living process, for as long as answering takes', async () => {
    await record('u', START - SECOND_MS);
    expect(await begin(false).ask('u')).toBe(false);
    const { ask, clock } = begin(false);
    clock.advance(MINUTE_MS);
    expect(await ask('u')).toBe(true);
  });

  it('counts no longer some minutes after the first one', async () => {
    await record('u', START - SECOND_MS);
    const { ask, clock } = begin();
    await ask('first');
    clock.advance(11 * MINUTE_MS);
    expect(await ask('u')).toBe(false);
  });
});

describe('processes on one database', () => {
  it('are known to be one or several', async () => {
    const { prisma, url: connectionString } = database;
    const facts = { connectionString, troubles: createTroubles(createLogger('silent')), startedAt: START };
    expect(await hasSingleWorker(prisma)).toBe(true);
    const first = await beginWorker(facts);
    expect(await hasSingleWorker(prisma)).toBe(true);
    const second = await beginWorker(facts);
    expect(await hasSingleWorker(prisma)).toBe(false);
    await first.end();
    await expect.poll(() => hasSingleWorker(prisma)).toBe(true);
    await second.end();
  });
});
