import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/lib/clock.ts';
import { textsTo, useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, answer, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();
const LATE = 'Konfirmasi setelah batas';

/** LAN is host, with an aide; BKN and BPS answer. */
async function hosted() {
  const lan = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const bkn = await addMember(world, { code: 'bkn', telegram: '12', started: true });
  const bps = await addMember(world, { code: 'bps', telegram: '13', started: true });
  const rina = await addMember(world, { code: 'rina', telegram: '14', started: true });
  const { prisma } = world.database;
  const seat = await prisma.seat.findUniqueOrThrow({ where: { institutionId: lan.institutionId } });
  await prisma.seatHolder.updateMany({
    where: { personId: rina.personId },
    data: { seatId: seat.id, capacity: 'aide' as const },
  });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, { hostInstitutionId: lan.institutionId });
  await announce(world, meetingId);
  await passTo(world, ANSWER_BY - MINUTE_MS);
  return { lan, bkn, bps, rina, meetingId };
}

const lateTo = (target: string): readonly string[] =>
  textsTo(world, target).filter((text) => text.includes(LATE));

const allLate = () => world.telegram.sent.filter(({ message }) => JSON.stringify(message).includes(LATE));

test('the aide of the host is told of late answers in one message, and of later ones in the next; others are not', async () => {
  const { lan, bkn, bps, meetingId } = await hosted();
  await answer(world, meetingId, bkn.institutionId, 'attending');
  await passTo(world, ANSWER_BY + MINUTE_MS);
  expect(allLate()).toEqual([]);
  await answer(world, meetingId, bkn.institutionId, 'not_attending');
  await answer(world, meetingId, lan.institutionId, 'attending');
  await passTo(world, ANSWER_BY + 5 * MINUTE_MS);
  await answer(world, meetingId, bps.institutionId, 'attending');
  await passTo(world, ANSWER_BY + 9 * MINUTE_MS);
  expect(allLate()).toEqual([]);
  await passTo(world, ANSWER_BY + 10 * MINUTE_MS);
  expect(allLate().map(({ target }) => target)).toEqual(['person 14']);
  expect(lateTo('person 14')[0]).toContain('BKN: Tidak hadir (semula Hadir)');
  expect(lateTo('person 14')[0]).toContain('BPS: Hadir (semula belum menjawab)');
  expect(lateTo('person 14')[0]).not.toContain('LAN:');
  await passTo(world, ANSWER_BY + 30 * MINUTE_MS);
  expect(allLate()).toHaveLength(1);
  await answer(world, meetingId, bps.institutionId, 'tentative');
  await passTo(world, ANSWER_BY + 41 * MINUTE_MS);
  expect(lateTo('person 14')[1]).toContain('BPS: Masih dikonfirmasi (semula Hadir)');
  expect(lateTo('person 14')[1]).not.toContain('BKN:');
});

test('two processes tell it once, and what is given in the night is one message in the morning', async () => {
  const { bkn, bps, meetingId } = await hosted();
  const other = await world.anotherProcess();
  await passTo(world, ANSWER_BY + 5 * 60 * MINUTE_MS);
  await answer(world, meetingId, bkn.institutionId, 'attending');
  world.clock.set(ANSWER_BY + 315 * MINUTE_MS);
  await Promise.all([world.scheduler.tick(), other.scheduler.tick()]);
  await answer(world, meetingId, bps.institutionId, 'not_attending');
  await passTo(world, ANSWER_BY + 340 * MINUTE_MS);
  expect(allLate()).toEqual([]);
  await passTo(world, ANSWER_BY + 14 * 60 * MINUTE_MS + MINUTE_MS);
  await other.outbox.idle();
  expect(lateTo('person 14')).toHaveLength(1);
  expect(lateTo('person 14')[0]).toContain('BKN: Hadir');
  expect(lateTo('person 14')[0]).toContain('BPS: Tidak hadir');
});

test('where nobody of the host can be reached the secretariat is told; the recap at the deadline goes to the host too', async () => {
  const { bkn, bps, rina, lan, meetingId } = await hosted();
  await passTo(world, ANSWER_BY + MINUTE_MS);
  const recaps = world.telegram.sent.filter(({ message }) => message.summary.includes('Rekap'));
  expect(recaps.map(({ target }) => target).toSorted()).toEqual(['person 11', 'person 14']);
  const { prisma } = world.database;
  const gone = { where: { personId: { in: [rina.personId, lan.personId] } } };
  await prisma.account.updateMany({ ...gone, data: { revokedAt: new Date(world.clock.now()) } });
  const grantedAt = new Date(world.clock.now());
  const role = 'secretariat' as const;
  await prisma.roleGrant.create({
    data: { forumId: world.forumId, personId: bps.personId, role, grantedAt },
  });
  await answer(world, meetingId, bkn.institutionId, 'attending');
  await passTo(world, ANSWER_BY + 15 * MINUTE_MS);
  expect(allLate().map(({ target }) => target)).toEqual(['person 13']);
});

test('what is answered in the last minute before the meeting is told when it has begun', async () => {
  const { bkn, meetingId } = await hosted();
  await passTo(world, STARTS_AT - MINUTE_MS / 2);
  await answer(world, meetingId, bkn.institutionId, 'attending');
  await passTo(world, STARTS_AT + MINUTE_MS / 2);
  expect(lateTo('person 14')).toHaveLength(1);
  expect(lateTo('person 14')[0]).toContain('BKN: Hadir');
});
