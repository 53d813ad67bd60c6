import { beforeEach, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { useWorld } from './rig.ts';
import {
  addMeeting,
  addMember,
  announce,
  answer,
  bindChat,
  orderAnnouncement,
  passTo,
  STARTS_AT,
} from './world.ts';

const world = useWorld();
let meetingId: number;
let institutionId: number;
beforeEach(async () => {
  ({ institutionId } = await addMember(world, { code: 'lan' }));
  await bindChat(world, 'telegram', '-100');
  meetingId = await addMeeting(world);
});

const deleted = (): DeliveryError => new DeliveryError('gone', { reason: 'message to edit not found' });

/** The first invitation is not there any more: an edit says so, a new message passes. */
function deleteInvitation(): void {
  const { edit } = world.telegram;
  const [posted] = world.telegram.sent;
  world.telegram.edit = async (ref, message) => {
    if (ref.messageId === posted?.ref.messageId) throw deleted();
    return edit(ref, message);
  };
}

test('of several processes that find an invitation deleted, one posts it anew', async () => {
  await announce(world, meetingId);
  deleteInvitation();
  const other = await world.anotherProcess();
  await answer(world, meetingId, institutionId, 'attending');
  await Promise.all([world, other, world, other].map(({ outbox }) => outbox.refreshNotices()));
  await Promise.all([world, other].map(({ outbox }) => outbox.idle()));
  world.clock.advance(MINUTE_MS);
  await Promise.all([world, other].map(({ outbox }) => outbox.refreshNotices('all')));
  await world.outbox.idle();
  expect(world.telegram.sent).toHaveLength(2);
  expect(JSON.stringify(world.telegram.sent[1]?.message)).toContain('Sudah menjawab: 1 dari 1 instansi');
});

test('a process that dies while the invitation is posted anew loses it not', async () => {
  await announce(world, meetingId);
  deleteInvitation();
  await answer(world, meetingId, institutionId, 'attending');
  const posting = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<never>();
  const { send } = world.telegram;
  world.telegram.send = () => {
    posting.resolve();
    return lost.promise;
  };
  await world.outbox.refreshNotices();
  await posting.promise;
  world.telegram.send = send;
  // What a process that is gone has claimed waits again, as `recoverFromDead` puts it back.
  await world.database.prisma.delivery.updateMany({
    where: { state: 'sending' },
    data: { state: 'queued', workerId: null },
  });
  const other = await world.anotherProcess();
  await other.outbox.idle();
  expect(world.telegram.sent).toHaveLength(2);
  lost.reject(new DeliveryError('transient', { reason: 'no answer' }));
  await other.outbox.refreshNotices('all');
  await other.outbox.idle();
  expect(world.telegram.sent).toHaveLength(2);
});

test('of several processes that see a group healed, one sends what it refused', async () => {
  world.telegram.refuse = () => new DeliveryError('unreachable', { reason: 'not enough rights to send' });
  await announce(world, meetingId);
  world.telegram.refuse = () => undefined;
  const other = await world.anotherProcess();
  world.clock.advance(HOUR_MS);
  await Promise.all([world, other, world, other].map(({ scheduler }) => scheduler.tick()));
  await Promise.all([world, other].map(({ outbox }) => outbox.idle()));
  expect(world.telegram.sent).toHaveLength(1);
});

test('who announces again while the bot itself tries again causes one message', async () => {
  world.telegram.refuse = () => new DeliveryError('unreachable', { reason: 'is_archived' });
  await announce(world, meetingId);
  world.telegram.refuse = () => undefined;
  world.clock.advance(HOUR_MS);
  await Promise.allSettled([
    world.scheduler.tick(),
    orderAnnouncement(world, meetingId),
    orderAnnouncement(world, meetingId),
    world.scheduler.tick(),
  ]);
  await world.outbox.idle();
  expect(world.telegram.sent).toHaveLength(1);
});

/** The invitation is found deleted at that moment, by the edit that an answer causes. */
async function deletedAt(moment: number): Promise<void> {
  await announce(world, meetingId);
  deleteInvitation();
  await passTo(world, moment);
  await answer(world, meetingId, institutionId, 'attending');
  await world.outbox.refreshNotices();
  await world.outbox.idle();
}

test('an invitation found deleted in quiet hours is posted anew after them', async () => {
  await deletedAt(Date.parse('2027-01-12T23:40:00+07:00'));
  expect(world.telegram.sent).toHaveLength(1);
  await passTo(world, Date.parse('2027-01-13T05:59:00+07:00'));
  expect(world.telegram.sent).toHaveLength(1);
  await passTo(world, Date.parse('2027-01-13T06:00:00+07:00'));
  expect(world.telegram.sent).toHaveLength(2);
});

test('at night within a day of the meeting an invitation found deleted is posted anew at once', async () => {
  await deletedAt(STARTS_AT - 10 * HOUR_MS);
  const invitations = world.telegram.sent.filter(({ target }) => target === 'chat -100');
  expect(invitations).toHaveLength(2);
});

test('a message that may not be changed any more is not posted anew', async () => {
  await announce(world, meetingId);
  world.telegram.edit = async () => {
    throw new DeliveryError('frozen', { reason: 'edit_window_closed' });
  };
  await answer(world, meetingId, institutionId, 'attending');
  await world.outbox.refreshNotices();
  await world.outbox.idle();
  expect(world.telegram.sent).toHaveLength(1);
  expect(await world.database.prisma.delivery.findFirst()).toMatchObject({ reason: 'edit_window_closed' });
});

test('what was refused is not sent after the meeting, nor where the group was unbound', async () => {
  world.telegram.refuse = () => new DeliveryError('unreachable', { reason: 'is_archived' });
  await announce(world, meetingId);
  world.telegram.refuse = () => undefined;
  await world.database.prisma.chat.updateMany({ data: { boundAt: null } });
  world.clock.advance(HOUR_MS);
  await world.scheduler.tick();
  await world.database.prisma.chat.updateMany({ data: { boundAt: new Date(world.clock.now()) } });
  const { startsAt } = await world.database.prisma.meeting.findFirstOrThrow();
  world.clock.set(+startsAt);
  await world.scheduler.tick();
  await world.outbox.idle();
  expect(world.telegram.sent).toEqual([]);
});
