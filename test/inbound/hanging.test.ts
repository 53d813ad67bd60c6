import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { isOutage } from '../../src/db/outage.ts';
import { commands } from '../../src/features/index.ts';
import type { DispatchDeps } from '../../src/inbound/dispatch.ts';
import { createLastTries } from '../../src/inbound/outage.ts';
import { DAY_MS, manualClock } from '../../src/lib/clock.ts';
import type { Incoming, IncomingBody } from '../../src/platform/incoming.ts';
import { NotNow } from '../../src/platform/not-now.ts';
import type { IncomingHandler, Reaction } from '../../src/platform/reaction.ts';
import { openTestDatabase } from '../support/database.ts';
import { loneDispatch, privately } from '../support/lone-dispatch.ts';
import { addMember, makeForum } from '../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const SECRETARIAT = '2';

let database: Database & { close(): Promise<void> };

beforeAll(async () => {
  database = await openTestDatabase();
  const forum = await makeForum(database.prisma, ['BMKG'], NOW);
  const facts = { forum, name: 'Sekretariat', telegram: SECRETARIAT, now: NOW - DAY_MS };
  await addMember(database.prisma, { ...facts, role: 'secretariat' });
});
afterAll(() => database.close());

const makeDispatch = (more: Partial<DispatchDeps> = {}): IncomingHandler =>
  loneDispatch(database, manualClock(NOW), { outagePausesMs: [], ...more });
const said = (body: IncomingBody, id = SECRETARIAT): Incoming => privately(id, body);
const command = (name: string, id?: string): Incoming => said({ kind: 'command', name, argument: '' }, id);
const words = (reactions: readonly Reaction[]): string => JSON.stringify(reactions);

/** A members' file whose content comes when it is let go. */
function slowFile(): {
  readonly incoming: Incoming;
  readonly asked: Promise<void>;
  release(content: string): void;
} {
  const asked = Promise.withResolvers<void>();
  const content = Promise.withResolvers<Buffer>();
  const download = (): Promise<Buffer> => {
    asked.resolve();
    return content.promise;
  };
  const file = { name: 'anggota.csv', sizeBytes: 10, download };
  return {
    incoming: said({ kind: 'file', file, caption: '', mentioned: false }),
    asked: asked.promise,
    release: (text) => content.resolve(Buffer.from(text)),
  };
}

describe('a file that comes slowly', () => {
  it('holds no transaction open, and is read when it has come', async () => {
    const { incoming, asked, release } = slowFile();
    const answer = makeDispatch()(incoming);
    await asked;
    const open = await database.prisma.$queryRaw<unknown[]>`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    expect(open).toEqual([]);
    release('kode,instansi\n');
    expect(words(await answer)).toContain('Berkas belum dapat dimuat');
  });

  it('that never comes ends in an apology, and its sender is heard again', async () => {
    const dispatch = makeDispatch({ tryMs: 200 });
    const { incoming } = slowFile();
    expect(words(await dispatch(incoming))).toContain('belum dapat kami pastikan');
    expect(words(await dispatch(command('jadwal')))).toContain('Belum ada pertemuan');
  });

  it('that cannot be fetched is said to be so', async () => {
    const download = async (): Promise<Buffer> => {
      throw new Error('gone');
    };
    const file = { name: 'anggota.csv', sizeBytes: 10, download };
    const reactions = await makeDispatch()(said({ kind: 'file', file, caption: '', mentioned: false }));
    expect(words(reactions)).toContain('tidak dapat diambil');
  });
});

describe('a transaction that takes too long', () => {
  it('is no outage: the database was there all the time', async () => {
    const late = database.prisma.$transaction(
      async (db) => {
        await db.$queryRaw`SELECT 1 FROM pg_sleep(0.2)`;
        await db.$queryRaw`SELECT 1`;
      },
      { timeout: 50 },
    );
    const fault = await late.catch((error: unknown) => error);
    expect(String(fault)).toContain('expired transaction');
    expect(isOutage(fault)).toBe(false);
  });

  it('is told apart from one for which there was no connection', () => {
    const none = Object.assign(new Error('Unable to start a transaction in the given time.'), {
      code: 'P2028',
    });
    expect(isOutage(none)).toBe(true);
  });
});

describe('a turn to reply that never comes', () => {
  it('keeps no answer back', async () => {
    const dispatch = makeDispatch({ tryMs: 200, enterReply: () => new Promise(() => {}) });
    expect(words(await dispatch(command('jadwal')))).toContain('Belum ada pertemuan');
  });
});

describe('an update for which the database seems to be away', () => {
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
  const broken = { ...commands.find(({ name }) => name === 'jadwal') };

  it('while it is there for others is given up after three rounds, and its sender told', async () => {
    const run = async (): Promise<never> => {
      throw away;
    };
    const dispatch = makeDispatch({
      commands: commands.map((one) => (one.name === 'jadwal' ? { ...one, ...broken, run } : one)),
    });
    const incoming = command('jadwal');
    for (let round = 1; round < 3; round += 1) {
      await expect(dispatch(incoming)).rejects.toThrow(NotNow);
      await dispatch(command('faq', '7'));
    }
    expect(words(await dispatch(incoming))).toContain('sedang ada gangguan');
  });

  it('is never given up while it is away for everybody', () => {
    const tries = createLastTries();
    for (let round = 0; round < 100; round += 1) {
      expect(tries.failed('telegram:a')).toBe(false);
      expect(tries.failed('telegram:b')).toBe(false);
    }
  });
});
