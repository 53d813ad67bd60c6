import { expect, test } from 'vitest';
import { previewReminder, sendManualReminder } from '../../src/features/reminders/manual-reminder.service.ts';
import { recordUpdate } from '../../src/inbound/updates.store.ts';
import { DeliveryError } from '../../src/platform/delivery-error.ts';
import { useWorld } from './rig.ts';
import { addMeeting, addMember, announce, answer, bindChat, passTo } from './world.ts';

const world = useWorld();

/** Orders a reminder as the chair does by pressing the preview's button. */
async function order(meetingId: number, chairId: number, afterQuiet = false): Promise<number> {
  const { prisma } = world.database;
  const now = new Date(world.clock.now());
  const proposal = await prisma.proposal.create({
    data: {
      forumId: world.forumId,
      kind: 'reminder',
      facts: {},
      createdById: chairId,
      createdAt: now,
      expiresAt: now,
    },
  });
  const { planned } = await world.work((work) =>
    sendManualReminder(work, {
      forumId: world.forumId,
      meetingId,
      audience: 'unanswered',
      proposalId: proposal.id,
      afterQuiet,
    }),
  );
  return planned;
}

test('the preview tells who would be reached and how', async () => {
  await addMember(world, { code: 'bmkg', telegram: '11', started: true });
  await addMember(world, { code: 'lan', slack: 'U12' });
  await addMember(world, { code: 'brin', telegram: '13' });
  const meetingId = await addMeeting(world);
  const facts = { forumId: world.forumId, meetingId, audience: 'unanswered' } as const;
  const alone = await world.work((work) => previewReminder(work, facts));
  expect(alone.unreachable).toEqual(['BRIN']);
  await bindChat(world, 'telegram', '-100');
  const preview = await world.work((work) => previewReminder(work, facts));
  expect(preview.personsBy).toEqual({ telegram: 1, slack: 1 });
  expect(preview.institutions.map(({ shortName, way }) => `${shortName} ${way}`)).toEqual([
    'BMKG private',
    'LAN private',
    'BRIN group',
  ]);
  expect(preview.groups).toEqual([{ platform: 'telegram', title: '', institutions: ['BRIN'] }]);
});

