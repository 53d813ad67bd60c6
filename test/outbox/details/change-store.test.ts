import { afterEach, beforeEach, expect, test } from 'vitest';
import { detailsOf } from '../../../src/domain/meetings/rules.ts';
import { changeMeeting } from '../../../src/domain/meetings/service.ts';
import { findMeeting } from '../../../src/domain/meetings/store.ts';
import { HOUR_MS } from '../../../src/lib/clock.ts';
import {
  addMeeting,
  addMember,
  announce,
  bindChat,
  makeWorld,
  passTo,
  STARTS_AT,
  type World,
} from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

async function move(meetingId: number, startsAt: number): Promise<void> {
  const done = await world.work(async (work) => {
    const meeting = await findMeeting(work.db, { forumId: world.forumId, id: meetingId });
    if (meeting === undefined) throw new Error('no such meeting');
    return changeMeeting(work, { meeting, details: { ...detailsOf(meeting), startsAt }, reason: '' });
  });
  if (!done.ok) throw new Error(done.reason);
  await world.outbox.idle();
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
