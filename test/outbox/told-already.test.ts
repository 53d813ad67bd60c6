import { beforeEach, expect, test } from 'vitest';
import { manualReminder } from '../../src/features/reminders/manual-reminder.notice.ts';
import type { ReminderAudience } from '../../src/features/reminders/types.ts';
import { DAY_MS, HOUR_MS } from '../../src/lib/clock.ts';
import { planNotice } from '../../src/notices/service.ts';
import { titlesIn, useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, bindChat, passTo } from './world.ts';

const LAST = ANSWER_BY - DAY_MS;

const world = useWorld();
let personId: number;
let meetingId: number;
beforeEach(async () => {
  const host = await addMember(world, { code: 'lan', telegram: '11', started: true });
  personId = host.personId;
  await bindChat(world, 'telegram', '-100');
  meetingId = await addMeeting(world, { hostInstitutionId: host.institutionId });
  await announce(world, meetingId);
});

/** A reminder as the chair orders it, to the host. */
function order(audience: ReminderAudience): Promise<unknown> {
  return world.work((work) =>
    planNotice(work, {
      ...{ forumId: world.forumId, kind: manualReminder, key: 'manualReminder:1', meetingId },
      facts: { proposalId: 1, audience },
      dueAt: work.now,
      targets: [{ kind: 'person', personId }],
      priority: 5,
    }),
  );
}

test.each([
  ['host', ['Mohon']],
  ['all', []],
  ['unanswered', []],
] as const)(
  'after a reminder ordered for %s, the host who has not answered gets %j',
  async (audience, got) => {
    // On the Friday before: nothing else is due on the day itself.
    await passTo(world, LAST - 3 * DAY_MS);
    world.clock.set(LAST - HOUR_MS);
    await order(audience);
    await world.outbox.idle();
    world.telegram.sent.length = 0;
    await passTo(world, LAST);
    expect(titlesIn(world)).toEqual(got);
  },
);

test('what is ordered for the host takes nothing from the answer reminder that waits beside it', async () => {
  await world.database.prisma.person.update({
    where: { id: personId },
    data: { quietFrom: '15:00', quietUntil: '17:00' },
  });
  await passTo(world, LAST);
  world.telegram.sent.length = 0;
  world.clock.set(LAST + HOUR_MS);
  await order('host');
  await world.outbox.idle();
  expect(titlesIn(world).toSorted()).toEqual(['Mohon', 'Pengingat']);
});
