import { expect, test } from 'vitest';
import { cancelMeeting } from '../../src/features/meetings/changing/change.service.ts';
import { findMeeting } from '../../src/features/meetings/store.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { targetsIn, useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, bindChat, passTo } from './world.ts';

const world = useWorld();

test('a chat that an invitation did not reach gets it when the meeting is announced again, as often as that takes', async () => {
  await bindChat(world, 'telegram', '-100');
  await bindChat(world, 'telegram', '-200');
  const meetingId = await addMeeting(world);
  world.telegram.refuse = (target) =>
    target === 'chat -200' ? new DeliveryError('rejected', { reason: 'no' }) : undefined;
  await announce(world, meetingId);
  await announce(world, meetingId);
  world.telegram.refuse = () => undefined;
  await announce(world, meetingId);
  expect(targetsIn(world)).toEqual(['chat -100', 'chat -200']);
  await expect(announce(world, meetingId)).rejects.toThrow('meetingNotDraft');
});

test('whoever left the seat is told of no later change', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  await addMember(world, { code: 'bkn', telegram: '12', started: true });
  await bindChat(world, 'telegram', '-100');
  const id = await addMeeting(world);
  await announce(world, id);
  await passTo(world, ANSWER_BY - 7 * DAY_MS);
  world.telegram.sent.length = 0;
  await world.database.prisma.seatHolder.updateMany({
    where: { personId },
    data: { untilAt: new Date(world.clock.now() - 1) },
  });
  await world.work(async (work) => {
    const meeting = await findMeeting(work.db, { forumId: world.forumId, id });
    if (meeting !== undefined) await cancelMeeting(work, { meeting, reason: 'libur' });
  });
  await world.outbox.idle();
  expect(targetsIn(world).toSorted()).toEqual(['chat -100', 'person 12']);
});
