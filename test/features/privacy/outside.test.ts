import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/client.ts';
import { personalData } from '../../../src/features/index.ts';
import { exportSubject, forgetSubject } from '../../../src/features/privacy/service.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addMember, asWork, makeForum } from '../../support/members.ts';
import { everything as everythingOf, leaveTraces, NAME, NOW, type Traces } from './traces.ts';

let database: Database & { close(): Promise<void> };
let traces: Traces;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  traces = await leaveTraces(database);
});

const subject = () => traces.subject;
const everything = () => everythingOf(database, traces);

describe('traces outside one’s own record', () => {
  /** Somebody else's rows that carry the name, in this forum. */
  async function named(): Promise<void> {
    const { prisma } = database;
    const { forumId } = traces.forum;
    const at = new Date(NOW);
    const facts = { what: 'postponed', reason: `Menunggu ${NAME}`, fields: [] };
    const notice = { forumId, key: `change:${forumId}`, kind: 'change', dueAt: at, createdAt: at };
    await prisma.notice.create({ data: { ...notice, facts } });
    const prepared = { createdAt: at, expiresAt: new Date(NOW + DAY_MS) };
    await prisma.proposal.create({
      data: { forumId, kind: 'import', facts: { rows: [{ name: `Dr. BUDI  Santoso, SH` }] }, ...prepared },
    });
    await prisma.invitation.create({
      data: { forumId, name: `Dr. BUDI  Santoso, SH`, codeHash: `hash-named-${forumId}`, ...prepared },
    });
    await prisma.meeting.updateMany({
      where: { forumId },
      data: { contact: `${NAME}, 0812-0000-0000`, agenda: `Pembukaan oleh ${NAME}` },
    });
  }

  it('are handed out where they name the subject, without what they say of others', async () => {
    await named();
    const stored = JSON.parse(
      await asWork(database, NOW, (work) => exportSubject(work, { kept: personalData, asked: subject() })),
    );
    expect(stored.noticesNamingYou).toHaveLength(2);
    expect(stored.proposalsNamingYou).toMatchObject([{ kind: 'import' }]);
    expect(stored.proposalsNamingYou[0]).not.toHaveProperty('facts');
    expect(stored.invitations).toHaveLength(2);
    expect(stored.meetingsNamingYou).toMatchObject([{ number: 1, contact: `${NAME}, 0812-0000-0000` }]);
  });

  it('are emptied: notices, what others prepared, invitations, the contact with its number', async () => {
    await named();
    await asWork(database, NOW, (work) => forgetSubject(work, { kept: personalData, asked: subject() }));
    const after = await everything();
    expect(after).not.toContain(NAME);
    expect(after).not.toContain('0812-0000');
    expect(after).toContain('Menunggu –');
    expect(after).toContain('Pembukaan oleh –');
    const { forumId } = traces.forum;
    const meeting = await database.prisma.meeting.findFirstOrThrow({ where: { forumId } });
    expect(meeting.noticeStaleAt).not.toBeNull();
  });

  it('are their own words that wait for a button, also of an account without a record', async () => {
    const { prisma } = database;
    const strange = await makeForum(prisma, [], NOW);
    const at = { createdAt: new Date(NOW), expiresAt: new Date(NOW + DAY_MS) };
    const own = { platform: 'telegram' as const, externalId: traces.account, kind: 'seatChoice', ...at };
    const facts = { note: 'kursi roda' };
    await prisma.proposal.create({ data: { ...own, facts, forumId: traces.forum.forumId } });
    await prisma.proposal.create({ data: { ...own, facts, forumId: strange.forumId } });
    const stored = JSON.parse(
      await asWork(database, NOW, (work) => exportSubject(work, { kept: personalData, asked: subject() })),
    );
    const waiting = stored.proposals.filter((one: { facts?: unknown }) =>
      JSON.stringify(one.facts).includes('roda'),
    );
    expect(waiting).toHaveLength(2);
    await asWork(database, NOW, (work) => forgetSubject(work, { kept: personalData, asked: subject() }));
    const left = await prisma.proposal.count({ where: { externalId: traces.account } });
    expect([left, JSON.stringify(await prisma.proposal.findMany()).includes('kursi roda')]).toEqual([
      0,
      false,
    ]);
  });

  it('in private chats and questions of a forum that is not theirs go too; of one that is, they stay', async () => {
    const { prisma } = database;
    const strange = await makeForum(prisma, [], NOW);
    const owner = { platform: 'telegram' as const, externalId: traces.account };
    const chat = { ...owner, kind: 'private' as const, userId: traces.account, title: 'Budi' };
    await prisma.chat.updateMany({ where: { userId: traces.account }, data: { forumId: strange.forumId } });
    const asked = { ...owner, question: 'apa', normalised: 'apa', askedAt: new Date(NOW) };
    await prisma.unansweredQuestion.create({ data: { ...asked, forumId: strange.forumId } });
    await asWork(database, NOW, (work) => forgetSubject(work, { kept: personalData, asked: subject() }));
    expect(await prisma.chat.count({ where: { userId: traces.account } })).toBe(0);
    expect(await prisma.unansweredQuestion.count({ where: { externalId: traces.account } })).toBe(0);

    const second = { ...subject(), forumId: traces.forum.forumId };
    const own = await makeForum(prisma, [], NOW);
    await addMember(prisma, { forum: own, name: 'Budi lain', telegram: traces.account, now: NOW });
    await prisma.chat.create({ data: { ...chat, forumId: traces.forum.forumId } });
    await prisma.unansweredQuestion.create({ data: { ...asked, forumId: own.forumId } });
    await asWork(database, NOW, (work) =>
      forgetSubject(work, { kept: personalData, asked: { ...second, personId: undefined } }),
    );
    const kept = await prisma.chat.findMany({ where: { userId: traces.account } });
    expect(kept.map(({ forumId }) => forumId)).toEqual([own.forumId]);
    expect(await prisma.unansweredQuestion.count({ where: { externalId: traces.account } })).toBe(1);
  });

  it('of an admin without a record are found by the traces.account, and by the name only for an admin', async () => {
    const { prisma } = database;
    const { forumId, institutions } = traces.forum;
    const meeting = await prisma.meeting.findFirstOrThrow({ where: { forumId } });
    const given = {
      ...{
        forumId,
        meetingId: meeting.id,
        institutionId: institutions.LAN ?? 0,
        answer: 'attending' as const,
        sequence: 1,
      },
      ...{ byName: 'Pengelola', platform: 'telegram' as const, chatId: '-100', answeredAt: new Date(NOW) },
    };
    await prisma.rsvp.create({ data: { ...given, note: 'rahasia' } });
    await prisma.rsvpHistory.create({ data: { ...given, note: 'rahasia', counted: true } });
    const entry = { forumId, at: new Date(NOW), actor: 'telegram:9', action: 'tautkan' };
    await prisma.auditEntry.create({ data: entry });
    const asks = { ...subject(), personId: undefined, externalId: '9' };
    const impostor = JSON.parse(
      await asWork(database, NOW, (work) => exportSubject(work, { kept: personalData, asked: asks })),
    );
    expect([impostor.answers.length, impostor.audit.length]).toEqual([0, 1]);

    const admin = { ...asks, adminName: 'Pengelola' };
    const stored = JSON.parse(
      await asWork(database, NOW, (work) => exportSubject(work, { kept: personalData, asked: admin })),
    );
    expect(stored.answers).toMatchObject([{ byName: 'Pengelola', note: 'rahasia' }]);
    await asWork(database, NOW, (work) => forgetSubject(work, { kept: personalData, asked: admin }));
    const after = await everything();
    expect(after).not.toContain('Pengelola');
    expect(after).not.toContain('rahasia');
    expect(after).not.toContain('telegram:9"');
    expect(after).toContain('erased');
  });
});
