import { beforeEach, expect, test } from 'vitest';
import { cancelMeeting, changeMeeting } from '../../src/features/meetings/changing/change.service.ts';
import { detailsOf } from '../../src/features/meetings/rules.ts';
import { findMeeting } from '../../src/features/meetings/store.ts';
import { DAY_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import type { Meeting } from '../../src/model/meeting.ts';
import type { Work } from '../../src/model/work.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, bindChat, passTo, STARTS_AT } from './world.ts';

const REMINDED_AT = ANSWER_BY - 7 * DAY_MS;

const world = useWorld();
let id: number;
beforeEach(async () => {
  for (const telegram of ['11', '12'])
    await addMember(world, { code: `i${telegram}`, telegram, started: true });
  await bindChat(world, 'telegram', '-100');
  id = await addMeeting(world);
});

/** Holds all messages back, and gives what lets them go. */
function holdBack(): { readonly held: () => number; readonly letGo: () => void } {
  const gate = Promise.withResolvers<void>();
  let held = 0;
  world.telegram.hold = () => {
    held += 1;
    return gate.promise;
  };
  const letGo = (): void => {
    world.telegram.hold = async () => {};
    gate.resolve();
  };
  return { held: () => held, letGo };
}

function withMeeting(
  body: (work: Work, meeting: Meeting) => Promise<{ readonly ok: boolean }>,
): Promise<void> {
  return world.work(async (work) => {
    const meeting = await findMeeting(work.db, { forumId: world.forumId, id });
    if (meeting === undefined || !(await body(work, meeting)).ok) throw new Error('not changed');
  });
}

function move(days: number): Promise<void> {
  return withMeeting((work, meeting) => {
    const details = { ...detailsOf(meeting), answerBy: undefined, startsAt: STARTS_AT + days * DAY_MS };
    return changeMeeting(work, { meeting, details, reason: '' });
  });
}

/** The two reminders are being sent, with the date as it is now. */
async function whileBeingReminded(change: () => Promise<void>): Promise<void> {
  await announce(world, id);
  world.telegram.sent.length = 0;
  const { held, letGo } = holdBack();
  world.clock.set(REMINDED_AT);
  await world.scheduler.tick();
  await expect.poll(held).toBe(2);
  await change();
  await world.outbox.tick();
  letGo();
  await world.outbox.idle();
}

const sentTo = (target: string): string[] =>
  world.telegram.sent
    .filter((one) => one.target === target)
    .map(({ message }) => message.summary.split(' ')[0] ?? '');

test('who was just being reminded with the old date is told of the new one afterwards', async () => {
  await whileBeingReminded(() => move(7));
  expect(JSON.stringify(world.telegram.sent)).toContain('5 Februari 2027');
  await passTo(world, REMINDED_AT + MINUTE_MS);
  for (const target of ['person 11', 'person 12']) expect(sentTo(target)).toEqual(['Mohon', 'Perubahan']);
  expect(sentTo('chat -100')).toEqual(['Perubahan']);
});

test('whom the reminder did not reach hears of no change, and gets the reminder with the new date', async () => {
  world.telegram.refuse = (target) =>
    target === 'person 12' ? new DeliveryError('transient', { reason: '502' }) : undefined;
  await whileBeingReminded(() => move(7));
  await passTo(world, REMINDED_AT + 2_000);
  expect(sentTo('person 11')).toEqual(['Mohon', 'Perubahan']);
  world.telegram.refuse = () => undefined;
  await passTo(world, ANSWER_BY + MINUTE_MS);
  expect(sentTo('person 12')).toEqual(['Mohon']);
  const reminder = world.telegram.sent.find(({ target }) => target === 'person 12');
  expect(JSON.stringify(reminder?.message)).toContain('12 Februari 2027');
  const skipped = await world.database.prisma.delivery.findMany({
    where: { notice: { kind: 'change' }, state: 'skipped' },
  });
  expect(skipped.map(({ reason }) => reason)).toEqual(['never-told']);
});

test('who was just being reminded of a meeting that is cancelled is told so afterwards', async () => {
  await whileBeingReminded(() =>
    withMeeting((work, meeting) => cancelMeeting(work, { meeting, reason: 'libur' })),
  );
  await passTo(world, REMINDED_AT + MINUTE_MS);
  for (const target of ['person 11', 'person 12']) expect(sentTo(target)).toEqual(['Mohon', 'Pertemuan']);
});

test('a change does not overtake the invitation that a group is just being sent', async () => {
  const { held, letGo } = holdBack();
  const announced = announce(world, id);
  await expect.poll(held).toBe(1);
  await move(7);
  await world.outbox.tick();
  const waits = () => world.database.prisma.delivery.count({ where: { state: 'queued', reason: 'pace' } });
  await expect.poll(waits).toBe(1);
  letGo();
  await announced;
  await passTo(world, world.clock.now() + 2_000);
  expect(sentTo('chat -100')).toEqual(['Undangan', 'Perubahan']);
});

test('a message that hangs for a minute holds no change back any longer', async () => {
  const { held, letGo } = holdBack();
  const announced = announce(world, id);
  await expect.poll(held).toBe(1);
  await move(7);
  await world.outbox.tick();
  world.telegram.hold = async () => {};
  world.clock.advance(MINUTE_MS);
  await world.outbox.tick();
  await expect.poll(() => sentTo('chat -100')).toEqual(['Perubahan']);
  letGo();
  await announced;
});

test('a message is not written from before a change that is just being made', async () => {
  await announce(world, id);
  world.telegram.sent.length = 0;
  world.clock.set(REMINDED_AT);
  let ticking: Promise<void> | undefined;
  const isReminded = async () =>
    (await world.database.prisma.delivery.count({ where: { personId: { not: null }, state: 'sending' } })) ===
    2;
  await withMeeting(async (work, meeting) => {
    const details = { ...detailsOf(meeting), startsAt: STARTS_AT + 3 * DAY_MS };
    const changed = await changeMeeting(work, { meeting, details, reason: '' });
    ticking = world.scheduler.tick();
    await expect.poll(isReminded).toBe(true);
    return changed;
  });
  await ticking;
  await world.outbox.idle();
  await passTo(world, REMINDED_AT + MINUTE_MS);
  const toPersons = world.telegram.sent.filter(({ target }) => target.startsWith('person'));
  expect(JSON.stringify(toPersons)).not.toContain('5 Februari 2027');
  for (const target of ['person 11', 'person 12']) expect(sentTo(target)).toEqual(['Mohon']);
});
