import { expect, test } from 'vitest';
import { cancelMeeting, changeMeeting } from '../../src/features/meetings/changing/change.service.ts';
import { detailsOf } from '../../src/features/meetings/rules.ts';
import { findMeeting } from '../../src/features/meetings/store.ts';
import { HOUR_MS } from '../../src/lib/clock.ts';
import type { MeetingDetails } from '../../src/model/meeting.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { textsTo, useWorld } from './rig.ts';
import { addMeeting, addMember, announce, answer, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

async function change(meetingId: number, changes: Partial<MeetingDetails>, reason = ''): Promise<void> {
  const done = await world.work(async (work) => {
    const meeting = await findMeeting(work.db, { forumId: world.forumId, id: meetingId });
    if (meeting === undefined) throw new Error('no such meeting');
    const { answerBy } = meeting;
    return changeMeeting(work, { meeting, details: { ...detailsOf(meeting), answerBy, ...changes }, reason });
  });
  if (!done.ok) throw new Error(done.reason);
  await world.outbox.idle();
}

function move(meetingId: number, startsAt: number): Promise<void> {
  return change(meetingId, { startsAt, answerBy: undefined });
}

const NIGHT = Date.parse('2027-01-12T22:00:00+07:00');
const MORNING = Date.parse('2027-01-13T06:00:00+07:00');

/** An announced meeting, with a member in Papua and one in Jakarta who have answered; nothing sent yet. */
async function announced(overrides: Record<string, unknown> = {}): Promise<number> {
  const members = [
    await addMember(world, { code: 'lan', telegram: '11', started: true }),
    await addMember(world, { code: 'papua', telegram: '12', started: true, zone: 'Asia/Jayapura' }),
  ];
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, overrides);
  await announce(world, meetingId);
  for (const { institutionId } of members) await answer(world, meetingId, institutionId, 'attending');
  const { prisma } = world.database;
  await prisma.rsvp.updateMany({ data: { byPersonId: members[0]?.personId ?? 0 } });
  await prisma.rsvp.updateMany({
    where: { institutionId: members[1]?.institutionId ?? 0 },
    data: { byPersonId: members[1]?.personId ?? 0 },
  });
  world.telegram.sent.length = 0;
  return meetingId;
}

const lastTold = (): string => JSON.stringify(world.telegram.sent.at(-1)?.message);

test('whoever hears of a new time is told the time they knew, however often it was moved in the night', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await move(meetingId, STARTS_AT + HOUR_MS);
  expect(lastTold()).toContain('semula Jumat, 5 Februari 2027 pukul 09.00 WIB, menjadi');
  world.clock.set(Date.parse('2027-01-12T22:00:00+07:00'));
  await move(meetingId, STARTS_AT + 2 * HOUR_MS);
  await move(meetingId, STARTS_AT + 3 * HOUR_MS);
  world.telegram.sent.length = 0;
  await passTo(world, Date.parse('2027-01-13T06:00:00+07:00'));
  expect(world.telegram.sent.length).toBeGreaterThan(0);
  expect(lastTold()).toContain('semula Jumat, 5 Februari 2027 pukul 10.00 WIB, menjadi');
  expect(lastTold()).toContain('pukul 12.00 WIB.');
});

test('two changes of one night are one message to each, which names all that changed and every reason', async () => {
  const meetingId = await announced();
  world.clock.set(NIGHT);
  await change(meetingId, { place: 'Aula BMKG' }, 'Aula Utama direnovasi');
  await move(meetingId, STARTS_AT + HOUR_MS);
  await passTo(world, MORNING);
  for (const target of ['person 11', 'person 12', 'chat -100']) {
    const texts = textsTo(world, target);
    expect(texts, target).toHaveLength(1);
    expect(texts[0]).toContain('Yang berubah: tempat, waktu');
    expect(texts[0]).toContain('semula Jumat, 5 Februari 2027 pukul 09.00 WIB, menjadi');
    expect(texts[0]).toContain('Aula BMKG');
    expect(texts[0]).toContain('Aula Utama direnovasi');
  }
  const { prisma } = world.database;
  const skipped = await prisma.delivery.findMany({ where: { state: 'skipped', notice: { kind: 'change' } } });
  expect(skipped.map(({ reason }) => reason)).toEqual(['told-already', 'told-already', 'told-already']);
});

test('whoever was told of the first change meanwhile is told of the second alone', async () => {
  const meetingId = await announced();
  world.clock.set(NIGHT);
  await change(meetingId, { place: 'Aula BMKG' });
  await passTo(world, Date.parse('2027-01-13T06:00:00+09:00'));
  expect(textsTo(world, 'person 12')).toHaveLength(1);
  await change(meetingId, { dress: 'Batik' });
  await passTo(world, MORNING);
  expect(textsTo(world, 'person 12')[1]).toContain('Yang berubah: pakaian.');
  expect(textsTo(world, 'person 11')).toHaveLength(1);
  expect(textsTo(world, 'person 11')[0]).toContain('Yang berubah: tempat, pakaian.');
  // What was once told with a later change is not told with the next.
  world.clock.advance(4 * HOUR_MS);
  await change(meetingId, { place: 'Aula LAN' });
  expect(textsTo(world, 'person 11')[1]).toContain('Yang berubah: tempat.');
});

test('a meeting moved away from tomorrow is urgent news, also when a harmless change follows at once', async () => {
  const meetingId = await announced({
    startsAt: new Date(NIGHT + 12 * HOUR_MS),
    answerBy: new Date(NIGHT + HOUR_MS),
  });
  world.clock.set(NIGHT);
  let refused = 0;
  world.telegram.refuse = () => {
    refused += 1;
    return new DeliveryError('transient', { reason: '502' });
  };
  await move(meetingId, STARTS_AT);
  expect(refused).toBeGreaterThan(0);
  world.telegram.refuse = () => undefined;
  await change(meetingId, { place: 'Aula BMKG' });
  expect(textsTo(world, 'person 11')).toHaveLength(1);
  expect(textsTo(world, 'person 11')[0]).toContain('semula');
});

test('changes that a cancellation follows are not told', async () => {
  const meetingId = await announced();
  world.clock.set(NIGHT);
  await change(meetingId, { place: 'Aula BMKG' });
  await world.work(async (work) => {
    const meeting = await findMeeting(work.db, { forumId: world.forumId, id: meetingId });
    if (meeting !== undefined) await cancelMeeting(work, { meeting, reason: 'libur' });
  });
  await passTo(world, MORNING);
  expect(textsTo(world, 'person 11')).toHaveLength(1);
  expect(textsTo(world, 'person 11')[0]).toContain('dibatalkan');
});
