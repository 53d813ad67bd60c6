import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '../../src/lib/clock.ts';
import {
  ANSWER_BY,
  addMeeting,
  addMember,
  announce,
  answer,
  bindChat,
  createTurn,
  lookAtInvitations,
  makeWorld,
  passTo,
  untilServerIsOld,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

async function addMany(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await addMember(world, { code: `i${index}`, telegram: String(1_000 + index), started: true });
  }
}

test('five processes ticking at the same moment send each reminder once', async () => {
  await addMany(40);
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  world.telegram.sent.length = 0;
  const others = await Promise.all(Array.from({ length: 4 }, () => world.anotherProcess()));
  world.clock.set(ANSWER_BY - 7 * DAY_MS);
  const schedulers = [world.scheduler, ...others.map(({ scheduler }) => scheduler)];
  await Promise.all(schedulers.flatMap((scheduler) => [scheduler.tick(), scheduler.tick()]));
  await world.outbox.idle();
  const targets = world.telegram.sent.map(({ target }) => target);
  expect(targets).toHaveLength(40);
  expect(new Set(targets).size).toBe(40);
});

test('what a dead process was sending is taken over within seconds, and what a living one is sending is not', async () => {
  await addMany(2);
  const meetingId = await addMeeting(world);
  await bindChat(world, 'telegram', '-100');
  await announce(world, meetingId);
  world.telegram.sent.length = 0;
  const { prisma } = world.database;
  await world.anotherProcess();
  const [own, living] = await prisma.worker.findMany({ orderBy: { id: 'asc' } });
  if (own === undefined || living === undefined) throw new Error('two processes were expected');
  const dead = await prisma.worker.create({ data: { startedAt: new Date(world.clock.now()) } });
  const notice = await prisma.notice.create({
    data: {
      forumId: world.forumId,
      key: 'test',
      kind: 'change',
      meetingId,
      facts: { what: 'changed', reason: '', fields: [] },
      dueAt: new Date(world.clock.now()),
      createdAt: new Date(world.clock.now()),
    },
  });
  const persons = await prisma.person.findMany({ orderBy: { id: 'asc' } });
  for (const [index, workerId] of [living.id, dead.id].entries()) {
    await prisma.delivery.create({
      data: {
        forumId: world.forumId,
        noticeId: notice.id,
        target: `person:${persons[index]?.id}`,
        personId: persons[index]?.id ?? null,
        meetingId,
        state: 'sending',
        workerId,
        notBefore: new Date(world.clock.now()),
      },
    });
  }
  await untilServerIsOld(world);
  const ticking = () => world.outbox.tick().then(() => world.telegram.sent.map(({ target }) => target));
  await expect.poll(ticking, { timeout: 10_000 }).toEqual(['person 1001']);
  expect(await prisma.worker.findMany({ orderBy: { id: 'asc' } })).toEqual([own, living]);
});

test('what was taken over while it waited for its turn is sent by the other process alone', async () => {
  await world.close();
  const turn = createTurn();
  world = await makeWorld({ sleep: turn.sleep });
  await addMany(5);
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  world.telegram.sent.length = 0;
  turn.hold();
  world.clock.set(ANSWER_BY - 7 * DAY_MS);
  await lookAtInvitations(world);
  await world.scheduler.tick();
  await turn.letOthersPass(5);
  await world.database.prisma.delivery.updateMany({
    where: { state: 'sending' },
    data: { state: 'queued', workerId: null },
  });
  const other = await world.anotherProcess();
  await other.outbox.idle();
  expect(world.telegram.sent).toHaveLength(5);
  turn.come();
  await world.outbox.idle();
  expect(world.telegram.sent).toHaveLength(5);
});

test('who answers while their reminder waits for its turn is not asked', async () => {
  await world.close();
  const turn = createTurn();
  world = await makeWorld({ sleep: turn.sleep });
  const { institutionId } = await addMember(world, { code: 'bmkg', telegram: '7', started: true });
  await addMember(world, { code: 'lan', telegram: '8', started: true });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  world.telegram.sent.length = 0;
  turn.hold();
  world.clock.set(ANSWER_BY - 7 * DAY_MS);
  await lookAtInvitations(world);
  await world.scheduler.tick();
  await turn.letOthersPass(2);
  await answer(world, meetingId, institutionId, 'attending');
  turn.come();
  await world.outbox.idle();
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 8']);
});

test('an edit of a posted invitation is made by one process only', async () => {
  const { institutionId } = await addMember(world, { code: 'bmkg' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  const other = await world.anotherProcess();
  await answer(world, meetingId, institutionId, 'attending');
  await Promise.all([world, other, world, other].map(({ outbox }) => outbox.refreshNotices()));
  expect(world.telegram.edits).toHaveLength(1);
});

test('a clock set back sends nothing again', async () => {
  await addMany(3);
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await passTo(world, ANSWER_BY - 3 * DAY_MS);
  const before = world.telegram.sent.length;
  await passTo(world, ANSWER_BY - 4 * DAY_MS);
  await passTo(world, ANSWER_BY - 3 * DAY_MS + 1);
  expect(world.telegram.sent).toHaveLength(before);
});
