import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { invite, joinByCode } from '../../../../src/features/members/entering/invitations.service.ts';
import { undoAdmission } from '../../../../src/features/members/entering/records.service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

/** Tuesday, 24 November 2026, 10.00 WIB: the moment of these tests. */
export const NOW = Date.UTC(2026, 10, 24, 3, 0);

type Joined = Awaited<ReturnType<typeof joinByCode>>;
interface Maker {
  readonly createdById: number | undefined;
  readonly createdBy?: string;
}

/** A forum of two institutions in which people enter, leave and come back; another one for each test. */
export interface WaysIn {
  readonly database: Database;
  readonly forum: SmallForum;
  readonly forumId: number;
  /** Of the secretariat, beside Agus. */
  readonly dewi: number;
  /** The chair, who holds the seat of BMKG. */
  readonly budi: number;
  /** Number of the test: what is unique among all forums carries it. */
  readonly turn: number;
  account(name: string): string;
  add(name: string, facts?: Omit<Partial<Parameters<typeof addMember>[1]>, 'name'>): Promise<number>;
  run<T>(action: Parameters<typeof asWork<T>>[2], now?: number): Promise<T>;
  /** The code of an invitation that brings somebody back; made by Dewi unless given. */
  relink(personId: number, maker?: Maker): Promise<string>;
  /** The code of an invitation to a seat, of LAN unless given. */
  toSeat(capacity?: 'holder' | 'aide', code?: string): Promise<string>;
  /** Somebody opens an invitation in Telegram. */
  open(words: string, who: string, admins?: Parameters<typeof joinByCode>[1]['admins']): Promise<Joined>;
  undo(id: number, now?: number): ReturnType<typeof undoAdmission>;
  /** Whom notices of a kind are for, in their order. */
  told(kind: string): Promise<readonly string[]>;
}

const PLAIN = { seatId: undefined, capacity: 'aide', role: undefined, name: '', position: '' } as const;

/** Prepares all tests of a file. */
export function useWaysIn(): WaysIn {
  const place: { database?: Awaited<ReturnType<typeof openTestDatabase>>; now?: WaysIn; turn: number } = {
    turn: 0,
  };
  beforeAll(async () => {
    place.database = await openTestDatabase();
  });
  afterAll(() => place.database?.close());
  beforeEach(async () => {
    if (place.database === undefined) return;
    place.turn += 1;
    await place.database.prisma.codeGuess.deleteMany();
    place.now = await populate(place.database, place.turn);
  });
  return new Proxy({} as WaysIn, { get: (_, name) => Reflect.get(place.now ?? {}, name) });
}

async function populate(database: Database, turn: number): Promise<WaysIn> {
  const { prisma } = database;
  const forum = await makeForum(prisma, ['BMKG', 'LAN'], NOW);
  const { forumId } = forum;
  const account = (name: string): string => `${name}-${turn}`;
  const add: WaysIn['add'] = (name, facts = {}) =>
    addMember(prisma, { forum, name, telegram: account(name), now: NOW - DAY_MS, ...facts });
  const run: WaysIn['run'] = (action, now = NOW) => asWork(database, now, action);
  const dewi = await add('Dewi', { role: 'secretariat' });
  await add('Agus', { role: 'secretariat' });
  const budi = await add('Budi', { code: 'BMKG', role: 'chair' });
  return {
    ...{ database, forum, forumId, dewi, budi, turn, account, add, run },
    relink: (personId, maker = { createdById: dewi }) =>
      run(async (work) => (await invite(work, { ...PLAIN, ...maker, forumId, personId })).code),
    toSeat: async (capacity = 'aide', code = 'LAN') => {
      const seat = { institutionId: forum.institutions[code] ?? 0 };
      const { id: seatId } = await prisma.seat.findFirstOrThrow({ where: seat });
      const to = { ...PLAIN, seatId, capacity, personId: undefined, name: 'Rina' };
      return run(async (work) => (await invite(work, { ...to, forumId, createdById: dewi })).code);
    },
    open: (words, who, admins = []) => {
      const newcomer = {
        platform: 'telegram',
        externalId: account(who),
        name: `${who} di Telegram`,
      } as const;
      return run((work) => joinByCode(work, { words, newcomer, admins }));
    },
    undo: (id, now = NOW) => run((work) => undoAdmission(work, { forumId, id }), now),
    told: async (kind) => {
      const where = { forumId, notice: { kind } };
      const rows = await prisma.delivery.findMany({ where, orderBy: { id: 'asc' } });
      return rows.map(({ target }) => target);
    },
  };
}
