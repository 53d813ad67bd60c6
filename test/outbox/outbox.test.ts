import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/lib/clock.ts';
import { useWorld } from './rig.ts';
import { ANSWER_BY, addMeeting, addMember, announce, answer, bindChat, passTo, STARTS_AT } from './world.ts';

const world = useWorld();

test('an announcement appears in every bound chat, is pinned, and carries the buttons', async () => {
  await addMember(world, { code: 'bmkg', telegram: '11' });
  await bindChat(world, 'telegram', '-100');
  await bindChat(world, 'slack', 'C1');
  await announce(world, await addMeeting(world));
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['chat -100']);
  expect(world.slack.sent.map(({ target }) => target)).toEqual(['chat C1']);
  expect(world.telegram.pinned).toHaveLength(1);
  const [sent] = world.telegram.sent;
  expect(JSON.stringify(sent?.message)).toContain('pukul 09.00 WIB s.d. selesai');
  expect(sent?.message.buttons.flat().map(({ text }) => text)).toEqual([
    'Hadir',
    'Diwakili',
    'Tidak hadir',
    'Masih dikonfirmasi',
    // Into the private chat, on a platform that has such addresses.
    'Lengkapi rincian',
  ]);
});

test('answers are gathered into edits that end in the true state', async () => {
  const { institutionId } = await addMember(world, { code: 'bmkg' });
  await addMember(world, { code: 'lan' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  for (const value of ['attending', 'tentative', 'not_attending'] as const)
    await answer(world, meetingId, institutionId, value);
  await world.outbox.refreshNotices();
  await answer(world, meetingId, institutionId, 'represented');
  await world.outbox.refreshNotices();
  expect(world.telegram.edits).toHaveLength(1);
  world.clock.advance(4_000);
  await world.outbox.refreshNotices();
  await world.outbox.refreshNotices();
  await world.outbox.refreshNotices();
  expect(world.telegram.edits).toHaveLength(2);
  expect(JSON.stringify(world.telegram.edits.at(-1)?.message)).toContain(
    '1 dari 2 instansi. Hadir 0, diwakili 1',
  );
  const meeting = await world.database.prisma.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  expect(meeting.noticeStaleAt).toBeNull();
});

test('those who have not answered are reminded 7, 3 and 1 days before the deadline, privately or in the group', async () => {
  const answered = await addMember(world, { code: 'bmkg', telegram: '11', started: true });
  await addMember(world, { code: 'lan', telegram: '12', started: true });
  await addMember(world, { code: 'brin', telegram: '13' });
  await addMember(world, { code: 'bps', slack: 'U14' });
  await addMember(world, { code: 'bnpb' });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  await answer(world, meetingId, answered.institutionId, 'attending');
  // Three days before is a Saturday, and goes to the Friday.
  for (const days of [7, 4, 1]) {
    world.telegram.sent.length = 0;
    world.slack.sent.length = 0;
    await passTo(world, ANSWER_BY - days * DAY_MS - 1);
    expect(world.telegram.sent).toHaveLength(0);
    await passTo(world, ANSWER_BY - days * DAY_MS);
    await passTo(world, ANSWER_BY - days * DAY_MS + 60_000);
    expect(world.telegram.sent.map(({ target }) => target).toSorted()).toEqual(['chat -100', 'person 12']);
    expect(world.slack.sent.map(({ target }) => target)).toEqual(['person U14']);
    const called = JSON.stringify(world.telegram.sent.find(({ target }) => target === 'chat -100')?.message);
    expect(called).toContain('BRIN');
    // Nobody of it would hear the call: it stands in the secretariat's report.
    expect(called).not.toContain('BNPB');
    expect(called).not.toContain('BMKG');
    expect(called).toContain('Mulai obrolan');
  }
});

test('on eve and morning those who come are reminded, and the host long before', async () => {
  const host = await addMember(world, { code: 'bmkg', telegram: '11', started: true });
  const other = await addMember(world, { code: 'lan', telegram: '12', started: true });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world, { hostInstitutionId: host.institutionId });
  await announce(world, meetingId);
  await answer(world, meetingId, host.institutionId, 'represented');
  await answer(world, meetingId, other.institutionId, 'not_attending');
  world.telegram.sent.length = 0;
  await passTo(world, STARTS_AT - 14 * DAY_MS);
  await passTo(world, STARTS_AT - 7 * DAY_MS);
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 11', 'person 11']);
  world.telegram.sent.length = 0;
  await passTo(world, STARTS_AT - 17 * HOUR_MS);
  await passTo(world, STARTS_AT - 2 * HOUR_MS);
  expect(world.telegram.sent.map(({ target }) => target)).toEqual(['person 11', 'person 11']);
});

test('after an outage only the last reminder that makes sense is sent, and the others are recorded and logged', async () => {
  await addMember(world, { code: 'lan', telegram: '12', started: true });
  await bindChat(world, 'telegram', '-100');
  const meetingId = await addMeeting(world);
  await announce(world, meetingId);
  world.telegram.sent.length = 0;
  await passTo(world, ANSWER_BY - 4 * DAY_MS + 2 * HOUR_MS);
  expect(world.telegram.sent).toHaveLength(1);
  const skipped = await world.database.prisma.notice.findMany({ where: { state: 'skipped' } });
  expect(skipped.map(({ kind, reason }) => ({ kind, reason }))).toEqual([
    { kind: 'answerReminder', reason: 'too-late' },
  ]);
  expect(world.logLines.some((line) => line.includes('notice skipped'))).toBe(true);
});
