import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { useWorld } from '../../outbox/rig.ts';
import { addMeeting, addMember, announce, BEGIN, bindChat, passTo, STARTS_AT } from '../../outbox/world.ts';

const world = useWorld();

const MONTH_MS = 31 * DAY_MS;

describe('notes of a meeting', () => {
  test('of who came or was not sure are emptied thirty days after it, also in the history; the others stay', async () => {
    const { prisma } = world.database;
    const { forumId } = world;
    const past = await addMeeting(world, { state: 'announced' as const });
    const coming = await addMeeting(world, { number: 43, startsAt: new Date(STARTS_AT + 60 * DAY_MS) });
    const said = ['attending', 'tentative', 'represented', 'not_attending'] as const;
    for (const [index, answer] of said.entries()) {
      const { institutionId } = await addMember(world, { code: `i${index}` });
      const facts = {
        ...{ forumId, institutionId, answer, note: `catatan ${answer}`, byName: 'Ani' },
        ...{ platform: 'telegram' as const, chatId: '1', sequence: 1n, answeredAt: new Date(BEGIN) },
      };
      for (const meetingId of [past, coming]) {
        await prisma.rsvp.create({ data: { ...facts, meetingId } });
        await prisma.rsvpHistory.create({ data: { ...facts, meetingId, counted: true } });
      }
    }
    const notes = async (meetingId: number) => {
      const order = { institutionId: 'asc' } as const;
      const rows = [
        ...(await prisma.rsvp.findMany({ where: { meetingId }, orderBy: order })),
        ...(await prisma.rsvpHistory.findMany({ where: { meetingId }, orderBy: order })),
      ];
      return rows.map(({ note }) => note);
    };
    const all = said.map((answer) => `catatan ${answer}`);
    await passTo(world, STARTS_AT + 30 * DAY_MS - MINUTE_MS);
    expect(await notes(past)).toEqual([...all, ...all]);
    await passTo(world, STARTS_AT + 30 * DAY_MS);
    const left = ['', '', 'catatan represented', 'catatan not_attending'];
    expect(await notes(past)).toEqual([...left, ...left]);
    expect(await notes(coming)).toEqual([...all, ...all]);

    // It is held once more, months later: what is noted for that is emptied after it too.
    const again = STARTS_AT + 90 * DAY_MS;
    await prisma.meeting.update({ where: { id: past }, data: { startsAt: new Date(again), endsAt: null } });
    await prisma.rsvp.updateMany({
      where: { meetingId: past, answer: 'attending' },
      data: { note: 'kursi roda' },
    });
    await passTo(world, again + 29 * DAY_MS);
    expect((await notes(past))[0]).toBe('kursi roda');
    await passTo(world, again + 30 * DAY_MS);
    expect((await notes(past))[0]).toBe('');
  });

  test('are emptied in batches by several processes at once, each row by one', async () => {
    const { prisma } = world.database;
    const { forumId } = world;
    const meetingId = await addMeeting(world, { state: 'announced' as const });
    const { institutionId } = await addMember(world, { code: 'lan' });
    await prisma.rsvpHistory.createMany({
      data: Array.from({ length: 1_200 }, () => ({
        ...{ forumId, meetingId, institutionId, answer: 'attending', note: 'alergi', byName: 'Ani' },
        ...{
          platform: 'telegram' as const,
          chatId: '1',
          sequence: 1n,
          answeredAt: new Date(BEGIN),
          counted: true,
        },
      })),
    });
    const other = await world.anotherProcess();
    world.clock.set(STARTS_AT + 40 * DAY_MS);
    await Promise.all([world.scheduler.tick(), other.scheduler.tick()]);
    await Promise.all([world.scheduler.tick(), other.scheduler.tick()]);
    expect(await prisma.rsvpHistory.count({ where: { note: 'alergi' } })).toBe(0);
    const told = world.logLines.flatMap((line) => {
      const { msg, notes = 0 } = JSON.parse(line) as { msg: string; notes?: number };
      return msg === 'kept no longer' ? [notes] : [];
    });
    expect(told.reduce((sum, rows) => sum + rows, 0)).toBe(1_200);
  });
});

