import { afterEach, expect, test } from 'vitest';
import { planNotice } from '../../src/notices/service.ts';
import { addMember, BEGIN, makeWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

/** Somebody who asked to join, and three who are to be told of it: of the secretariat, its former member, and an admin. */
async function request(): Promise<void> {
  world = await makeWorld({ admins: [{ platform: 'telegram', externalId: '13' }] });
  const { forumId, database } = world;
  const { prisma } = database;
  const people: { readonly institutionId: number; readonly personId: number }[] = [];
  for (const [code, telegram] of [
    ['lan', '11'],
    ['bkn', '12'],
    ['bps', '13'],
  ] as const)
    people.push(await addMember(world, { code, telegram, started: true }));
  const [secretariat, former] = people;
  for (const one of [secretariat, former])
    await prisma.roleGrant.create({
      data: { forumId, personId: one?.personId ?? 0, role: 'sekretariat', grantedAt: new Date(BEGIN) },
    });
  const { id: requestId } = await prisma.joinRequest.create({
    data: {
      ...{ forumId, institutionId: secretariat?.institutionId ?? 0, platform: 'slack', externalId: 'U1' },
      ...{ displayName: 'Budi', capacity: 'aide', createdAt: new Date(BEGIN) },
    },
  });
  await world.work(async (work) => {
    await planNotice(work, {
      ...{ forumId, kind: 'joinRequest', key: 'joinRequest:1', meetingId: null, dueAt: BEGIN, priority: 0 },
      facts: { requestId, remark: 'rahasia' },
      targets: people.map(({ personId }) => ({ kind: 'person', personId })),
    });
    // The role is lost in the same moment, before anything is sent.
    await work.db.roleGrant.deleteMany({ where: { personId: former?.personId ?? 0 } });
  });
  await world.outbox.idle();
}

test('a request goes to who decides about it at the moment of sending: an admin too, whoever lost the role not', async () => {
  await request();
  expect(world.telegram.sent.map(({ target }) => target).toSorted()).toEqual(['person 11', 'person 13']);
});
