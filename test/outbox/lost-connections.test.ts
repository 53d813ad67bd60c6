import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/lib/clock.ts';
import { withClient } from '../support/database-server.ts';
import { useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, bindChat, untilServerIsOld } from './world.ts';

const world = useWorld();

/** Cuts every connection to the world's database, as a restart of the server does. */
async function cutConnections(): Promise<void> {
  const admin = new URL(world.database.url);
  const name = admin.pathname.slice(1);
  await withClient(world.database.url, async (client) => {
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [name],
    );
  });
}

test('connections that are cut while messages are on their way double none and lose none', async () => {
  for (let index = 0; index < 20; index += 1) {
    await addMember(world, { code: `i${index}`, telegram: String(1_000 + index), started: true });
  }
  await bindChat(world, 'telegram', '-100');
  await announce(world, await addMeeting(world));
  world.telegram.sent.length = 0;
  const other = await world.anotherProcess();
  const gate = Promise.withResolvers<void>();
  let underWay = 0;
  world.telegram.hold = () => {
    underWay += 1;
    return gate.promise;
  };
  world.clock.set(ANSWER_BY - 7 * DAY_MS);
  await world.scheduler.tick();
  await expect.poll(() => underWay).toBe(20);
  await untilServerIsOld(world);
  await cutConnections();
  await expect
    .poll(
      () =>
        other.outbox.tick().then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
  gate.resolve();
  world.telegram.hold = async () => {};
  await world.outbox.idle();
  const targets = world.telegram.sent.map(({ target }) => target);
  expect(targets).toHaveLength(20);
  expect(new Set(targets).size).toBe(20);
  const states = await world.database.prisma.delivery.groupBy({ by: ['state'], _count: true });
  expect(states).toEqual([{ state: 'sent', _count: 21 }]);
});
