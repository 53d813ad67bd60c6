import { afterEach, beforeEach, expect, test } from 'vitest';
import { listLostPeople } from '../../src/domain/reminders/unreachable/store.ts';
import { DAY_MS, HOUR_MS } from '../../src/lib/clock.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import {
  ANSWER_BY,
  addMeeting,
  addMember,
  announce,
  bindChat,
  makeWorld,
  passTo,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const FIRST = ANSWER_BY - 7 * DAY_MS;

async function lost(): Promise<readonly number[]> {
  const forums = await listLostPeople(world.database.prisma, world.clock.now());
  return forums.flatMap(({ personIds }) => personIds);
}

test('whoever never opened a chat is named once their institution was called in the group', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11' });
  await addMember(world, { code: 'bkn', slack: 'U2' });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  expect(await lost()).toEqual([]);
  await passTo(world, FIRST);
  expect(await lost()).toEqual([personId]);
});

test('whoever turns out to be out of reach a day after the notice was made is named too', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  world.telegram.refuse = () => new DeliveryError('transient', '502');
  await passTo(world, FIRST);
  await passTo(world, FIRST + DAY_MS + HOUR_MS);
  world.telegram.refuse = () => new DeliveryError('unreachable', 'blocked');
  await passTo(world, FIRST + DAY_MS + 2 * HOUR_MS);
  expect(await lost()).toEqual([personId]);
});
