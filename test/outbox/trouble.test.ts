import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { announcedMeeting, targetsIn, useWorld } from './rig.ts';
import { ANSWER_BY, addMember, answer, passTo } from './world.ts';

const world = useWorld();

const FIRST = ANSWER_BY - 7 * DAY_MS;

test('after an outage of an hour each reminder arrives once', async () => {
  for (const id of ['11', '12', '13'])
    await addMember(world, { code: `i${id}`, telegram: id, started: true });
  await announcedMeeting(world);
  world.telegram.refuse = () => new DeliveryError('transient', { reason: '502' });
  for (let minute = 0; minute < 60; minute += 5) await passTo(world, FIRST + minute * MINUTE_MS);
  expect(targetsIn(world)).toEqual([]);
  world.telegram.refuse = () => undefined;
  for (let minute = 60; minute < 75; minute += 5) await passTo(world, FIRST + minute * MINUTE_MS);
  expect(targetsIn(world).toSorted()).toEqual(['person 11', 'person 12', 'person 13']);
});

test('a platform that asks to wait is left alone for that long', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await announcedMeeting(world);
  world.telegram.refuse = () =>
    new DeliveryError('wait', { reason: 'Too Many Requests', retryAfterMs: 30_000 });
  await passTo(world, FIRST);
  world.telegram.refuse = () => undefined;
  await world.database.prisma.paceBucket.deleteMany();
  await passTo(world, FIRST + 29_000);
  expect(targetsIn(world)).toEqual([]);
  await passTo(world, FIRST + 30_000);
  expect(targetsIn(world)).toEqual(['person 11']);
});

test('what a platform rejects is recorded with its reason and logged, and never tried again', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await announcedMeeting(world);
  let tries = 0;
  world.telegram.refuse = (target) => {
    if (!target.startsWith('person')) return undefined;
    tries += 1;
    return new DeliveryError('rejected', { reason: "can't parse entities" });
  };
  await passTo(world, FIRST);
  await passTo(world, FIRST + HOUR_MS);
  expect(tries).toBe(1);
  const [delivery] = await world.database.prisma.delivery.findMany({ where: { personId: { not: null } } });
  expect(delivery).toMatchObject({ state: 'failed', reason: "can't parse entities", attempts: 1 });
  expect(world.logLines.filter((line) => line.includes('delivery not sent'))).toHaveLength(1);
});

test('a group that became a supergroup is followed, also by edits', async () => {
  const { institutionId } = await addMember(world, { code: 'lan', telegram: '11' });
  const meetingId = await announcedMeeting(world);
  world.telegram.refuse = (target) =>
    target === 'chat -100'
      ? new DeliveryError('moved', { reason: 'migrated', newChatId: '-1005' })
      : undefined;
  await passTo(world, FIRST);
  expect(targetsIn(world)).toEqual(['chat -1005']);
  world.telegram.edits.length = 0;
  world.clock.advance(MINUTE_MS);
  await answer(world, meetingId, institutionId, 'attending');
  await world.outbox.refreshNotices();
  expect(world.telegram.edits.map(({ target }) => target)).toEqual(['chat -1005']);
});

test('an institution of whom the last person turns out to be out of reach is called in the group', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await announcedMeeting(world);
  world.telegram.refuse = (target) =>
    target === 'person 11'
      ? new DeliveryError('unreachable', { reason: 'bot was blocked by the user' })
      : undefined;
  await passTo(world, FIRST);
  expect(targetsIn(world)).toEqual(['chat -100']);
  expect(JSON.stringify(world.telegram.sent[0]?.message)).toContain('LAN');
});

test('the secretariat is told once whom the bot could not reach', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  const secretary = await addMember(world, { code: 'lpsk', slack: 'U1' });
  const { prisma } = world.database;
  const meetingId = await announcedMeeting(world);
  await answer(world, meetingId, secretary.institutionId, 'attending');
  await prisma.roleGrant.create({
    data: {
      forumId: world.forumId,
      personId: secretary.personId,
      role: 'secretariat',
      grantedAt: new Date(world.clock.now()),
    },
  });
  world.telegram.refuse = (target) =>
    target.startsWith('person') ? new DeliveryError('unreachable', { reason: 'blocked' }) : undefined;
  await passTo(world, FIRST);
  await passTo(world, FIRST + MINUTE_MS);
  await passTo(world, FIRST + DAY_MS);
  expect(world.slack.sent).toHaveLength(1);
  const report = JSON.stringify(world.slack.sent[0]?.message);
  expect(report).toContain('Anggota yang tidak dapat dihubungi');
  expect(report).toContain('Dr. LAN (LAN)');
});

test('the recap after the deadline goes to chair and secretariat', async () => {
  const chair = await addMember(world, { code: 'lpsk', slack: 'U1' });
  await addMember(world, { code: 'lan' });
  const meetingId = await announcedMeeting(world);
  await answer(world, meetingId, chair.institutionId, 'attending');
  await world.database.prisma.roleGrant.create({
    data: {
      forumId: world.forumId,
      personId: chair.personId,
      role: 'chair',
      grantedAt: new Date(world.clock.now()),
    },
  });
  world.slack.sent.length = 0;
  await passTo(world, ANSWER_BY);
  expect(world.slack.sent.map(({ target }) => target)).toEqual(['person U1']);
  const text = JSON.stringify(world.slack.sent[0]?.message);
  for (const name of ['LPSK', 'LAN']) expect(text).toContain(name);
});

test('a stopped process lets go, and the next one sends what is due', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await announcedMeeting(world);
  await world.outbox.stop();
  await world.outbox.stop();
  world.clock.set(FIRST);
  await world.scheduler.tick();
  expect(targetsIn(world)).toEqual([]);
  const next = await world.anotherProcess();
  await next.outbox.idle();
  expect(targetsIn(world)).toEqual(['person 11']);
});
