import { expect, test } from 'vitest';
import { noteOpenPlace } from '../../src/chats/chats.store.ts';
import { HOUR_MS } from '../../src/lib/clock.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { useWorld } from './rig.ts';
import { addMeeting, announce, BEGIN, bindChat } from './world.ts';

const world = useWorld();

test('a topic that is closed shuts itself alone, and opens with the next sign of life', async () => {
  const { prisma } = world.database;
  const topic = await bindChat(world, 'telegram', '-100');
  await prisma.chat.update({ where: { id: topic }, data: { threadId: '5' } });
  const general = await bindChat(world, 'telegram', '-100');
  const shut = async () => {
    const rows = await prisma.chat.findMany({ where: { unreachableAt: { not: null } } });
    return rows.map(({ id }) => id);
  };
  const meetingId = await addMeeting(world);
  let refusals = 1;
  world.telegram.refuse = () => {
    refusals -= 1;
    return refusals === 0 ? new DeliveryError('unreachable', { reason: 'TOPIC_CLOSED' }) : undefined;
  };
  await announce(world, meetingId);
  const [first, ...others] = await shut();
  expect(others).toEqual([]);
  expect([topic, general]).toContain(first);
  expect(world.telegram.sent).toHaveLength(1);
  const threadId = first === topic ? '5' : '';
  await noteOpenPlace(prisma, { platform: 'telegram', chatId: '-100', threadId, now: world.clock.now() });
  expect(await shut()).toEqual([]);
  await announce(world, meetingId);
  expect(world.telegram.sent).toHaveLength(2);
});

test('a message that arrives opens its chat again', async () => {
  const { prisma } = world.database;
  const id = await bindChat(world, 'telegram', '-100');
  world.telegram.hold = async () => {
    await prisma.chat.update({ where: { id }, data: { unreachableAt: new Date(world.clock.now()) } });
  };
  await announce(world, await addMeeting(world));
  expect(await prisma.chat.findUnique({ where: { id } })).toMatchObject({ unreachableAt: null });
});

test('what waited for a chat does not come into it once it belongs to another forum', async () => {
  const { prisma } = world.database;
  const id = await bindChat(world, 'telegram', '-100');
  world.telegram.refuse = () => new DeliveryError('transient', { reason: '502' });
  await announce(world, await addMeeting(world));
  const other = await prisma.forum.create({
    data: { name: 'Lain', timeZone: 'Asia/Jakarta', createdAt: new Date(BEGIN), calendarToken: 'other' },
  });
  await prisma.chat.update({ where: { id }, data: { forumId: other.id } });
  world.telegram.refuse = () => undefined;
  world.clock.advance(HOUR_MS);
  await world.outbox.tick();
  await world.outbox.idle();
  expect(world.telegram.sent).toEqual([]);
  expect(await prisma.delivery.findFirst()).toMatchObject({ state: 'skipped', reason: 'unbound' });
});
