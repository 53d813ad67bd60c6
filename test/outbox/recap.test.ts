import { expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import type { GrantedRole } from '../../src/model/actor.ts';
import { useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, answer, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

test('answers asked for until the start are summed up when the meeting begins', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const { forumId, database } = world;
  const grantedAt = new Date(world.clock.now());
  await database.prisma.roleGrant.create({
    data: { forumId, personId, role: 'secretariat' as const, grantedAt },
  });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world, { answerBy: new Date(STARTS_AT) }));
  await passTo(world, STARTS_AT - MINUTE_MS);
  world.telegram.sent.length = 0;
  await passTo(world, STARTS_AT + MINUTE_MS);
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 11']);
  expect(world.telegram.sent[0]?.message.summary).toContain('Rekap');
});

/** Two institutions with notes to their answers; LAN is host. Who reads is in the test. */
async function notedMeeting(
  answerBy: number,
): Promise<Record<'lan' | 'bkn' | 'bps', { readonly institutionId: number; readonly personId: number }>> {
  const lan = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const bkn = await addMember(world, { code: 'bkn', telegram: '12', started: true });
  const bps = await addMember(world, { code: 'bps', telegram: '13', started: true });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, {
    answerBy: new Date(answerBy),
    hostInstitutionId: lan.institutionId,
  });
  await announce(world, meetingId);
  for (const [{ institutionId }, value, note] of [
    [lan, 'attending', 'alergi udang'],
    [bkn, 'attending', 'plat B 1 XY'],
    [bps, 'not_attending', 'dinas luar'],
  ] as const) {
    await answer(world, meetingId, institutionId, value);
    await world.database.prisma.rsvp.updateMany({ where: { meetingId, institutionId }, data: { note } });
  }
  return { lan, bkn, bps };
}

async function grant(personId: number, role: GrantedRole): Promise<void> {
  const { forumId, database, clock } = world;
  const grantedAt = new Date(clock.now());
  await database.prisma.roleGrant.create({ data: { forumId, personId, role, grantedAt } });
}

const loseRole = (personId: number, role: GrantedRole) =>
  world.database.prisma.roleGrant.deleteMany({ where: { personId, role } });

/** What the recap says to each who gets it; their buttons too. */
function recaps(): Readonly<Record<string, string>> {
  const all = world.telegram.sent.filter(({ message }) => message.summary.includes('Rekap'));
  return Object.fromEntries(all.map(({ target, message }) => [target, JSON.stringify(message)]));
}

test('in one recap each reads the notes that are theirs to read: the secretariat all, the chair reasons and their own', async () => {
  const { lan, bkn } = await notedMeeting(ANSWER_BY);
  const outsider = await addMember(world, { code: 'anri', telegram: '14', started: true });
  await grant(outsider.personId, 'chair');
  await grant(bkn.personId, 'chair');
  await grant(lan.personId, 'secretariat');
  await passTo(world, ANSWER_BY + MINUTE_MS);
  const read = recaps();
  expect(Object.keys(read).toSorted()).toEqual(['person 11', 'person 12', 'person 14']);
  for (const note of ['udang', 'plat B', 'dinas luar']) expect(read['person 11']).toContain(note);
  expect(read['person 14']).toContain('dinas luar');
  expect(read['person 14']).not.toMatch(/udang|plat/);
  expect(read['person 12']).toContain('plat B 1 XY');
  expect(read['person 12']).not.toContain('udang');
});

test('the host of that meeting reads its notes whatever else they are, the host of another one does not', async () => {
  const { lan, bps } = await notedMeeting(ANSWER_BY);
  await addMeeting(world, {
    number: 43,
    startsAt: new Date(STARTS_AT + 60 * DAY_MS),
    hostInstitutionId: bps.institutionId,
  });
  await grant(lan.personId, 'chair');
  await grant(bps.personId, 'chair');
  await passTo(world, ANSWER_BY + MINUTE_MS);
  expect(recaps()['person 11']).toContain('plat B 1 XY');
  expect(recaps()['person 13']).not.toMatch(/udang|plat/);
});

test('who became chair, or lost everything, between planning and sending gets what they may read at sending', async () => {
  const night = Date.parse('2027-02-02T21:00:00+07:00');
  const { lan, bkn, bps } = await notedMeeting(night);
  await grant(bkn.personId, 'secretariat');
  await grant(bps.personId, 'secretariat');
  await grant(lan.personId, 'chair');
  await passTo(world, night + MINUTE_MS);
  expect(recaps()).toEqual({});
  await loseRole(bkn.personId, 'secretariat');
  await grant(bkn.personId, 'chair');
  await loseRole(bps.personId, 'secretariat');
  await world.database.prisma.meeting.updateMany({ data: { hostInstitutionId: bps.institutionId } });
  await loseRole(lan.personId, 'chair');
  await passTo(world, Date.parse('2027-02-03T06:01:00+07:00'));
  const read = recaps();
  expect(Object.keys(read).toSorted()).toEqual(['person 12', 'person 13']);
  expect(read['person 12']).not.toContain('udang');
  expect(read['person 13']).toMatch(/udang/);
  expect(read['person 13']).not.toContain('ingatkan|');
  const { reason } = await world.database.prisma.delivery.findFirstOrThrow({
    where: { personId: lan.personId, notice: { kind: 'recap' } },
  });
  expect(reason).toBe('not-concerned');
});
