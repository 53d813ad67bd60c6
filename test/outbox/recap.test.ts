import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/lib/clock.ts';
import {
  addMeeting,
  addMember,
  announce,
  bindChat,
  makeWorld,
  passTo,
  STARTS_AT,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test('answers asked for until the start are summed up when the meeting begins', async () => {
  const { personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const { forumId, database } = world;
  const grantedAt = new Date(world.clock.now());
  await database.prisma.roleGrant.create({ data: { forumId, personId, role: 'sekretariat', grantedAt } });
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world, { answerBy: new Date(STARTS_AT) }));
  await passTo(world, STARTS_AT - MINUTE_MS);
  world.telegram.sent.length = 0;
  await passTo(world, STARTS_AT + MINUTE_MS);
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 11']);
  expect(world.telegram.sent[0]?.message.summary).toContain('Rekap');
});
