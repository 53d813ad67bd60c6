import { beforeEach, expect, test } from 'vitest';
import { askToHost } from '../../src/features/rotation/asking/asking.service.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { useWorld } from './rig.ts';
import { addMeeting, addMember, announce, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();
beforeEach(async () => {
  await bindChat(world, 'telegram', '-100');
});

function refusePeople(): void {
  world.telegram.refuse = (target) =>
    target.startsWith('person') ? new DeliveryError('unreachable', { reason: 'blocked' }) : undefined;
}

const called = (): string => {
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['chat -100']);
  return JSON.stringify(world.telegram.sent[0]?.message);
};

test('a host out of reach is called in the group to do the minutes, and the secretariat is not', async () => {
  const { forumId, database } = world;
  const host = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const secretary = await addMember(world, { code: 'lpsk', telegram: '12', started: true });
  const grantedAt = new Date(world.clock.now());
  await database.prisma.roleGrant.create({
    data: { forumId, personId: secretary.personId, role: 'secretariat', grantedAt },
  });
  const meetingId = await addMeeting(world, { hostInstitutionId: host.institutionId });
  await announce(world, meetingId);
  await passTo(world, STARTS_AT + DAY_MS);
  world.telegram.sent.length = 0;
  refusePeople();
  await passTo(world, Date.parse('2027-02-08T09:00:00+07:00'));
  const text = called();
  expect(text).toContain('Mohon penyampaian notula');
  expect(text).toContain('{"mention":"pejabat","userId":"11"}');
  expect(text).not.toContain('LPSK');
  const targets = await database.prisma.delivery.findMany({
    where: { notice: { kind: 'minutesReminder' }, target: { startsWith: 'institution:' } },
  });
  expect(targets.map(({ target }) => target)).toEqual([`institution:${host.institutionId}`]);
});

test('of two institutions of one person only the one asked to be host is called in the group', async () => {
  const { forumId, database } = world;
  const { institutionId, personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const other = await addMember(world, { code: 'brin' });
  await database.prisma.seatHolder.updateMany({ where: { personId: other.personId }, data: { personId } });
  await database.prisma.hostTurn.create({
    data: { forumId, institutionId, position: 1, state: 'queued', createdAt: new Date(world.clock.now()) },
  });
  refusePeople();
  await world.work((work) => askToHost(work, { forumId, institutionId, by: { personId: undefined } }));
  await world.outbox.idle();
  const text = called();
  expect(text).toContain('Apakah LAN bersedia');
  expect(text).toContain('{"mention":"pejabat","userId":"11"}');
  expect(text).not.toContain('BRIN');
});

test('institutions are called in the order of protocol, whoever came in first', async () => {
  const { prisma } = world.database;
  const kinds = {
    bps: 'agency',
    bali: 'province',
    keu: 'ministry',
    pangan: 'coordinating_ministry',
  } as const;
  for (const [index, code] of Object.keys(kinds).entries())
    await addMember(world, { code, telegram: `${31 + index}` });
  for (const [code, kind] of Object.entries(kinds)) {
    await prisma.institution.updateMany({ where: { code }, data: { kind } });
  }
  await announce(world, await addMeeting(world));
  world.telegram.sent.length = 0;
  await passTo(world, Date.parse('2027-01-26T16:00:00+07:00'));
  const text = called();
  const places = ['PANGAN', 'KEU', 'BPS', 'BALI'].map((name) => text.indexOf(`"bold":"${name}"`));
  expect(places).toEqual(places.toSorted((left, right) => left - right));
  expect(places).not.toContain(-1);
});
