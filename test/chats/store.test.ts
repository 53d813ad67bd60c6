import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bindChat,
  moveChat,
  notePrivateChat,
  noteReachability,
  unbindChat,
} from '../../src/chats/chats.store.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { calendarOf, findCalendar } from '../../src/features/forum/calendar.store.ts';
import { ensureForum, listForums } from '../../src/features/forum/store.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import type { IncomingChat } from '../../src/platform/incoming.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let forumId: number;
const now = Date.UTC(2026, 10, 24, 3);
const group = (id: string, threadId = ''): IncomingChat => ({
  id,
  threadId,
  kind: 'group' as const,
  title: 'Grup',
});

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('a forum', () => {
  it('is made once, also by two starts at once', async () => {
    const facts = { name: 'FORSES', timeZone: 'Asia/Jakarta', now, randomness: systemRandomness };
    const both = await Promise.all([
      ensureForum(database.prisma, facts),
      ensureForum(database.prisma, facts),
    ]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    const [forum, ...others] = await listForums(database.prisma);
    forumId = forum?.id ?? 0;
    expect([forum?.name, others]).toEqual(['FORSES', []]);
  });

  it('is found by its calendar’s token', async () => {
    const calendar = await calendarOf(database.prisma, forumId);
    expect(await findCalendar(database.prisma, calendar.token)).toEqual(calendar);
    expect(await findCalendar(database.prisma, `${calendar.token}x`)).toBeUndefined();
  });
});

describe('a chat', () => {
  const rows = (): Promise<
    readonly { readonly externalId: string; readonly threadId: string; readonly boundAt: Date | null }[]
  > => database.prisma.chat.findMany({ where: { kind: 'group' as const }, orderBy: { id: 'asc' } });

  it('is bound by topic, and unbound once', async () => {
    const db = database.prisma;
    await bindChat(db, { platform: 'telegram' as const, chat: group('-1', '5'), forumId, now });
    await bindChat(db, { platform: 'telegram' as const, chat: group('-1', '5'), forumId, now });
    expect(await rows()).toHaveLength(1);
    expect(await unbindChat(db, { platform: 'telegram' as const, chat: group('-1') })).toBe(false);
    expect(await unbindChat(db, { platform: 'telegram' as const, chat: group('-1', '5') })).toBe(true);
    expect(await unbindChat(db, { platform: 'telegram' as const, chat: group('-1', '5') })).toBe(false);
  });

  it('follows its group to a new id, unless that is known already', async () => {
    const db = database.prisma;
    await bindChat(db, { platform: 'telegram' as const, chat: group('-2'), forumId, now });
    await moveChat(db, { platform: 'telegram' as const, oldId: '-2', newId: '-1002' });
    await moveChat(db, { platform: 'telegram' as const, oldId: '-1002', newId: '-1002' });
    await bindChat(db, { platform: 'telegram' as const, chat: group('-3'), forumId, now });
    await moveChat(db, { platform: 'telegram' as const, oldId: '-3', newId: '-1002' });
    expect((await rows()).map(({ externalId }) => externalId)).toEqual(['-1', '-1002', '-3']);
  });

  it('that moves to a known id is unbound, and its notices go to the other', async () => {
    const db = database.prisma;
    const of = (externalId: string) => db.chat.findFirstOrThrow({ where: { externalId } });
    await bindChat(db, { platform: 'telegram' as const, chat: group('-4'), forumId, now });
    await bindChat(db, { platform: 'telegram' as const, chat: group('-1004'), forumId, now });
    await unbindChat(db, { platform: 'telegram' as const, chat: group('-1004') });
    const old = await of('-4');
    const at = new Date(now);
    await db.notice.create({
      data: {
        forumId,
        key: 'move',
        kind: 'announcement',
        cause: 'test',
        dueAt: at,
        createdAt: at,
        deliveries: { create: { forumId, target: `chat:${old.id}`, notBefore: at } },
      },
    });
    await moveChat(db, { platform: 'telegram' as const, oldId: '-4', newId: '-1004' });
    const heir = await of('-1004');
    expect([(await of('-4')).boundAt, heir.boundAt]).toEqual([null, at]);
    expect((await db.delivery.findFirstOrThrow()).target).toBe(`chat:${heir.id}`);
  });

  it('moves wholly or not at all, and once when two notice it at the same moment', async () => {
    const db = database.prisma;
    const at = new Date(now);
    const old = {
      platform: 'telegram' as const,
      externalId: '-5',
      threadId: '',
      kind: 'group' as const,
      title: 'F',
    };
    const { id } = await db.chat.create({ data: { ...old, forumId, boundAt: at } });
    const move = { platform: 'telegram', oldId: '-5', newId: '-1005' } as const;
    const failing = inTransaction(database, async (tx) => {
      await moveChat(tx, move);
      throw new Error('broken off');
    });
    await expect(failing).rejects.toThrow('broken off');
    expect(await db.chat.findUniqueOrThrow({ where: { id } })).toMatchObject({
      externalId: '-5',
      boundAt: at,
    });
    await Promise.all([1, 2].map(() => inTransaction(database, (tx) => moveChat(tx, move))));
    expect(await db.chat.findMany({ where: { externalId: { in: ['-5', '-1005'] } } })).toMatchObject([
      { id, externalId: '-1005', boundAt: at },
    ]);
  });

  it('of a person is open, then blocked, then open again', async () => {
    const db = database.prisma;
    const chat: IncomingChat = { id: '7', threadId: '', kind: 'private' as const, title: '' };
    const facts = { platform: 'telegram', chat, forumId, userId: '7', now } as const;
    const read = () => db.chat.findFirstOrThrow({ where: { externalId: '7' } });
    await notePrivateChat(db, facts);
    await noteReachability(db, { ...facts, reachable: false, reason: 'blocked' });
    expect(await read()).toMatchObject({ unreachableReason: 'blocked' });
    await notePrivateChat(db, facts);
    expect(await read()).toMatchObject({ unreachableAt: null, unreachableReason: null });
  });
});
