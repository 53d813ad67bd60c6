import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/client.ts';
import { exportSubject, forgetSubject } from '../../../src/domain/privacy/service.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const NAME = 'Budi Santoso';
/** Another one for each test: a private chat is there once, whatever the forum. */
let account = '';
let turn = 0;

let database: Database & { close(): Promise<void> };
let forum: SmallForum;
let budi: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  turn += 1;
  account = String(700_123_000 + turn);
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  budi = await addMember(database.prisma, {
    forum,
    name: NAME,
    telegram: account,
    code: 'BMKG',
    now: NOW - DAY_MS,
  });
  await leaveTraces();
});

const subject = () => ({
  forumId: forum.forumId,
  personId: budi,
  platform: 'telegram' as const,
  externalId: account,
  adminName: undefined,
});

/** Puts the person into every table that can hold something of them. */
async function leaveTraces(): Promise<void> {
  const { prisma } = database;
  const { forumId, institutions } = forum;
  const at = new Date(NOW);
  const owner = { platform: 'telegram', externalId: account };
  const meeting = await prisma.meeting.create({
    data: {
      ...{ forumId, number: 1, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula', state: 'announced' },
      ...{ startsAt: new Date(NOW + DAY_MS), answerBy: at, createdAt: at },
    },
  });
  const answer = {
    ...{
      forumId,
      meetingId: meeting.id,
      institutionId: institutions.BMKG ?? 0,
      answer: 'hadir',
      note: 'tanpa udang',
    },
    ...{ byPersonId: budi, byName: NAME, platform: 'telegram', chatId: account, sequence: 1, answeredAt: at },
  };
  await prisma.rsvp.create({ data: answer });
  await prisma.rsvpHistory.createMany({
    data: [
      { ...answer, counted: true },
      {
        ...answer,
        byPersonId: null,
        byName: 'Dewi',
        answer: 'diwakili',
        note: 'budi  SANTOSO (Karo)',
        chatId: 'C1',
        counted: true,
      },
    ],
  });
  await prisma.heldAnswer.create({
    data: {
      forumId,
      meetingId: meeting.id,
      ...owner,
      answer: 'hadir',
      chatId: account,
      sequence: 1,
      answeredAt: at,
    },
  });
  const request = await prisma.joinRequest.create({
    data: {
      forumId,
      institutionId: institutions.LAN ?? 0,
      ...owner,
      displayName: NAME,
      capacity: 'aide',
      createdAt: at,
    },
  });
  await prisma.chat.create({
    data: {
      forumId,
      platform: 'telegram',
      externalId: account,
      kind: 'private',
      title: NAME,
      userId: account,
    },
  });
  await prisma.invitation.create({
    data: {
      forumId,
      name: 'BUDI  SANTOSO, S.H.',
      codeHash: `hash-${forumId}`,
      createdAt: at,
      expiresAt: new Date(NOW + DAY_MS),
    },
  });
  await prisma.unansweredQuestion.create({
    data: { forumId, question: 'apa', normalised: 'apa', ...owner, askedAt: at },
  });
  await prisma.notice.create({
    data: {
      ...{ forumId, key: `joinDecision:${request.id}`, kind: 'joinDecision', dueAt: at, createdAt: at },
      facts: { requestId: request.id, question: `Siapa ${NAME}?`, answers: 0 },
      deliveries: {
        create: [
          {
            forumId,
            target: `account:telegram:${account}`,
            state: 'sent',
            chatId: account,
            messageId: '5',
            notBefore: at,
          },
          { forumId, target: `person:${budi}`, personId: budi, chatId: account, notBefore: at },
        ],
      },
    },
  });
  const item = { forumId, meetingId: meeting.id, createdAt: at, dueAt: new Date(NOW + DAY_MS) };
  await prisma.actionItem.createMany({
    data: [
      { ...item, number: 1, description: 'Menyusun pedoman', institutionId: institutions.BMKG ?? 0 },
      { ...item, number: 2, description: `Rapat (${NAME}) kedua`, institutionId: institutions.LAN ?? 0 },
      { ...item, number: 3, description: 'Rahasia LAN', institutionId: institutions.LAN ?? 0 },
    ],
  });
  const entry = { forumId, at, personId: budi, actor: `person:${budi}`, action: 'sambung' };
  await prisma.auditEntry.create({ data: entry });
}

/** Every table of the forum, as text. */
async function everything(): Promise<string> {
  const { prisma } = database;
  const tables = await prisma.$queryRaw<{ readonly name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'forum_id'`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      prisma.$queryRawUnsafe(
        `SELECT row_to_json(t)::text AS row FROM "${name}" t WHERE forum_id = $1`,
        forum.forumId,
      ),
    ),
  );
  return JSON.stringify(rows);
}

describe('the file of what is stored about somebody', () => {
  it('holds every trace, and nothing of others', async () => {
    const other = await addMember(database.prisma, {
      forum,
      name: 'Rahasia Orang Lain',
      code: 'LAN',
      now: NOW,
    });
    const file = await asWork(database, NOW, (work) => exportSubject(work, subject()));
    const stored = JSON.parse(file);
    for (const table of [
      ...['person', 'accounts', 'seats', 'answers', 'answersWaiting', 'joinRequests', 'privateChats'],
      ...['questions', 'messagesReceived', 'actionItems', 'audit'],
    ]) {
      expect(stored[table].length, table).toBeGreaterThan(0);
    }
    expect(file).not.toContain('Rahasia');
    expect(stored.actionItems.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect(file).not.toContain('hash-');
    expect(stored.person.map(({ id }: { id: number }) => id)).not.toContain(other);
  });

  it('gives a stranger what is kept of their account', async () => {
    const stranger = { ...subject(), personId: undefined };
    const stored = JSON.parse(await asWork(database, NOW, (work) => exportSubject(work, stranger)));
    expect(stored.answersWaiting).toHaveLength(1);
    expect(stored.actionItems).toEqual([]);
    expect(stored.person).toEqual([]);
  });
});

describe('forgetting somebody', () => {
  it('leaves no name and no account anywhere, and every count as it was', async () => {
    expect(await everything()).toContain(NAME);
    const before = await database.prisma.rsvp.groupBy({
      by: ['answer'],
      _count: true,
      where: { forumId: forum.forumId },
    });
    const forgotten = await asWork(database, NOW, (work) => forgetSubject(work, subject()));
    expect(forgotten.ok).toBe(true);
    const after = await everything();
    expect(after).not.toContain(NAME);
    expect(after).not.toContain(account);
    expect(after).not.toContain('tanpa udang');
    expect(after).toContain('Rapat (–) kedua');
    expect(after).toContain('Menyusun pedoman');
    expect(
      await database.prisma.rsvp.groupBy({ by: ['answer'], _count: true, where: { forumId: forum.forumId } }),
    ).toEqual(before);
    expect(await database.prisma.rsvpHistory.count({ where: { forumId: forum.forumId } })).toBe(2);
  });

  it('takes the seat, so that nobody speaks for it under that account', async () => {
    await asWork(database, NOW, (work) => forgetSubject(work, subject()));
    const seats = await database.prisma.seatHolder.findMany({ where: { personId: budi } });
    expect(seats.every(({ untilAt }) => untilAt !== null && +untilAt <= NOW)).toBe(true);
  });

  it('also forgets the records that were merged into theirs', async () => {
    const twin = await addMember(database.prisma, { forum, name: 'Budi Kembar', now: NOW });
    await database.prisma.person.update({ where: { id: twin }, data: { mergedIntoId: budi } });
    await asWork(database, NOW, (work) => forgetSubject(work, subject()));
    expect(await everything()).not.toContain('Kembar');
  });

  it('is refused to the last secretariat, and then changes nothing', async () => {
    const { forumId } = forum;
    const grant = { forumId, personId: budi, role: 'sekretariat', grantedAt: new Date(NOW) };
    await database.prisma.roleGrant.create({ data: grant });
    const before = await everything();
    const forgotten = await asWork(database, NOW, (work) => forgetSubject(work, subject()));
    expect(forgotten).toEqual({ ok: false, reason: 'lastSecretariat' });
    expect(await everything()).toBe(before);
  });
});

describe('traces outside one’s own record', () => {
  /** Somebody else's rows that carry the name, in this forum. */
  async function named(): Promise<void> {
    const { prisma } = database;
    const { forumId } = forum;
    const at = new Date(NOW);
    const facts = { what: 'postponed', reason: `Menunggu ${NAME}`, fields: [] };
    const notice = { forumId, key: `change:${forumId}`, kind: 'change', dueAt: at, createdAt: at };
    await prisma.notice.create({ data: { ...notice, facts } });
    const prepared = { createdAt: at, expiresAt: new Date(NOW + DAY_MS) };
    await prisma.proposal.create({
      data: { forumId, kind: 'import', facts: { rows: [{ name: `Dr. ${NAME}, S.H.` }] }, ...prepared },
    });
    await prisma.invitation.create({
      data: { forumId, name: `Dr. ${NAME}, S.H.`, codeHash: `hash-named-${forumId}`, ...prepared },
    });
    await prisma.meeting.updateMany({
      where: { forumId },
      data: { contact: `${NAME}, 0812-0000-0000`, agenda: `Pembukaan oleh ${NAME}` },
    });
  }

  it('are handed out where they name the subject, without what they say of others', async () => {
    await named();
    const stored = JSON.parse(await asWork(database, NOW, (work) => exportSubject(work, subject())));
    expect(stored.noticesNamingYou).toHaveLength(2);
    expect(stored.proposalsNamingYou).toMatchObject([{ kind: 'import' }]);
    expect(stored.proposalsNamingYou[0]).not.toHaveProperty('facts');
    expect(stored.invitations).toHaveLength(2);
    expect(stored.meetingsNamingYou).toMatchObject([{ number: 1, contact: `${NAME}, 0812-0000-0000` }]);
  });

  it('are emptied: notices, what others prepared, invitations, the contact with its number', async () => {
    await named();
    await asWork(database, NOW, (work) => forgetSubject(work, subject()));
    const after = await everything();
    expect(after).not.toContain(NAME);
    expect(after).not.toContain('0812');
    expect(after).toContain('Menunggu –');
    expect(after).toContain('Pembukaan oleh –');
    const { forumId } = forum;
    const meeting = await database.prisma.meeting.findFirstOrThrow({ where: { forumId } });
    expect(meeting.noticeStaleAt).not.toBeNull();
  });

  it('in private chats and questions of a forum that is not theirs go too; of one that is, they stay', async () => {
    const { prisma } = database;
    const strange = await makeForum(prisma, [], NOW);
    const owner = { platform: 'telegram', externalId: account };
    const chat = { ...owner, kind: 'private', userId: account, title: 'Budi' };
    await prisma.chat.updateMany({ where: { userId: account }, data: { forumId: strange.forumId } });
    const asked = { ...owner, question: 'apa', normalised: 'apa', askedAt: new Date(NOW) };
    await prisma.unansweredQuestion.create({ data: { ...asked, forumId: strange.forumId } });
    await asWork(database, NOW, (work) => forgetSubject(work, subject()));
    expect(await prisma.chat.count({ where: { userId: account } })).toBe(0);
    expect(await prisma.unansweredQuestion.count({ where: { externalId: account } })).toBe(0);

    const second = { ...subject(), forumId: forum.forumId };
    const own = await makeForum(prisma, [], NOW);
    await addMember(prisma, { forum: own, name: 'Budi lain', telegram: account, now: NOW });
    await prisma.chat.create({ data: { ...chat, forumId: forum.forumId } });
    await prisma.unansweredQuestion.create({ data: { ...asked, forumId: own.forumId } });
    await asWork(database, NOW, (work) => forgetSubject(work, { ...second, personId: undefined }));
    const kept = await prisma.chat.findMany({ where: { userId: account } });
    expect(kept.map(({ forumId }) => forumId)).toEqual([own.forumId]);
    expect(await prisma.unansweredQuestion.count({ where: { externalId: account } })).toBe(1);
  });

  it('of an admin without a record are found by the account, and by the name only for an admin', async () => {
    const { prisma } = database;
    const { forumId, institutions } = forum;
    const meeting = await prisma.meeting.findFirstOrThrow({ where: { forumId } });
    const given = {
      ...{
        forumId,
        meetingId: meeting.id,
        institutionId: institutions.LAN ?? 0,
        answer: 'hadir',
        sequence: 1,
      },
      ...{ byName: 'Pengelola', platform: 'telegram', chatId: '-100', answeredAt: new Date(NOW) },
    };
    await prisma.rsvp.create({ data: { ...given, note: 'rahasia' } });
    await prisma.rsvpHistory.create({ data: { ...given, note: 'rahasia', counted: true } });
    const entry = { forumId, at: new Date(NOW), actor: 'telegram:9', action: 'tautkan' };
    await prisma.auditEntry.create({ data: entry });
    const asks = { ...subject(), personId: undefined, externalId: '9' };
    const impostor = JSON.parse(await asWork(database, NOW, (work) => exportSubject(work, asks)));
    expect([impostor.answers.length, impostor.audit.length]).toEqual([0, 1]);

    const admin = { ...asks, adminName: 'Pengelola' };
    const stored = JSON.parse(await asWork(database, NOW, (work) => exportSubject(work, admin)));
    expect(stored.answers).toMatchObject([{ byName: 'Pengelola', note: 'rahasia' }]);
    await asWork(database, NOW, (work) => forgetSubject(work, admin));
    const after = await everything();
    expect(after).not.toContain('Pengelola');
    expect(after).not.toContain('rahasia');
    expect(after).not.toContain('telegram:9"');
    expect(after).toContain('erased');
  });
});
