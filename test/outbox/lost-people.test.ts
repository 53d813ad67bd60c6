import { expect, test } from 'vitest';
import { listLostPeople } from '../../src/features/reminders/lost-people.store.ts';
import { DAY_MS, HOUR_MS } from '../../src/lib/clock.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, answer, BEGIN, bindChat, passTo } from './world.ts';

const world = useWorld();

const FIRST = ANSWER_BY - 7 * DAY_MS;

async function lost(): Promise<readonly number[]> {
  const forums = await listLostPeople(world.database.prisma, {
    now: world.clock.now(),
    forumIds: [world.forumId],
  });
  return forums.flatMap(({ personIds }) => personIds);
}

test('whoever never opened a chat is named once their institution was called in the group', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11' });
  await addMember(world, { code: 'bkn', slack: 'U2' });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  expect(await lost()).toEqual([]);
  await passTo(world, FIRST);
  expect(await lost()).toEqual([personId]);
});

test('whoever was lost before the bot was down at the hour of telling is named the day after, once', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const { forumId, database } = world;
  const leader = await addMember(world, { code: 'lpsk', slack: 'U1' });
  const grant = {
    forumId,
    personId: leader.personId,
    role: 'secretariat' as const,
    grantedAt: new Date(BEGIN),
  };
  await database.prisma.roleGrant.create({ data: grant });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await answer(world, meetingId, leader.institutionId, 'attending');
  world.telegram.refuse = (target) =>
    target === 'person 11' ? new DeliveryError('unreachable', { reason: 'blocked' }) : undefined;
  // The platform refuses only after the tick, or the same tick may already tell of it.
  const ticked = Promise.withResolvers<void>();
  world.telegram.hold = () => ticked.promise;
  world.clock.set(FIRST);
  await world.scheduler.tick();
  ticked.resolve();
  await world.outbox.idle();
  expect(await lost()).toEqual([personId]);
  world.slack.sent.length = 0;
  for (const days of [1.1, 2.1, 3.1]) await passTo(world, FIRST + days * DAY_MS);
  const told = world.slack.sent.filter(({ message }) => message.summary.includes('tidak dapat dihubungi'));
  expect(told).toHaveLength(1);
});

test('whoever turns out to be out of reach a day after the notice was made is named too', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  world.telegram.refuse = () => new DeliveryError('transient', { reason: '502' });
  await passTo(world, FIRST);
  await passTo(world, FIRST + DAY_MS + HOUR_MS);
  world.telegram.refuse = () => new DeliveryError('unreachable', { reason: 'blocked' });
  await passTo(world, FIRST + DAY_MS + 2 * HOUR_MS);
  expect(await lost()).toEqual([personId]);
});
