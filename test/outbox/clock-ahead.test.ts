import { expect, test } from 'vitest';
import { announceMeeting } from '../../src/features/meetings/announcing/announce.service.ts';
import { findMeeting } from '../../src/features/meetings/store.ts';
import { eve } from '../../src/features/reminders/eve.notice.ts';
import { DAY_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import type { NoFacts } from '../../src/notices/kind.ts';
import { listLedger } from '../../src/notices/ledger/ledger.store.ts';
import { planNotice } from '../../src/notices/service.ts';
import { insertSkippedNotice } from '../../src/notices/store.ts';
import type { NewNotice } from '../../src/notices/types.ts';
import { titlesIn, useWorld } from './rig.ts';
import {
  ANSWER_BY,
  addMeeting,
  addMember,
  announce,
  answer,
  BEGIN,
  bindChat,
  passTo,
  STARTS_AT,
} from './world.ts';

const world = useWorld();

async function skippedKinds(meetingId: number): Promise<readonly string[]> {
  const ledger = await listLedger(world.database.prisma, { forumId: world.forumId, meetingId });
  return ledger.filter(({ isSkipped }) => isSkipped).map(({ kind }) => kind);
}

test('what a clock far ahead took for missed is recorded, and sent once the clock is right', async () => {
  const { institutionId, personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const grant = {
    forumId: world.forumId,
    personId,
    role: 'secretariat' as const,
    grantedAt: new Date(BEGIN),
  };
  await world.database.prisma.roleGrant.create({ data: grant });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await passTo(world, BEGIN + 60 * DAY_MS);
  const before = ['answerReminder', 'answerReminder', 'answerReminder', 'libraryReading', 'recap'];
  const around = ['eve', 'morning', 'morningRecap', 'minutesReminder', 'minutesReminder'];
  expect((await skippedKinds(meetingId)).toSorted()).toEqual([...before, ...around].toSorted());
  world.telegram.sent.length = 0;
  for (const days of [7, 4, 1]) await passTo(world, ANSWER_BY - days * DAY_MS + MINUTE_MS);
  await answer(world, meetingId, institutionId, 'attending');
  await passTo(world, ANSWER_BY + MINUTE_MS);
  await passTo(world, Date.parse('2027-02-04T16:01:00+07:00'));
  await passTo(world, Date.parse('2027-02-05T06:31:00+07:00'));
  expect(titlesIn(world)).toEqual(['Mohon', 'Mohon', 'Mohon', 'Rekap', 'Pertemuan', 'Pertemuan']);
  expect(await skippedKinds(meetingId)).toEqual(['minutesReminder', 'minutesReminder']);
});

test('a draft whose announcement a clock far ahead took for missed can still be announced, once', async () => {
  await bindChat(world, 'telegram', '-100');
  const id = await addMeeting(world, { announceAt: new Date(BEGIN + DAY_MS) });
  await passTo(world, STARTS_AT + MINUTE_MS);
  expect(await skippedKinds(id)).toEqual(['announcement']);
  world.clock.set(BEGIN);
  const draft = await findMeeting(world.database.prisma, { forumId: world.forumId, id });
  if (draft === undefined) throw new Error('no such meeting');
  const attempts = [1, 2].map(() => world.work((work) => announceMeeting(work, { meeting: draft })));
  const outcomes = await Promise.all(attempts);
  await world.outbox.idle();
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(titlesIn(world)).toEqual(['Undangan']);
  expect(await skippedKinds(id)).toEqual([]);
});

test('a notice that was sent, or skipped by a right clock, is never planned again', async () => {
  const meetingId = await addMeeting(world);
  const notice = (key: string): NewNotice<NoFacts> => ({
    ...{ forumId: world.forumId, kind: eve, key, meetingId, facts: {}, dueAt: BEGIN, targets: [] },
    priority: 0,
  });
  const skip = (key: string) =>
    insertSkippedNotice(world.database.prisma, {
      skipped: { forumId: world.forumId, kind: 'eve', key, meetingId, dueAt: BEGIN, reason: 'too-late' },
      now: world.clock.now(),
    });
  const plan = (key: string) => world.work((work) => planNotice(work, notice(key)));
  world.clock.set(STARTS_AT);
  expect(await plan('sent')).toBe(true);
  expect(await skip('skipped')).toBe(true);
  expect(await plan('skipped')).toBe(false);
  world.clock.set(BEGIN);
  expect(await plan('sent')).toBe(false);
  expect(await skip('sent')).toBe(false);
  expect(await skip('skipped')).toBe(true);
  expect(await plan('skipped')).toBe(false);
});

test('of two processes that plan what was skipped ahead, one does', async () => {
  const meetingId = await addMeeting(world);
  const { forumId } = world;
  const skipped = { forumId, kind: 'eve', key: 'one', meetingId, dueAt: BEGIN, reason: 'too-late' } as const;
  await insertSkippedNotice(world.database.prisma, { skipped, now: STARTS_AT });
  const notice: NewNotice<NoFacts> = {
    ...{ forumId, kind: eve, key: 'one', meetingId, facts: {}, dueAt: BEGIN, targets: [], priority: 0 },
  };
  const plans = [1, 2, 3].map(() => world.work((work) => planNotice(work, notice)));
  expect((await Promise.all(plans)).toSorted()).toEqual([false, false, true]);
});
