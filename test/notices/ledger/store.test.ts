import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { listRecentFaults, listTrouble, readQueue } from '../../../src/notices/ledger/ledger.store.ts';
import { countOverdue, queueLagMs } from '../../../src/notices/ledger/reasons.ts';
import { DeliveryError } from '../../../src/platform/delivery-error.ts';
import { useWorld } from '../../outbox/rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, bindChat, passTo } from '../../outbox/world.ts';

const world = useWorld();

const REMINDED_AT = ANSWER_BY - 7 * DAY_MS;

async function announced(): Promise<number> {
  for (const id of ['11', '12']) await addMember(world, { code: `i${id}`, telegram: id, started: true });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  return meetingId;
}

const queue = () => readQueue(world.database.prisma, world.clock.now());
const faults = () =>
  listRecentFaults(world.database.prisma, { forumId: world.forumId, now: world.clock.now(), limit: 10 });

test('during an outage the queue is long and late although each message waits for its next try', async () => {
  await announced();
  world.telegram.refuse = () => new DeliveryError('transient', { reason: 'sendMessage: 502 Bad Gateway' });
  for (let minutes = 0; minutes <= 40; minutes += 10) await passTo(world, REMINDED_AT + minutes * MINUTE_MS);
  const state = await queue();
  expect(state).toMatchObject({ due: 0, sending: 0, waiting: { retry: 2, quiet: 0, planned: 0 } });
  expect(countOverdue(state)).toBe(2);
  expect(queueLagMs(state, world.clock.now())).toBe(40 * MINUTE_MS);
  expect(await faults()).toEqual([
    { state: 'queued', isGroup: false, reason: 'sendMessage: 502 Bad Gateway', times: 2 },
  ]);
  world.telegram.refuse = () => undefined;
  await passTo(world, REMINDED_AT + HOUR_MS);
  expect(countOverdue(await queue())).toBe(0);
  expect(queueLagMs(await queue(), world.clock.now())).toBe(0);
  expect(await faults()).toEqual([]);
});

test('what waits for the end of the quiet is neither late nor a fault', async () => {
  await world.database.prisma.forum.updateMany({ data: { quietFrom: '12:00', quietUntil: '18:00' } });
  await announced();
  await passTo(world, REMINDED_AT);
  world.clock.advance(HOUR_MS);
  const state = await queue();
  expect(state).toMatchObject({ due: 0, waiting: { quiet: 2 }, oldestDueAt: undefined });
  expect(countOverdue(state)).toBe(0);
  expect(await faults()).toEqual([]);
  world.clock.set(Date.parse('2027-01-26T18:00:05+07:00'));
  expect(queueLagMs(await queue(), world.clock.now())).toBe(5_000);
});

test('a fault of a notice made days ago is told for a day after it came', async () => {
  await announced();
  world.telegram.refuse = (target) =>
    target === 'person 11'
      ? new DeliveryError('rejected', { reason: 'sendMessage: 400 Bad Request' })
      : undefined;
  await passTo(world, REMINDED_AT);
  await world.database.prisma.notice.updateMany({ data: { createdAt: new Date(0) } });
  expect(await faults()).toMatchObject([{ state: 'failed', times: 1 }]);
  world.clock.advance(DAY_MS);
  expect(await faults()).toEqual([]);
});

test('a ledger tells a group from a person, and says nothing of what only waits for its turn', async () => {
  const meetingId = await announced();
  const { prisma } = world.database;
  world.telegram.refuse = () => new DeliveryError('transient', { reason: 'sendMessage: 502 Bad Gateway' });
  await passTo(world, REMINDED_AT);
  await prisma.delivery.updateMany({
    where: { target: { startsWith: 'chat:' } },
    data: { state: 'unreachable', reason: 'refused' },
  });
  const [first] = await prisma.delivery.findMany({ where: { state: 'queued' }, orderBy: { id: 'asc' } });
  await prisma.delivery.updateMany({ where: { id: first?.id ?? 0 }, data: { reason: 'pace' } });
  const told = await listTrouble(prisma, {
    forumId: world.forumId,
    meetingId,
    limit: 10,
    now: world.clock.now(),
  });
  expect(told.map(({ state, isGroup, attempts }) => ({ state, isGroup, attempts }))).toEqual([
    { state: 'queued', isGroup: false, attempts: 1 },
    { state: 'unreachable', isGroup: true, attempts: 1 },
  ]);
  expect(told[0]).toMatchObject({ institutions: ['I12'], kind: 'answerReminder' });
  expect(told[1]).toMatchObject({ institutions: [], kind: 'announcement' });
});
