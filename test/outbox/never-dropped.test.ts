import { expect, test } from 'vitest';
import { changeMeeting } from '../../src/features/meetings/changing/change.service.ts';
import { detailsOf } from '../../src/features/meetings/rules.ts';
import { findMeeting } from '../../src/features/meetings/store.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, answer, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

/** A member who has said yes to a meeting, with these settings. */
async function comingMember(
  settings: {
    readonly reminderLevel?: 'all' | 'few';
    readonly quietFrom?: string;
    readonly quietUntil?: string;
  },
  meeting: Record<string, unknown> = {},
): Promise<void> {
  const { institutionId, personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  await world.database.prisma.person.update({ where: { id: personId }, data: settings });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, meeting);
  await announce(world, meetingId);
  await answer(world, meetingId, institutionId, 'attending');
  world.telegram.sent.length = 0;
}

/** Lets time pass and tells at which of the moments the member got a private message. */
async function heardAt(moments: readonly string[]): Promise<readonly string[]> {
  const heard: string[] = [];
  for (const moment of moments) {
    world.telegram.sent.length = 0;
    await passTo(world, Date.parse(`${moment}:00+07:00`));
    if (world.telegram.sent.some(({ target }) => target === 'person 11')) heard.push(moment);
  }
  return heard;
}

const DAY = ['2027-02-04T16:00', '2027-02-05T06:30', '2027-02-05T08:00', '2027-02-05T09:00'];

test('who is quiet until the meeting begins is reminded in the morning all the same', async () => {
  await comingMember({ quietFrom: '20:00', quietUntil: '09:00' });
  expect(await heardAt(DAY)).toEqual(['2027-02-04T16:00', '2027-02-05T06:30']);
});

test('who also wants few reminders is told on the eve, while it is not quiet', async () => {
  await comingMember({ reminderLevel: 'few' as const, quietFrom: '20:00', quietUntil: '09:00' });
  expect(await heardAt(DAY)).toContain('2027-02-04T16:00');
});

test('who wants few reminders and wakes in time is told once, in the morning', async () => {
  await comingMember({ reminderLevel: 'few' as const, quietFrom: '20:00', quietUntil: '08:00' });
  expect(await heardAt(DAY)).toEqual(['2027-02-05T08:00']);
});

test('the morning of a meeting on a quiet Sunday is not put off to Monday', async () => {
  const sunday = new Date(STARTS_AT + 2 * DAY_MS);
  await comingMember({ reminderLevel: 'few' as const }, { startsAt: sunday });
  expect(await heardAt(['2027-02-06T16:00', '2027-02-07T06:30', '2027-02-08T06:00'])).toEqual([
    '2027-02-07T06:30',
  ]);
});

test('the last call before a deadline on a quiet Sunday comes before the deadline', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world, { answerBy: new Date('2027-01-31T22:00:00+07:00') }));
  const moments = ['2027-01-30T22:00', '2027-01-31T06:00', '2027-01-31T22:00', '2027-02-01T06:00'];
  expect(await heardAt(moments)).toEqual(['2027-01-31T06:00']);
});

test('a change made on Saturday night is told before Monday, a day before the meeting', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world, { startsAt: new Date('2027-02-08T09:00:00+07:00') }));
  await passTo(world, ANSWER_BY - 7 * DAY_MS);
  world.clock.set(Date.parse('2027-02-06T20:30:00+07:00'));
  await world.work(async (work) => {
    const meeting = await work.db.meeting.findFirstOrThrow();
    const found = await findMeeting(work.db, { forumId: world.forumId, id: meeting.id });
    if (found === undefined) throw new Error('no such meeting');
    const details = { ...detailsOf(found), startsAt: Date.parse('2027-02-08T07:00:00+07:00') };
    const outcome = await changeMeeting(work, { meeting: found, details, reason: 'x' });
    if (!outcome.ok) throw new Error(outcome.reason);
  });
  await world.outbox.idle();
  const moments = ['2027-02-06T21:00', '2027-02-07T06:59', '2027-02-07T07:00', '2027-02-08T06:00'];
  expect(await heardAt(moments)).toEqual(['2027-02-07T07:00']);
});
