import { expect, test } from 'vitest';
import { type ChangeFacts, change } from '../../src/features/meetings/changing/change.notice.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { planNotice } from '../../src/notices/service.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { announcedMeeting, targetsIn, useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, answer, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

async function planChange(meetingId: number, personId: number, facts: ChangeFacts): Promise<void> {
  await world.work((work) =>
    planNotice(work, {
      forumId: world.forumId,
      kind: change,
      key: `test ${facts.what} ${facts.fields.join()}`,
      meetingId,
      facts,
      dueAt: work.now,
      targets: [{ kind: 'person', personId }],
      priority: 10,
    }),
  );
  await world.outbox.idle();
}

test('a reminder that falls into the night waits until morning in the zone of its reader', async () => {
  await addMember(world, { code: 'west', telegram: '11', started: true });
  await addMember(world, { code: 'east', telegram: '12', started: true, zone: 'Asia/Jayapura' });
  const deadline = Date.parse('2027-02-02T18:30:00+07:00');
  await announcedMeeting(world, { answerBy: new Date(deadline) });
  await passTo(world, deadline - 7 * DAY_MS);
  expect(targetsIn(world)).toEqual(['person 11']);
  await passTo(world, Date.parse('2027-01-27T05:59:00+09:00'));
  expect(targetsIn(world)).toEqual(['person 11']);
  await passTo(world, Date.parse('2027-01-27T06:00:00+09:00'));
  expect(targetsIn(world)).toEqual(['person 11', 'person 12']);
});

test('a change waits for the morning unless the meeting is cancelled or within a day', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const meetingId = await announcedMeeting(world);
  world.clock.set(Date.parse('2027-01-12T23:00:00+07:00'));
  await planChange(meetingId, personId, { what: 'changed', reason: '', fields: ['place'] });
  expect(targetsIn(world)).toEqual([]);
  await planChange(meetingId, personId, {
    what: 'postponed',
    reason: '',
    fields: ['startsAt'],
    previousStartsAt: world.clock.now() + 10 * HOUR_MS,
  });
  expect(targetsIn(world)).toEqual(['person 11']);
  await planChange(meetingId, personId, { what: 'cancelled', reason: 'x', fields: [] });
  expect(targetsIn(world)).toEqual(['person 11', 'person 11']);
});

test('what is due for one person at one moment is one message, with buttons that name the meeting', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await announcedMeeting(world);
  const second = await addMeeting(world, { number: 43, startsAt: new Date(STARTS_AT + HOUR_MS) });
  await announce(world, second);
  world.telegram.sent.length = 0;
  await passTo(world, ANSWER_BY - 7 * DAY_MS);
  expect(targetsIn(world)).toEqual(['person 11']);
  const texts = world.telegram.sent[0]?.message.buttons.flat().map(({ text }) => text);
  expect(texts).toContain('Hadir (42)');
  expect(texts).toContain('Hadir (43)');
});

test('who holds two seats gets one message that names both', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const { prisma } = world.database;
  const other = await addMember(world, { code: 'brin' });
  await prisma.seatHolder.updateMany({ where: { personId: other.personId }, data: { personId } });
  await announcedMeeting(world);
  await passTo(world, ANSWER_BY - 7 * DAY_MS);
  expect(targetsIn(world)).toEqual(['person 11']);
  expect(JSON.stringify(world.telegram.sent[0]?.message)).toContain('konfirmasi LAN, BRIN');
});

