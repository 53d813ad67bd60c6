import { afterEach, expect, test } from 'vitest';
import { planNotice } from '../../src/notices/service.ts';
import { kindOf } from '../notices/content.ts';
import { addMember, BEGIN, makeWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const KINDS = ['joinRequest', 'invitationUsed', 'invitationRefused', 'recordsMerged'] as const;

/** Somebody came in or asks to, and three are to be told of it: of the secretariat, its former member, and an admin. */
async function tell(kind: (typeof KINDS)[number]): Promise<void> {
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
      data: { forumId, personId: one?.personId ?? 0, role: 'secretariat', grantedAt: new Date(BEGIN) },
    });
  const { id: requestId } = await prisma.joinRequest.create({
    data: {
      ...{ forumId, institutionId: secretariat?.institutionId ?? 0, platform: 'slack', externalId: 'U1' },
      ...{ displayName: 'Budi', capacity: 'aide', createdAt: new Date(BEGIN) },
    },
  });
  const personId = secretariat?.personId ?? 0;
  const newcomer = {
    ...{ personId, platform: 'slack' },
    ...{ institution: 'LAN', capacity: 'aide', role: '' },
  } as const;
  await world.work(async (work) => {
    const about = { forumId, key: `${kind}:1`, meetingId: null, dueAt: BEGIN, priority: 0 };
    const targets = people.map((one) => ({ kind: 'person', personId: one.personId }) as const);
    const facts = {
      joinRequest: { requestId, remark: 'rahasia' },
      invitationUsed: { invitationId: 1, ...newcomer },
      invitationRefused: { invitationId: 1, personId, platform: 'slack' },
      recordsMerged: { admissionId: 1, personId, mergedId: personId, isOwn: false },
    } as const;
    await planNotice(work, { ...about, kind: kindOf(kind), facts: facts[kind], targets });
    // The role is lost in the same moment, before anything is sent.
    await work.db.roleGrant.deleteMany({ where: { personId: former?.personId ?? 0 } });
  });
  await world.outbox.idle();
}

test.each(KINDS)(
  '%s goes to who decides about members at the moment of sending: an admin too, whoever lost the role not',
  async (kind) => {
    await tell(kind);
    expect(world.telegram.sent.map(({ target }) => target).toSorted()).toEqual(['person 11', 'person 13']);
  },
);