describe('the ledger', () => {
  /** A meeting that was announced, reminded of and summed up. */
  async function round(): Promise<number> {
    await addMember(world, { code: 'lan', telegram: '11', started: true });
    await bindChat(world, 'telegram', '-100');
    const meetingId = await addMeeting(world);
    await announce(world, meetingId);
    for (let day = 0; day <= 33; day += 1) await passTo(world, BEGIN + day * DAY_MS);
    return meetingId;
  }

  const notices = (meetingId: number) => world.database.prisma.notice.count({ where: { meetingId } });

  test('is kept for thirteen months and then removed, after which nothing is planned or sent again', async () => {
    const meetingId = await round();
    const planned = await notices(meetingId);
    expect(planned).toBeGreaterThan(3);
    await passTo(world, Date.parse('2028-03-04T09:00:00+07:00'));
    expect(await notices(meetingId)).toBe(planned);
    world.telegram.sent.length = 0;
    await passTo(world, Date.parse('2028-03-14T09:00:00+07:00'));
    expect(await notices(meetingId)).toBe(0);
    expect(await world.database.prisma.delivery.count({ where: { meetingId } })).toBe(0);
    await (await world.anotherProcess()).scheduler.tick();
    await passTo(world, world.clock.now() + MINUTE_MS);
    expect(await notices(meetingId)).toBe(0);
    expect(world.telegram.sent).toEqual([]);
  });

  test('is kept as long as the forum says, and a start that looks back for what was missed plans nothing of it', async () => {
    const meetingId = await round();
    await world.database.prisma.forum.updateMany({ data: { ledgerMonths: 6 } });
    await passTo(world, STARTS_AT + 5 * MONTH_MS);
    expect(await notices(meetingId)).toBeGreaterThan(3);
    await passTo(world, STARTS_AT + 7 * MONTH_MS);
    await passTo(world, world.clock.now() + MINUTE_MS);
    expect(await notices(meetingId)).toBe(0);
  });

  test('keeps what belongs to a meeting or an action item whose day has not come, however long ago it was sent', async () => {
    const { prisma } = world.database;
    const { institutionId } = await addMember(world, { code: 'lan', telegram: '11', started: true });
    await bindChat(world, 'telegram', '-100');
    await prisma.forum.updateMany({ data: { ledgerMonths: 6 } });
    const old = await addMeeting(world, {
      number: 41,
      state: 'announced' as const,
      minutesDoneAt: new Date(BEGIN),
    });
    const ahead = await addMeeting(world, { startsAt: new Date(STARTS_AT + 14 * MONTH_MS) });
    await announce(world, ahead);
    await prisma.actionItem.create({
      data: {
        ...{ forumId: world.forumId, meetingId: old, number: 1, institutionId, description: 'Pedoman' },
        ...{ dueAt: new Date(BEGIN + 300 * DAY_MS), createdAt: new Date(BEGIN) },
      },
    });
    const key = async () =>
      (await prisma.notice.findMany({ orderBy: { id: 'asc' } })).map((notice) => notice.key);
    await prisma.notice.create({
      data: {
        ...{ forumId: world.forumId, meetingId: old, kind: 'actionReminder', key: 'actionReminder:1:x' },
        ...{ facts: { actionId: 1 }, dueAt: new Date(BEGIN), createdAt: new Date(BEGIN) },
      },
    });
    await passTo(world, BEGIN + 250 * DAY_MS);
    expect(await key()).toContain(`announcement:${ahead}`);
    expect(await key()).toContain('actionReminder:1:x');
    const announced = world.telegram.sent.filter(({ message }) => message.summary.includes('Undangan'));
    expect(announced).toHaveLength(1);
    await passTo(world, BEGIN + 500 * DAY_MS);
    expect(await key()).not.toContain('actionReminder:1:x');
  });
});

test('what is still to be sent is not removed, whatever its age', async () => {
  const { prisma } = world.database;
  const at = new Date(BEGIN - 20 * MONTH_MS);
  const notice = { forumId: world.forumId, kind: 'unreachable', dueAt: at, createdAt: at };
  const delivery = { forumId: world.forumId, target: 'person:1', notBefore: new Date(BEGIN + DAY_MS) };
  await prisma.notice.create({ data: { ...notice, key: 'open', deliveries: { create: [delivery] } } });
  await prisma.notice.create({
    data: { ...notice, key: 'done', deliveries: { create: [{ ...delivery, state: 'sent' as const }] } },
  });
  await passTo(world, BEGIN + MINUTE_MS);
  expect((await prisma.notice.findMany()).map(({ key }) => key)).toEqual(['open']);
});

test('requests to join are removed six months after they were decided, with what was said about them', async () => {
  const { prisma } = world.database;
  const { forumId } = world;
  const { institutionId } = await addMember(world, { code: 'lan' });
  const asker = {
    platform: 'telegram' as const,
    externalId: '77',
    displayName: 'Budi',
    capacity: 'aide' as const,
  };
  for (const [index, state] of (['approved', 'refused', 'pending'] as const).entries()) {
    const decidedAt = state === 'pending' ? null : new Date(BEGIN);
    const { id } = await prisma.joinRequest.create({
      data: { forumId, institutionId, ...asker, state, decidedAt, createdAt: new Date(BEGIN) },
    });
    const facts = { requestId: id, remark: `keterangan ${index}`, handle: 'budi' };
    const at = { dueAt: new Date(BEGIN), createdAt: new Date(BEGIN) };
    await prisma.notice.create({ data: { forumId, key: `r${id}`, kind: 'joinRequest', facts, ...at } });
  }
  await passTo(world, BEGIN + 180 * DAY_MS);
  expect(await prisma.joinRequest.count()).toBe(3);
  await passTo(world, BEGIN + 182 * DAY_MS);
  expect((await prisma.joinRequest.findMany()).map(({ state }) => state)).toEqual(['pending']);
  const said = JSON.stringify((await prisma.notice.findMany()).map(({ facts }) => facts));
  expect(said).not.toMatch(/keterangan [01]/);
  expect(said).toContain('keterangan 2');
});

test('closed questions lose who asked, open ones do not', async () => {
  const { prisma } = world.database;
  const asked = { forumId: world.forumId, platform: 'telegram' as const, askedAt: new Date(BEGIN) };
  await prisma.unansweredQuestion.createMany({
    data: [
      { ...asked, question: 'a', normalised: 'a', externalId: '1', closedAt: new Date(BEGIN) },
      { ...asked, question: 'b', normalised: 'b', externalId: '2' },
    ],
  });
  await passTo(world, BEGIN + MINUTE_MS);
  const left = await prisma.unansweredQuestion.findMany({ orderBy: { id: 'asc' } });
  expect(left.map(({ externalId }) => externalId)).toEqual(['', '2']);
});