test('who answers between planning and sending is not reminded', async () => {
  const { institutionId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const deadline = Date.parse('2027-02-02T22:00:00+07:00');
  const meetingId = await announcedMeeting(world, { answerBy: new Date(deadline) });
  await passTo(world, deadline - 7 * DAY_MS);
  await answer(world, meetingId, institutionId, 'attending');
  await passTo(world, deadline - 7 * DAY_MS + 9 * HOUR_MS);
  expect(targetsIn(world)).toEqual([]);
  const [delivery] = await world.database.prisma.delivery.findMany({ where: { personId: { not: null } } });
  expect(delivery).toMatchObject({ state: 'skipped', reason: 'answered' });
});

test('who wants few reminders gets the last one of each kind', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await world.database.prisma.person.updateMany({ data: { reminderLevel: 'few' } });
  await announcedMeeting(world);
  for (const days of [7, 3, 1]) await passTo(world, ANSWER_BY - days * DAY_MS + MINUTE_MS);
  expect(targetsIn(world)).toEqual(['person 11']);
});

test('a moved meeting gets its reminders at the new moments, and what was planned for the old ones is dropped', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  const deadline = Date.parse('2027-02-02T22:00:00+07:00');
  const meetingId = await announcedMeeting(world, { answerBy: new Date(deadline) });
  await passTo(world, deadline - 7 * DAY_MS);
  const later = ANSWER_BY + 7 * DAY_MS;
  await world.database.prisma.meeting.update({
    where: { id: meetingId },
    data: { startsAt: new Date(STARTS_AT + 7 * DAY_MS), answerBy: new Date(later) },
  });
  await passTo(world, deadline - 7 * DAY_MS + 9 * HOUR_MS);
  expect(targetsIn(world)).toEqual([]);
  await passTo(world, later - 7 * DAY_MS);
  expect(targetsIn(world)).toEqual(['person 11']);
});

test('a change that waited for the morning is not sent once the meeting is cancelled or has begun', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const meetingId = await announcedMeeting(world);
  world.clock.set(Date.parse('2027-01-20T21:00:00+07:00'));
  await planChange(meetingId, personId, { what: 'changed', reason: '', fields: ['place'] });
  await world.database.prisma.meeting.update({ where: { id: meetingId }, data: { state: 'cancelled' } });
  await planChange(meetingId, personId, { what: 'cancelled', reason: 'libur', fields: [] });
  expect(targetsIn(world)).toEqual(['person 11']);
  await passTo(world, Date.parse('2027-01-21T06:00:00+07:00'));
  expect(targetsIn(world)).toEqual(['person 11']);
  await world.database.prisma.meeting.update({ where: { id: meetingId }, data: { state: 'announced' } });
  world.clock.set(STARTS_AT);
  await planChange(meetingId, personId, { what: 'changed', reason: '', fields: ['dress'] });
  expect(targetsIn(world)).toEqual(['person 11']);
});

test('of changes that waited the last one tells all, and the others are left out', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const meetingId = await announcedMeeting(world);
  world.clock.set(Date.parse('2027-01-20T21:00:00+07:00'));
  for (const [what, fields] of [
    ['postponed', ['startsAt']],
    ['changed', ['place']],
    ['changed', ['place', 'dress']],
  ] as const)
    await planChange(meetingId, personId, { what, reason: '', fields });
  await passTo(world, Date.parse('2027-01-21T06:00:00+07:00'));
  expect(targetsIn(world)).toEqual(['person 11']);
  expect(JSON.stringify(world.telegram.sent[0]?.message)).toContain('Yang berubah: waktu, tempat, pakaian.');
  const skipped = await world.database.prisma.delivery.findMany({ where: { state: 'skipped' } });
  expect(skipped.map(({ reason }) => reason)).toEqual(['told-already', 'told-already']);
});

test('a reminder whose moment passed says so, and not that the meeting moved', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await announcedMeeting(world);
  world.telegram.refuse = () => new DeliveryError('transient', { reason: '502' });
  await passTo(world, ANSWER_BY - DAY_MS);
  await passTo(world, ANSWER_BY + HOUR_MS);
  const reminder = await world.database.prisma.delivery.findFirstOrThrow({
    where: { personId: { not: null }, notice: { dueAt: new Date(ANSWER_BY - DAY_MS) } },
  });
  expect(reminder).toMatchObject({ state: 'skipped', reason: 'too-late' });
});
