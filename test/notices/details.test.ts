import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/lib/clock.ts';
import { useWorld } from '../outbox/rig.ts';
import { addMember, BEGIN } from '../outbox/world.ts';
import { kindOf } from './content.ts';

const world = useWorld();

test('what a notice tells is read from its own forum only', async () => {
  const { forumId } = world;
  const { prisma } = world.database;
  const { institutionId, personId } = await addMember(world, { code: 'lan' });
  const at = new Date(BEGIN);
  const other = await prisma.forum.create({
    data: { name: 'Forum lain', timeZone: 'Asia/Jakarta', createdAt: at, calendarToken: 'other' },
  });
  const ask = await prisma.hostAsk.create({
    data: { forumId, institutionId, number: 43, askedAt: at, since: at },
  });
  const request = await prisma.joinRequest.create({
    data: {
      ...{ forumId, institutionId, platform: 'telegram' as const, externalId: '12', displayName: 'Budi' },
      ...{ capacity: 'aide' as const, createdAt: at },
    },
  });
  const notices = [
    { kind: 'hostQuestion', facts: { askId: ask.id } },
    { kind: 'joinRequest', facts: { requestId: request.id } },
    { kind: 'invitationUsed', facts: { personId } },
    { kind: 'unreachable', facts: { personIds: [personId] } },
  ] as const;
  const read = (id: number) =>
    Promise.all(
      notices.map(({ kind, facts }) =>
        kindOf(kind).details?.(prisma, { facts, forumId: id, meetingId: null, now: BEGIN }),
      ),
    );
  expect(await read(forumId)).toMatchObject([
    { institution: 'LAN' },
    { requestId: request.id, institution: 'Badan LAN', holders: ['Dr. LAN'] },
    { name: 'Dr. LAN' },
    { people: [{ name: 'Dr. LAN', institutions: ['LAN'] }] },
  ]);
  expect(await read(other.id)).toEqual(['gone', 'gone', 'gone', { people: [] }]);
});

test('who holds a seat is read as of now, while its change of office lies ahead', async () => {
  const { forumId } = world;
  const { prisma } = world.database;
  const { institutionId, personId } = await addMember(world, { code: 'lan' });
  const at = new Date(BEGIN);
  const change = new Date(BEGIN + DAY_MS);
  const held = await prisma.seatHolder.findFirstOrThrow({ where: { personId } });
  await prisma.seatHolder.update({ where: { id: held.id }, data: { untilAt: change } });
  const ani = await prisma.person.create({ data: { forumId, name: 'Ani', createdAt: at } });
  const { seatId } = held;
  await prisma.seatHolder.create({
    data: { forumId, seatId, personId: ani.id, capacity: 'holder' as const, fromAt: change },
  });
  const asker = {
    platform: 'telegram' as const,
    externalId: '12',
    displayName: 'Budi',
    capacity: 'aide' as const,
  };
  const request = await prisma.joinRequest.create({
    data: { forumId, institutionId, ...asker, createdAt: at },
  });
  const facts = { requestId: request.id, personIds: [personId, ani.id] };
  const read = (kind: 'joinRequest' | 'unreachable', now: number) =>
    kindOf(kind).details?.(prisma, { facts, forumId, meetingId: null, now });
  expect(await read('joinRequest', BEGIN)).toMatchObject({ holders: ['Dr. LAN'] });
  expect(await read('joinRequest', BEGIN + DAY_MS)).toMatchObject({ holders: ['Ani'] });
  expect(await read('unreachable', BEGIN)).toMatchObject({
    people: [
      { name: 'Dr. LAN', institutions: ['LAN'] },
      { name: 'Ani', institutions: [] },
    ],
  });
});
