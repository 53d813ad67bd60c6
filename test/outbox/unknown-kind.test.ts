import { expect, test } from 'vitest';
import { eve } from '../../src/features/reminders/eve.notice.ts';
import type { NoticeKind } from '../../src/notices/kind.ts';
import { planNotice } from '../../src/notices/service.ts';
import { targetsIn, useWorld } from './rig.ts';
import { addMeeting, addMember, BEGIN, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

/** As a newer version, or a damaged row, would leave it. */
async function plan(kind: NoticeKind, facts: unknown): Promise<void> {
  const { personId } = await addMember(world, { code: kind.name, telegram: '11', started: true });
  await world.work((work) =>
    planNotice(work, {
      ...{ forumId: world.forumId, meetingId: null, kind, key: kind.name, facts, dueAt: BEGIN, priority: 0 },
      targets: [{ kind: 'person', personId }],
    }),
  );
  await world.outbox.idle();
}

test.each([
  ['of a kind that this version does not know', { ...eve, name: 'fromTomorrow' }, {}],
  ['whose facts cannot be read', { ...eve, name: 'hostReminder' }, { daysLeft: 'seven' }],
])('a notice %s is told in the log, tried again, and holds up no other', async (_which, kind, facts) => {
  await plan(kind, facts);
  expect(targetsIn(world)).toEqual([]);
  expect(world.logLines.join('')).toContain('notice could not be composed');
  const [delivery] = await world.database.prisma.delivery.findMany();
  expect(delivery).toMatchObject({ state: 'queued', reason: 'compose', attempts: 1 });
  await addMeeting(world, { announcedAt: new Date(BEGIN), state: 'announced' });
  const other = await addMember(world, { code: 'lan', telegram: '12', started: true });
  await world.database.prisma.meeting.updateMany({ data: { hostInstitutionId: other.institutionId } });
  await passTo(world, STARTS_AT - 14 * 86_400_000);
  expect(targetsIn(world)).toEqual(['person 12']);
});
