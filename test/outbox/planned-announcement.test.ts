import { expect, test } from 'vitest';
import { planAnnouncement } from '../../src/features/meetings/announcing/announce.service.ts';
import { changeMeeting } from '../../src/features/meetings/changing/change.service.ts';
import { detailsOf } from '../../src/features/meetings/rules.ts';
import { findMeeting } from '../../src/features/meetings/store.ts';
import { eve } from '../../src/features/reminders/eve.notice.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { saveKinds } from '../../src/notices/settings/settings.store.ts';
import { targetsIn, useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, BEGIN, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

test('without a bound chat no announcement is planned', async () => {
  const id = await addMeeting(world);
  const plan = () =>
    world.work(async (work) => {
      const meeting = await findMeeting(work.db, { forumId: world.forumId, id });
      return meeting && planAnnouncement(work, { meeting, at: BEGIN + DAY_MS });
    });
  expect(await plan()).toEqual({ ok: false, reason: 'noBoundChat' });
  await bindChat(world, 'telegram', '-100');
  expect((await plan())?.ok).toBe(true);
});

test('the planned announcement of a draft moves along with its meeting', async () => {
  await bindChat(world, 'telegram', '-100');
  const id = await addMeeting(world, { announceAt: new Date(BEGIN + DAY_MS) });
  await world.work(async (work) => {
    const meeting = await findMeeting(work.db, { forumId: world.forumId, id });
    if (meeting === undefined) throw new Error('no such meeting');
    const details = { ...detailsOf(meeting), startsAt: STARTS_AT + 7 * DAY_MS };
    const moved = await changeMeeting(work, { meeting, details, reason: '' });
    expect(moved.ok && moved.value.announceAt).toBe(BEGIN + 8 * DAY_MS);
  });
  await passTo(world, BEGIN + DAY_MS);
  expect(targetsIn(world)).toEqual([]);
  await passTo(world, BEGIN + 8 * DAY_MS);
  expect(targetsIn(world)).toEqual(['chat -100']);
});

test('an announcement that is due without a bound chat is told once to the secretariat, and goes out when one is bound', async () => {
  const { personId } = await addMember(world, { code: 'lpsk', slack: 'U1' });
  const { forumId } = world;
  const grantedAt = new Date(BEGIN);
  await world.database.prisma.roleGrant.create({
    data: { forumId, personId, role: 'secretariat', grantedAt },
  });
  await addMeeting(world, { announceAt: new Date(BEGIN + HOUR_MS) });
  for (const minute of [0, 1, 2]) await passTo(world, BEGIN + HOUR_MS + minute * MINUTE_MS);
  expect(world.slack.sent.map(({ target }) => target)).toEqual(['person U1']);
  expect(JSON.stringify(world.slack.sent[0]?.message)).toContain('Undangan belum dapat diumumkan');
  expect(world.logLines.filter((line) => line.includes('meeting not announced'))).toHaveLength(1);
  await bindChat(world, 'telegram', '-100');
  await passTo(world, BEGIN + HOUR_MS + 3 * MINUTE_MS);
  expect(targetsIn(world)).toEqual(['chat -100']);
});

test('a change of one kind leaves what other kinds owe, and planned announcements', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  await addMeeting(world, { number: 43, announceAt: new Date(ANSWER_BY - 7 * DAY_MS) });
  world.telegram.sent.length = 0;
  world.clock.set(ANSWER_BY - 7 * DAY_MS + 1);
  const schedule = { plan: { enabled: true, offsetsMinutes: [480] } };
  const changes = [{ kind: { ...eve, schedule }, plan: { enabled: true, offsetsMinutes: [600] } }];
  await saveKinds(world.database.prisma, { forumId: world.forumId, changes, now: world.clock.now() });
  await passTo(world, ANSWER_BY - 7 * DAY_MS + MINUTE_MS);
  expect(targetsIn(world).toSorted()).toEqual(['chat -100', 'person 11']);
});
