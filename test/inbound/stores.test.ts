import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endDialogue, findDialogue, saveDialogue } from '../../src/inbound/dialogues.store.ts';
import { insertProposal, takeProposal } from '../../src/inbound/proposals.store.ts';
import { forgetUpdates, recordUpdate } from '../../src/inbound/updates.store.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let forumId: number;
const now = Date.UTC(2026, 10, 24, 3);

beforeAll(async () => {
  database = await openTestDatabase();
  const forum = { name: 'F', timeZone: 'Asia/Jakarta', calendarToken: 'x', createdAt: new Date(now) };
  forumId = (await database.prisma.forum.create({ data: forum })).id;
});
afterAll(() => database.close());

describe('an update', () => {
  it('is recorded once, also by two at once, and by each platform for itself', async () => {
    const db = database.prisma;
    const incoming = { platform: 'telegram', key: 'u1' } as const;
    const both = await Promise.all([
      recordUpdate(db, { incoming, now }),
      recordUpdate(db, { incoming, now }),
    ]);
    expect(both.sort()).toEqual([false, true]);
    expect(await recordUpdate(db, { incoming: { platform: 'slack' as const, key: 'u1' }, now })).toBe(true);
  });

  it('is forgotten when it is old', async () => {
    expect(await forgetUpdates(database.prisma, now)).toBe(0);
    expect(await forgetUpdates(database.prisma, now + 1)).toBe(2);
  });
});

describe('the use of an account', () => {
  it('is noted with the update, once a minute, on the platform it came from', async () => {
    const db = database.prisma;
    const { id: personId } = await db.person.create({
      data: { forumId, name: 'Sari', createdAt: new Date(now) },
    });
    for (const platform of ['telegram', 'slack'] as const)
      await db.account.create({
        data: { forumId, personId, platform, externalId: '7', createdAt: new Date(now) },
      });
    const use = async (key: string, at: number, usedBy = '7') => {
      await recordUpdate(db, { incoming: { platform: 'slack' as const, key }, usedBy, now: at });
      const accounts = await db.account.findMany({ where: { personId }, orderBy: { id: 'desc' } });
      return accounts.map(({ lastUsedAt }) => (lastUsedAt === null ? 'never' : +lastUsedAt - now));
    };
    expect(await use('a', now)).toEqual([0, 'never']);
    expect(await use('b', now + 59_999)).toEqual([0, 'never']);
    expect(await use('c', now + 60_000)).toEqual([60_000, 'never']);
    // Delivered again, it is no use.
    expect(await use('c', now + 900_000)).toEqual([60_000, 'never']);
    expect(await use('d', now + 900_000, '8')).toEqual([60_000, 'never']);
  });
});

describe('a proposal', () => {
  const propose = (): Promise<number> =>
    insertProposal(database.prisma, {
      forumId,
      kind: 'reminder',
      facts: { a: 1 },
      createdById: undefined,
      now,
      expiresAt: now + 1_000,
    });
  const take = (id: number, change = {}): ReturnType<typeof takeProposal> =>
    takeProposal(database.prisma, { forumId, id, kind: 'reminder', now, as: 'done', ...change });

  it('is taken by one of two who press at once', async () => {
    const id = await propose();
    const both = await Promise.all([take(id), take(id, { as: 'dropped' })]);
    expect(both.filter((one) => one !== undefined)).toEqual([
      { id, kind: 'reminder', facts: { a: 1 }, createdById: undefined },
    ]);
  });

  it('is not taken late, as another kind, or by another forum', async () => {
    const id = await propose();
    for (const change of [{ now: now + 1_000 }, { kind: 'seatChoice' }, { forumId: forumId + 1 }])
      expect(await take(id, change)).toBeUndefined();
    expect(await take(id)).toBeDefined();
  });
});

describe('a dialogue', () => {
  it('is one per person and chat, and ends by itself', async () => {
    const db = database.prisma;
    const key = { platform: 'telegram', chatId: '1', userId: '1' } as const;
    const dialogue = { command: 'diwakili', step: 'substitute', facts: { meetingId: '1' } };
    await saveDialogue(db, { key, forumId, dialogue, expiresAt: now + 1_000 });
    await saveDialogue(db, {
      key,
      forumId,
      dialogue: { ...dialogue, step: 'other' },
      expiresAt: now + 1_000,
    });
    expect(await findDialogue(db, { ...key, now })).toMatchObject({ step: 'other' });
    expect(await findDialogue(db, { ...key, now: now + 1_000 })).toBeUndefined();
    expect(await endDialogue(db, key)).toBe(true);
    expect(await endDialogue(db, key)).toBe(false);
  });
});
