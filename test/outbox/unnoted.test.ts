import { expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { DAY_MS } from '../../src/lib/clock.ts';
import { listTrouble } from '../../src/notices/ledger/ledger.store.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, bindChat, orderAnnouncement, passTo } from './world.ts';

const world = useWorld({ sleep: async () => {} });

/** The database refuses, for a reason that waiting does not mend, every change of a row of that table that fits. */
async function refuseChanges(table: 'delivery' | 'notice', condition: string): Promise<void> {
  await inTransaction(world.database, async (db) => {
    await db.$executeRawUnsafe(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`);
    await db.$executeRawUnsafe(`
      CREATE TRIGGER refusal BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION refuse_change()`);
  });
}

async function announceToOne(): Promise<number> {
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  return meetingId;
}

const rows = () => world.database.prisma.delivery.findMany({ select: { state: true, reason: true } });
const logged = (message: string): number => world.logLines.filter((line) => line.includes(message)).length;

test('a message whose place cannot be recorded counts as sent, is marked, told, and not sent again', async () => {
  await refuseChanges('delivery', 'NEW.message_id IS NOT NULL');
  const meetingId = await announceToOne();
  expect(await rows()).toEqual([{ state: 'sent', reason: 'unnoted' }]);
  expect(logged('outcome noted in part')).toBe(1);
  await world.outbox.tick();
  await world.outbox.idle();
  expect(world.telegram.sent).toHaveLength(1);
  const { forumId, clock } = world;
  const trouble = await listTrouble(world.database.prisma, {
    ...{ forumId, meetingId, limit: 10, now: clock.now() },
  });
  expect(trouble).toMatchObject([{ state: 'sent', reason: 'unnoted', kind: 'announcement' }]);
});

test('an outcome is kept where only what follows from it cannot be written, and the ledger says so', async () => {
  await addMember(world, { code: 'lan', telegram: '11', started: true });
  const meetingId = await announceToOne();
  await refuseChanges('delivery', "NEW.target LIKE 'institution:%'");
  world.telegram.refuse = () =>
    new DeliveryError('unreachable', { reason: '403 bot was blocked by the user' });
  await passTo(world, ANSWER_BY - 7 * DAY_MS);
  const { forumId, clock } = world;
  const key = { forumId, meetingId, limit: 10, now: clock.now() };
  expect(await listTrouble(world.database.prisma, key)).toMatchObject([
    { state: 'unreachable', reason: 'unnoted', kind: 'answerReminder' },
  ]);
  expect(logged('outcome noted in part')).toBe(1);
});

test('what cannot be recorded at all frees its worker and is not sent again while the process lives', async () => {
  await refuseChanges('delivery', "NEW.state = 'sent'");
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await orderAnnouncement(world, meetingId);
  await expect.poll(() => logged('outcome not noted; a restart may send again')).toBe(1);
  for (let look = 0; look < 3; look += 1) await world.outbox.tick();
  expect(await rows()).toMatchObject([{ state: 'sending' }]);
  expect(world.telegram.sent).toHaveLength(1);
  // The worker is free: another message passes.
  await world.database.prisma.$executeRawUnsafe('DROP TRIGGER refusal ON delivery');
  await addMember(world, { code: 'lan', slack: 'U1' });
  const chat = await bindChat(world, 'slack', 'C1');
  await world.work(async ({ db, enqueue, now }) => {
    const first = await db.delivery.findFirstOrThrow();
    const { noticeId, forumId } = first;
    const data = { noticeId, forumId, meetingId, target: `chat:${chat}`, notBefore: new Date(now) };
    const { id } = await db.delivery.create({ data });
    await enqueue(db, { deliveryIds: [id], priority: 0 });
  });
  await expect.poll(() => world.slack.sent.length).toBe(1);
});
