import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/lib/clock.ts';
import { useWorld } from './rig.ts';
import { addMeeting, addMember, announce, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

/** Monday, 15 February 2027, 00.00 WIB: items are due on that day. */
const DUE = Date.parse('2027-02-15T00:00:00+07:00');
const NINE = 9 * 3_600_000;

/** A host who has so many items to see to after their meeting. */
async function hostWithItems(items: number, reminderLevel: 'all' | 'few'): Promise<void> {
  const { prisma } = world.database;
  const { institutionId, personId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
  await prisma.person.update({ where: { id: personId }, data: { reminderLevel } });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, { hostInstitutionId: institutionId });
  await announce(world, meetingId);
  for (let number = 1; number <= items; number += 1) {
    await prisma.actionItem.create({
      data: {
        ...{ forumId: world.forumId, meetingId, number, description: `Pedoman ${number}`, institutionId },
        dueAt: new Date(DUE),
        createdAt: new Date(STARTS_AT),
      },
    });
  }
  await passTo(world, STARTS_AT + DAY_MS);
  world.telegram.sent.length = 0;
}

test('minutes and all action items due at one moment are one message', async () => {
  await hostWithItems(4, 'all');
  await world.database.prisma.forum.updateMany({
    data: { reminderPlan: { minutesReminder: { enabled: true, offsetsMinutes: [-(7 * 1_440 + 540)] } } },
  });
  await passTo(world, DUE - 3 * DAY_MS + NINE);
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 11']);
  const text = JSON.stringify(world.telegram.sent[0]?.message);
  expect(text).toContain('Mohon penyampaian notula');
  expect(text).toMatch(/atau ketik \/notula \d+ selesai/);
  for (const item of ['Pedoman 1', 'Pedoman 2', 'Pedoman 3', 'Pedoman 4']) expect(text).toContain(item);
});

test.each([
  ['all', [3, 0]],
  ['few', [0]],
] as const)('who wants %s reminders hears of an item %j days before it is due', async (level, expected) => {
  await hostWithItems(1, level);
  const heard: number[] = [];
  for (const days of [3, 0]) {
    world.telegram.sent.length = 0;
    await passTo(world, DUE - days * DAY_MS + NINE);
    if (JSON.stringify(world.telegram.sent).includes('Pedoman 1')) heard.push(days);
  }
  expect(heard).toEqual(expected);
});