test('whoever ordered a reminder gets one report of what was delivered and what was not', async () => {
  const chair = await addMember(world, { code: 'lpsk', slack: 'UCHAIR' });
  await addMember(world, { code: 'bmkg', telegram: '11', started: true });
  await addMember(world, { code: 'lan', telegram: '12', started: true });
  await addMember(world, { code: 'brin', telegram: '13' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await answer(world, meetingId, chair.institutionId, 'attending');
  world.telegram.sent.length = 0;
  world.telegram.refuse = (target) =>
    target === 'person 12'
      ? new DeliveryError('unreachable', { reason: 'bot was blocked by the user' })
      : undefined;
  expect(await order(meetingId, chair.personId)).toBe(3);
  await world.outbox.idle();
  expect(world.telegram.sent.map(({ target }) => target).toSorted()).toEqual([
    'chat -100',
    'chat -100',
    'person 11',
  ]);
  expect(world.slack.sent).toHaveLength(1);
  const report = JSON.stringify(world.slack.sent[0]?.message);
  expect(report).toContain('Terkirim secara pribadi: 1 orang.');
  expect(report).toContain('Disebut di grup');
  expect(report).toContain('Dr. BRIN (BRIN): belum membuka obrolan dengan bot');
  expect(report).toContain('Dr. LAN (LAN): memblokir bot');
  expect(report).not.toContain('Semua pengingat sampai');
  expect(report).not.toContain('Tidak sampai');
  const chat = await world.database.prisma.chat.findFirstOrThrow({ where: { externalId: '12' } });
  expect(chat.unreachableAt).not.toBeNull();
});

test.for(['telegram', 'slack', undefined] as const)(
  'the preview counts a person under the platform that is then used (last used: %s)',
  async (lastUsed) => {
    const { personId } = await addMember(world, { code: 'lan', telegram: '12', started: true, slack: 'U12' });
    const meetingId = await addMeeting(world);
    const { prisma } = world.database;
    // The account that is used later stands first or last in the table, which must not matter.
    if (lastUsed !== undefined)
      for (const platform of lastUsed === 'slack' ? (['telegram', 'slack'] as const) : [lastUsed]) {
        const incoming = { platform, key: platform };
        const usedBy = platform === 'slack' ? 'U12' : '12';
        await recordUpdate(prisma, { incoming, usedBy, now: world.clock.now() });
        world.clock.advance(60_000);
      }
    const wanted = { forumId: world.forumId, meetingId, audience: 'unanswered' } as const;
    const { personsBy } = await world.work((work) => previewReminder(work, wanted));
    await order(meetingId, personId);
    await world.outbox.idle();
    const sent = { telegram: 0, slack: 0 };
    for (const platform of ['telegram', 'slack'] as const)
      sent[platform] = world[platform].sent.filter(({ target }) => target.startsWith('person')).length;
    if (lastUsed !== undefined) expect(personsBy[lastUsed]).toBe(1);
    expect(personsBy).toEqual({ telegram: Math.min(1, sent.telegram), slack: Math.min(1, sent.slack) });
  },
);

test('a person with accounts on both platforms is reached on the other when one refuses', async () => {
  await addMember(world, { code: 'lan', telegram: '12', started: true, slack: 'U12' });
  await world.database.prisma.person.updateMany({ data: { preferredPlatform: 'telegram' } });
  const meetingId = await addMeeting(world);
  world.telegram.refuse = () => new DeliveryError('unreachable', { reason: 'blocked' });
  await order(meetingId, 0);
  await world.outbox.idle();
  await world.outbox.tick();
  await world.outbox.idle();
  expect(world.telegram.sent).toHaveLength(0);
  expect(world.slack.sent.map(({ target }) => target)).toEqual(['person U12']);
});

test('whoever has only Slack is called in the bound channel when their private message fails, and stands once in the report', async () => {
  const chair = await addMember(world, { code: 'lpsk', telegram: '1', started: true });
  await addMember(world, { code: 'lan', slack: 'U12' });
  await bindChat(world, 'telegram', '-100');
  await bindChat(world, 'slack', 'C1');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await answer(world, meetingId, chair.institutionId, 'attending');
  world.telegram.sent.length = 0;
  world.slack.sent.length = 0;
  world.slack.refuse = (target) =>
    target === 'person U12' ? new DeliveryError('unreachable', { reason: 'user_disabled' }) : undefined;
  await order(meetingId, chair.personId);
  await world.outbox.idle();
  expect(world.slack.sent.map(({ target }) => target)).toEqual(['chat C1']);
  expect(JSON.stringify(world.slack.sent[0]?.message)).toContain('U12');
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 1']);
  const report = JSON.stringify(world.telegram.sent[0]?.message);
  expect(report.match(/Dr\. LAN/g)).toHaveLength(1);
  expect(report).toContain('Dr. LAN (LAN): akunnya tidak aktif lagi');
});

test('whoever cannot be reached in any way stands once in the report', async () => {
  const chair = await addMember(world, { code: 'lpsk', telegram: '1', started: true });
  await addMember(world, { code: 'lan', slack: 'U12' });
  const meetingId = await addMeeting(world);
  await answer(world, meetingId, chair.institutionId, 'attending');
  world.slack.refuse = () => new DeliveryError('unreachable', { reason: 'user_disabled' });
  await order(meetingId, chair.personId);
  await world.outbox.idle();
  const report = JSON.stringify(world.telegram.sent[0]?.message);
  expect(report.match(/LAN\b/g)).toHaveLength(2);
  expect(report).toContain('Dr. LAN (LAN): akunnya tidak aktif lagi');
});

test('a reminder whose meeting is called off before it goes is reported so, and not as answered', async () => {
  const chair = await addMember(world, { code: 'lpsk', telegram: '1', started: true });
  await addMember(world, { code: 'lan', telegram: '12', started: true });
  const meetingId = await addMeeting(world);
  await answer(world, meetingId, chair.institutionId, 'attending');
  const { prisma } = world.database;
  await prisma.meeting.update({ where: { id: meetingId }, data: { state: 'cancelled' } });
  await order(meetingId, chair.personId);
  await world.outbox.idle();
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 1']);
  const report = JSON.stringify(world.telegram.sent[0]?.message);
  expect(report).toContain('pertemuan dibatalkan atau telah dimulai: 1.');
  expect(report).not.toContain('sudah menjawab');
});

test('a reminder that only calls a name without an account does not count as arrived', async () => {
  const chair = await addMember(world, { code: 'lpsk', telegram: '1', started: true });
  await addMember(world, { code: 'bmkg', telegram: '11', started: true });
  await addMember(world, { code: 'noac' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await answer(world, meetingId, chair.institutionId, 'attending');
  for (const _time of [1, 2]) {
    world.telegram.sent.length = 0;
    await order(meetingId, chair.personId);
    await world.outbox.idle();
    const [report] = world.telegram.sent.filter(({ target }) => target === 'person 1');
    const text = JSON.stringify(report?.message);
    expect(text).toContain('Tidak sampai:');
    expect(text).toContain('Dr. NOAC (NOAC): belum mempunyai akun');
    expect(text).not.toContain('Semua pengingat sampai');
    expect(text).not.toContain('Disebut di grup');
  }
});

/** Thursday, 14 January 2027, 22.30 WIB. */
const NIGHT = Date.parse('2027-01-14T22:30:00+07:00');

test('at night the preview counts whom a reminder would disturb, and an order to wait lets each have it in their own morning', async () => {
  const chair = await addMember(world, { code: 'lpsk', slack: 'UCHAIR' });
  await addMember(world, { code: 'lan', telegram: '12', started: true });
  await addMember(world, { code: 'papua', telegram: '13', started: true, zone: 'Asia/Jayapura' });
  const awake = await addMember(world, { code: 'awake', telegram: '14', started: true });
  await addMember(world, { code: 'brin', telegram: '15' });
  await bindChat(world, 'telegram', '-100');
  const { prisma } = world.database;
  await prisma.person.update({
    where: { id: awake.personId },
    data: { quietFrom: '23:00', quietUntil: '05:00' },
  });
  const meetingId = await addMeeting(world);
  await answer(world, meetingId, chair.institutionId, 'attending');
  world.clock.set(NIGHT);
  const wanted = { forumId: world.forumId, meetingId, audience: 'unanswered' } as const;
  const { quiet } = await world.work((work) => previewReminder(work, wanted));
  const until = Date.parse('2027-01-15T06:00:00+07:00');
  expect(quiet).toEqual({ recipients: 3, waiting: 3, until, isForAll: false });

  await order(meetingId, chair.personId, true);
  await world.outbox.idle();
  const targets = (): readonly string[] => world.telegram.sent.map(({ target }) => target).toSorted();
  expect(targets()).toEqual(['person 14']);
  await passTo(world, Date.parse('2027-01-15T06:00:00+09:00'));
  expect(targets()).toEqual(['person 13', 'person 14']);
  expect(world.slack.sent).toHaveLength(0);
  await passTo(world, until);
  expect(targets()).toEqual(['chat -100', 'person 12', 'person 13', 'person 14']);
  expect(world.slack.sent.map(({ target }) => target)).toEqual(['person UCHAIR']);
});

test('without that order all get it in the night', async () => {
  await addMember(world, { code: 'lan', telegram: '12', started: true });
  const meetingId = await addMeeting(world);
  world.clock.set(NIGHT);
  await order(meetingId, 0);
  await world.outbox.idle();
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 12']);
});

test('nobody can wait for a morning after the meeting has begun: it goes now whatever the order', async () => {
  await addMember(world, { code: 'lan', telegram: '12', started: true });
  const meetingId = await addMeeting(world, { startsAt: new Date('2027-01-15T05:00:00+07:00') });
  world.clock.set(NIGHT);
  const wanted = { forumId: world.forumId, meetingId, audience: 'unanswered' } as const;
  const { quiet } = await world.work((work) => previewReminder(work, wanted));
  expect(quiet).toMatchObject({ recipients: 1, waiting: 0 });
  await order(meetingId, 0, true);
  await world.outbox.idle();
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 12']);
});
