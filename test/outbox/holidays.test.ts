import { expect, test } from 'vitest';
import { listHolidays } from '../../src/calendar/holidays.ts';
import { closedOn, dayIn, isAtRest } from '../../src/calendar/working-days.ts';
import { DAY_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { useWorld } from './rig.ts';
import { addMeeting, addMember, announce, answer, bindChat, passTo } from './world.ts';

const world = useWorld();
const rest = closedOn(listHolidays());
const at = (text: string): number => Date.parse(`${text}:00+07:00`);
/** Minutes of a day of Jakarta at which something of this forum is due, or the night ends somewhere; on days without work fewer. */
const CLOCKS = [4 * 60, 6 * 60, 6 * 60 + 30, 9 * 60, 16 * 60, 16 * 60 + 15].map(
  (minutes) => minutes * MINUTE_MS,
);
const REST_CLOCKS = [6, 9, 16].map((hours) => hours * 60 * MINUTE_MS);

test('through the holidays of March 2027 reminders come on working days, once a day, and none is lost', async () => {
  const host = await addMember(world, { code: 'lan', telegram: '10', started: true });
  const east = await addMember(world, {
    code: 'papua',
    telegram: '11',
    started: true,
    zone: 'Asia/Jayapura',
  });
  await bindChat(world, 'telegram', '-100');
  world.clock.set(at('2027-02-22T09:30'));
  const meetingId = await addMeeting(world, {
    ...{ startsAt: new Date(at('2027-03-16T09:00')), answerBy: new Date(at('2027-03-08T16:00')) },
    hostInstitutionId: host.institutionId,
  });
  await announce(world, meetingId);
  const answered = at('2027-03-05T10:00');
  for (let day = at('2027-02-22T00:00'); day < at('2027-03-23T00:00'); day += DAY_MS) {
    const isRest = isAtRest(day, { zone: 'Asia/Jakarta', rest });
    for (const clock of isRest ? REST_CLOCKS : CLOCKS) {
      if (day + clock <= world.clock.now()) continue;
      await passTo(world, day + clock);
      if (world.clock.now() === at('2027-03-05T09:00')) {
        world.clock.set(answered);
        await answer(world, meetingId, host.institutionId, 'attending');
      }
    }
  }
  const rows = await world.database.prisma.delivery.findMany({
    where: { personId: { not: null } },
    include: { notice: true },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  });
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect(await world.database.prisma.notice.findMany({ where: { state: 'skipped' } })).toEqual([]);
  const toldTo = ({ personId }: { readonly personId: number }, zone: string): readonly string[] => {
    const own = rows.filter((row) => row.personId === personId);
    const messages = Map.groupBy(own, ({ messageId }) => messageId);
    return [...messages.values()].map((list) => {
      const sentAt = +(list[0]?.sentAt ?? 0);
      expect(isAtRest(sentAt, { zone, rest })).toBe(false);
      return `${dayIn(sentAt, zone)} ${list.map(({ notice }) => notice.kind).join(', ')}`;
    });
  };
  expect(toldTo(east, 'Asia/Jayapura')).toEqual(['2027-03-01 answerReminder', '2027-03-05 answerReminder']);
  expect(toldTo(host, 'Asia/Jakarta')).toEqual([
    '2027-02-23 preparationReminder',
    '2027-02-25 preparationReminder',
    '2027-03-01 preparationReminder, answerReminder',
    '2027-03-02 hostReminder',
    '2027-03-03 preparationReminder',
    '2027-03-04 preparationReminder',
    '2027-03-05 hostReminder, preparationReminder, eve',
    '2027-03-16 recap',
    '2027-03-16 morning',
    '2027-03-19 minutesReminder',
  ]);
});
