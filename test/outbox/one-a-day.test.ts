import { expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { hostReminder } from '../../src/features/rotation/host-reminder.notice.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { planNotice } from '../../src/notices/service.ts';
import { takeDaySlots } from '../../src/outbox/day.store.ts';
import { announcedMeeting, titlesIn, useWorld } from './rig.ts';
import { ANSWER_BY, addMember, answer, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

const at = (text: string): number => Date.parse(`${text}:00+07:00`);
const text = (): string => JSON.stringify(world.telegram.sent.map(({ message }) => message));

/** The host of the meeting, reached in Telegram; the others of its forum are nobody. */
async function hostOf(more: Record<string, unknown> = {}) {
  const host = await addMember(world, { code: 'lan', telegram: '11', started: true });
  const meetingId = await announcedMeeting(world, { hostInstitutionId: host.institutionId, ...more });
  world.telegram.sent.length = 0;
  return { ...host, meetingId };
}

async function statesOf(kind: string): Promise<readonly string[]> {
  const rows = await world.database.prisma.delivery.findMany({
    where: { notice: { kind }, personId: { not: null } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ state, reason }) => `${state} ${reason ?? ''}`.trim());
}

test('a reminder waits for a more important one of the same day, which names it', async () => {
  // Fourteen days before the meeting is a week before this deadline.
  await hostOf({ answerBy: new Date(at('2027-01-29T16:00')) });
  await passTo(world, STARTS_AT - 14 * DAY_MS);
  expect(world.telegram.sent).toEqual([]);
  await passTo(world, at('2027-01-22T16:00'));
  expect(titlesIn(world)).toEqual(['Mohon']);
  expect(text()).toContain('Kami ingatkan pula:');
  expect(text()).toContain('Persiapan tuan rumah: mohon berkenan memastikan tempat');
  expect(await statesOf('hostReminder')).toEqual(['sent']);
  await passTo(world, at('2027-01-22T16:30'));
  expect(world.telegram.sent).toHaveLength(1);
});

test('it comes alone where the more important one has lost its sense', async () => {
  const { meetingId, institutionId } = await hostOf({ answerBy: new Date(at('2027-01-29T16:00')) });
  await passTo(world, STARTS_AT - 14 * DAY_MS);
  await answer(world, meetingId, institutionId, 'attending');
  await passTo(world, at('2027-01-22T16:00'));
  expect(world.telegram.sent).toEqual([]);
  await passTo(world, at('2027-01-22T16:11'));
  expect(titlesIn(world)).toEqual(['LAN']);
});

test('what was missed is sent on another day than what has been sent meanwhile', async () => {
  const { meetingId, institutionId } = await hostOf({ answerBy: new Date(at('2027-01-29T08:30')) });
  await passTo(world, at('2027-01-22T08:30'));
  expect(titlesIn(world)).toEqual(['Mohon']);
  await answer(world, meetingId, institutionId, 'attending');
  await passTo(world, STARTS_AT - 14 * DAY_MS);
  expect(titlesIn(world)).toEqual(['Mohon']);
  // The next day is a Saturday.
  await passTo(world, at('2027-01-25T05:59'));
  expect(titlesIn(world)).toEqual(['Mohon']);
  await passTo(world, at('2027-01-25T06:00'));
  expect(titlesIn(world)).toEqual(['Mohon', 'LAN']);
});

test('an eve that was put off to the morning of the meeting is not told twice there', async () => {
  const { meetingId, institutionId } = await hostOf();
  await answer(world, meetingId, institutionId, 'attending');
  await passTo(world, ANSWER_BY + HOUR_MS);
  world.telegram.sent.length = 0;
  await world.database.prisma.person.updateMany({ data: { quietFrom: '15:00', quietUntil: '05:00' } });
  await passTo(world, STARTS_AT - 17 * HOUR_MS);
  await passTo(world, at('2027-02-05T05:00'));
  expect(titlesIn(world)).toEqual([]);
  await passTo(world, at('2027-02-05T06:30'));
  expect(titlesIn(world)).toEqual(['Pertemuan']);
  expect(await statesOf('eve')).toEqual(['skipped told-already']);
});

test('somebody of two institutions hears of both in one message', async () => {
  const { personId, meetingId, institutionId } = await hostOf({ answerBy: new Date(STARTS_AT - HOUR_MS) });
  const other = await addMember(world, { code: 'brin' });
  const { prisma } = world.database;
  await prisma.seatHolder.updateMany({ where: { personId: other.personId }, data: { personId } });
  await answer(world, meetingId, institutionId, 'attending');
  await passTo(world, STARTS_AT - 25 * HOUR_MS);
  expect(world.telegram.sent).toEqual([]);
  await passTo(world, STARTS_AT - 17 * HOUR_MS);
  expect(titlesIn(world)).toEqual(['Pertemuan']);
  expect(text()).toContain('Mohon konfirmasi kehadiran BRIN paling lambat');
});

test('two processes that come with a reminder each for one day send one of them', async () => {
  const { personId, meetingId } = await hostOf();
  const { prisma } = world.database;
  const ids = await Promise.all(
    [1, 2, 3, 4].map(async (number) => {
      const moment = new Date(world.clock.now());
      const notice = await prisma.notice.create({
        data: {
          forumId: world.forumId,
          key: `k${number}`,
          kind: 'eve',
          meetingId,
          dueAt: moment,
          createdAt: moment,
        },
      });
      const delivery = await prisma.delivery.create({
        data: {
          ...{ forumId: world.forumId, noticeId: notice.id, meetingId, personId },
          ...{ target: `person:${personId}`, notBefore: new Date(STARTS_AT), state: 'sending' as const },
        },
      });
      return delivery.id;
    }),
  );
  const take = (deliveryId: number) =>
    inTransaction(world.database, (db) =>
      takeDaySlots(db, [{ deliveryId, forumId: world.forumId, slot: `${personId}:${meetingId}:2027-02-04` }]),
    );
  const taken = await Promise.all(ids.map(take));
  expect(taken.filter(({ size }) => size === 1)).toHaveLength(1);
  const winner = ids[taken.findIndex(({ size }) => size === 1)] ?? 0;
  // Whoever has it may ask again, as after a crash.
  expect((await take(winner)).size).toBe(1);
});

test('reminders of two processes, planned by different ticks, become one message a day', async () => {
  await hostOf({ answerBy: new Date(at('2027-01-29T16:00')) });
  const other = await world.anotherProcess();
  world.clock.set(STARTS_AT - 14 * DAY_MS);
  await Promise.all([world.scheduler.tick(), other.scheduler.tick()]);
  await Promise.all([world.outbox.idle(), other.outbox.idle()]);
  world.clock.set(at('2027-01-22T16:00') + MINUTE_MS);
  await Promise.all([world.scheduler.tick(), other.scheduler.tick()]);
  await Promise.all([world.outbox.idle(), other.outbox.idle()]);
  expect(titlesIn(world)).toEqual(['Mohon']);
  await passTo(world, ANSWER_BY - 11 * DAY_MS + 4 * HOUR_MS);
  expect(world.telegram.sent).toHaveLength(1);
});

/** A process plans the host's reminder and dies before it plans the more important one of the same moment. */
async function dieBetweenTwo(moment: number): Promise<void> {
  const { meetingId, personId, institutionId } = await hostOf({ answerBy: new Date(at('2027-01-29T09:00')) });
  world.clock.set(moment);
  const key = `hostReminder:${meetingId}:${institutionId}:${moment}`;
  await world.work((work) =>
    planNotice(
      { ...work, enqueue: async () => {} },
      {
        ...{ forumId: world.forumId, kind: hostReminder, key, meetingId, facts: { daysLeft: 14 } },
        ...{ dueAt: moment, targets: [{ kind: 'person', personId }], priority: 0 },
      },
    ),
  );
}

/** Looks at what waits, and plans nothing. */
async function lookAt(moment: number): Promise<void> {
  world.clock.set(moment);
  await world.outbox.tick();
  await world.outbox.idle();
}

const MOMENT = at('2027-01-22T09:00');

test.each([
  ['at once', 0],
  ['minutes later', 10 * MINUTE_MS],
  ['hours later', 5 * HOUR_MS],
])(
  'what was planned by a process that died before it planned the rest waits for that: %s',
  async (_, afterMs) => {
    await dieBetweenTwo(MOMENT);
    await lookAt(MOMENT + afterMs);
    expect(world.telegram.sent).toEqual([]);
    await passTo(world, MOMENT + afterMs);
    expect(titlesIn(world)).toEqual(['Mohon']);
    expect(text()).toContain('Persiapan tuan rumah');
    expect(await statesOf('answerReminder')).toEqual(['sent']);
  },
);

test('it goes alone where the rest cannot be planned', async () => {
  await dieBetweenTwo(MOMENT);
  const back = MOMENT + 10 * MINUTE_MS;
  await lookAt(back);
  await lookAt(back + MINUTE_MS);
  expect(world.telegram.sent).toEqual([]);
  await lookAt(back + 2 * MINUTE_MS);
  expect(titlesIn(world)).toEqual(['LAN']);
});
