import { afterEach, expect, test } from 'vitest';
import { HOUR_MS, SECOND_MS } from '../../src/lib/clock.ts';
import type { Pacer } from '../../src/outbox/pace/index.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { freePacer } from '../support/free-pacer.ts';
import { addMeeting, announce, BEGIN, bindChat, makeWorld, passTo, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

test('waiting for a turn is no try: the first fault is followed by a short wait', async () => {
  let refusals = 6;
  const pacer: Pacer = {
    ...freePacer,
    take: async (_platform, chats) => {
      refusals -= 1;
      return chats.map(() => ({ granted: refusals < 0, waitMs: refusals < 0 ? 0 : SECOND_MS }));
    },
  };
  world = await makeWorld({ pacer });
  await bindChat(world, 'telegram', '-100');
  world.telegram.refuse = () => new DeliveryError('transient', { reason: '502' });
  await announce(world, await addMeeting(world));
  for (let second = 1; second <= 6; second += 1) await passTo(world, BEGIN + second * SECOND_MS);
  const delivery = await world.database.prisma.delivery.findFirstOrThrow();
  expect(delivery).toMatchObject({ state: 'queued', reason: '502', attempts: 1 });
  expect(+delivery.notBefore).toBeLessThanOrEqual(BEGIN + 8 * SECOND_MS);
});

test('what follows upon a message, such as its file, takes a turn of its own once the first part is there', async () => {
  const seen: string[] = [];
  const leave = (what: string) => () => void seen.push(`${what} is there`);
  const pacer: Pacer = {
    ...freePacer,
    take: async (_platform, chats) => {
      seen.push(...chats.map(({ messages }) => `permit for ${messages}`));
      return chats.map(() => ({ granted: true, waitMs: 0 }));
    },
    enter: async () => leave('words'),
    enterFurther: async () => leave('file'),
  };
  world = await makeWorld({ pacer });
  await bindChat(world, 'telegram', '-100');
  const { send, messagesOf } = world.telegram;
  // A long one: its file comes with a second part.
  world.telegram.messagesOf = (message) => messagesOf(message) + 1;
  world.telegram.send = async (target, message) => {
    for (const _ of message.files) (await target.beforeFurther?.())?.();
    return await send(target, message);
  };
  await announce(world, await addMeeting(world));
  expect(seen.slice(0, 3)).toEqual(['permit for 3', 'words is there', 'file is there']);
});

test('a notice that cannot be written holds nothing back, and is given up in the end', async () => {
  world = await makeWorld();
  const { prisma } = world.database;
  const chatId = await bindChat(world, 'telegram', '-100');
  const at = new Date(BEGIN);
  const { forumId } = world;
  const notice = await prisma.notice.create({
    data: { forumId, key: 'broken', kind: 'broken', cause: 'test', dueAt: at, createdAt: at, priority: 10 },
  });
  const meetingId = await addMeeting(world, { announceAt: at });
  await prisma.delivery.create({
    data: { forumId, noticeId: notice.id, target: `chat:${chatId}`, notBefore: at },
  });
  await announce(world, meetingId);
  expect(world.telegram.sent).toHaveLength(1);
  for (let hour = 1; hour <= 20; hour += 1) await passTo(world, BEGIN + hour * HOUR_MS);
  const broken = await prisma.delivery.findFirstOrThrow({ where: { noticeId: notice.id } });
  expect(broken).toMatchObject({ state: 'failed', reason: 'compose', attempts: 20 });
});
