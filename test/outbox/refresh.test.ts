import { afterEach, expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/lib/clock.ts';
import { claimEdit, noteShown, renewEdit } from '../../src/outbox/refresh/refresh.store.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { addMeeting, addMember, announce, answer, bindChat, makeWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

test('an edit shows what holds after it waited for its turn', async () => {
  let duringWait = async (): Promise<void> => {};
  world = await makeWorld({ sleep: () => duringWait() });
  const lan = await addMember(world, { code: 'lan' });
  const bkn = await addMember(world, { code: 'bkn' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await answer(world, meetingId, lan.institutionId, 'attending');
  duringWait = async () => {
    duringWait = async () => {};
    await answer(world, meetingId, bkn.institutionId, 'attending');
  };
  await world.outbox.refreshNotices();
  expect(world.telegram.edits).toHaveLength(1);
  expect(JSON.stringify(world.telegram.edits[0]?.message)).toContain('Sudah menjawab: 2 dari 2 instansi');
});

test('when two processes edit one message, neither is taken for the last', async () => {
  world = await makeWorld();
  const { prisma } = world.database;
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  const { id: deliveryId, forumId } = await prisma.delivery.findFirstOrThrow();
  const now = world.clock.now();
  const slow = { forumId, deliveryId, claimedAt: now };
  const fast = { forumId, deliveryId, claimedAt: now + 3_000 };
  await claimEdit(prisma, { ...slow, now, gapMs: 3_000 });
  expect(await claimEdit(prisma, { ...slow, now: fast.claimedAt, gapMs: 3_000 })).toBe(true);
  expect(await renewEdit(prisma, { ...slow, now: now + 3_500 })).toBe(false);
  await noteShown(prisma, { ...fast, shown: 'new' });
  expect((await prisma.delivery.findFirstOrThrow()).shown).toBe('new');
  await noteShown(prisma, { ...slow, shown: 'old' });
  expect((await prisma.delivery.findFirstOrThrow()).shown).toBeNull();
});

test('an invitation in a chat that is shut for a while is edited again afterwards', async () => {
  world = await makeWorld();
  const { institutionId } = await addMember(world, { code: 'lan' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  world.telegram.refuse = () => new DeliveryError('unreachable', { reason: 'not enough rights to send' });
  await answer(world, meetingId, institutionId, 'attending');
  await world.outbox.refreshNotices();
  world.telegram.refuse = () => undefined;
  await world.database.prisma.chat.updateMany({ data: { unreachableAt: null } });
  world.clock.advance(MINUTE_MS);
  await world.outbox.refreshNotices('all');
  expect(world.telegram.edits).toHaveLength(1);
});

test('what changed of a forum is edited though the first try failed and many other meetings are to be compared', async () => {
  world = await makeWorld();
  const { institutionId } = await addMember(world, { code: 'lan' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, { hostInstitutionId: institutionId });
  await announce(world, meetingId);
  for (let number = 43; number <= 90; number += 1) await addMeeting(world, { number, state: 'announced' });
  await world.outbox.refreshNotices('all');
  const { prisma } = world.database;
  await prisma.institution.update({
    where: { id: institutionId },
    data: { shortName: 'LAN RI', officialName: 'LAN RI' },
  });
  world.telegram.refuse = () => new DeliveryError('transient', { reason: '502' });
  world.clock.advance(MINUTE_MS);
  await world.outbox.refreshNotices('all');
  world.telegram.refuse = () => undefined;
  const editsBefore = world.telegram.edits.length;
  world.clock.advance(MINUTE_MS);
  await world.outbox.refreshNotices('all');
  expect(world.telegram.edits.length).toBe(editsBefore + 1);
  expect(JSON.stringify(world.telegram.edits.at(-1)?.message)).toContain('LAN RI');
  world.clock.advance(MINUTE_MS);
  await world.outbox.refreshNotices('all');
  expect(await prisma.look.count({ where: { subject: 'notices' } })).toBe(0);
});

test('edits during an outage are tried less and less, and afterwards the true state is shown', async () => {
  world = await makeWorld();
  const { institutionId } = await addMember(world, { code: 'lan' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await answer(world, meetingId, institutionId, 'attending');
  let tries = 0;
  world.telegram.refuse = () => {
    tries += 1;
    return new DeliveryError('transient', { reason: '502' });
  };
  const passSeconds = async (seconds: number): Promise<void> => {
    for (let passed = 0; passed < seconds; passed += 3) {
      world.clock.advance(3_000);
      await world.outbox.refreshNotices();
    }
  };
  await passSeconds(60);
  expect(tries).toBeGreaterThan(2);
  expect(tries).toBeLessThan(8);
  tries = 0;
  await passSeconds(300);
  expect(tries).toBeLessThanOrEqual(10);
  world.telegram.refuse = () => undefined;
  await passSeconds(66);
  expect(world.telegram.edits).toHaveLength(1);
});
