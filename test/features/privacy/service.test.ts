import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/client.ts';
import { personalData } from '../../../src/features/index.ts';
import { exportSubject, forgetSubject } from '../../../src/features/privacy/service.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addMember, asWork } from '../../support/members.ts';
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

describe('the file of what is stored about somebody', () => {
  it('holds every trace, and nothing of others', async () => {
    const other = await addMember(database.prisma, {
      forum: traces.forum,
      name: 'Rahasia Orang Lain',
      code: 'LAN',
      now: NOW,
    });
    const file = await asWork(database, NOW, (work) =>
      exportSubject(work, { kept: personalData, asked: subject() }),
    );
    const stored = JSON.parse(file);
    for (const table of [
      ...['person', 'accounts', 'seats', 'answers', 'answersWaiting', 'joinRequests', 'privateChats'],
      ...['questions', 'messagesReceived', 'actionItems', 'audit'],
      ...['preparations', 'hostAnswers', 'hostTextsNamingYou', 'libraryEntries', 'libraryReports'],
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
    const stored = JSON.parse(
      await asWork(database, NOW, (work) => exportSubject(work, { kept: personalData, asked: stranger })),
    );
    expect(stored.answersWaiting).toHaveLength(1);
    expect(stored.actionItems).toEqual([]);
    expect(stored.person).toEqual([]);
  });
});

describe('forgetting somebody', () => {
  it('leaves no name and no traces.account anywhere, and every count as it was', async () => {
    expect(await everything()).toContain(NAME);
    const before = await database.prisma.rsvp.groupBy({
      by: ['answer'],
      _count: true,
      where: { forumId: traces.forum.forumId },
    });
    const forgotten = await asWork(database, NOW, (work) =>
      forgetSubject(work, { kept: personalData, asked: subject() }),
    );
    expect(forgotten.ok).toBe(true);
    const after = await everything();
    expect(after).not.toContain(NAME);
    expect(after).not.toContain(traces.account);
    expect(after).not.toContain('tanpa udang');
    expect(after).toContain('Rapat (–) kedua');
    expect(after).toContain('tanya –');
    expect(after).toContain('Papan –');
    expect(after).not.toContain('santoso');
    const { forumId } = traces.forum;
    const looked = await database.prisma.preparationItem.findFirstOrThrow({ where: { forumId } });
    expect(looked.assigneeId).toBeNull();
    expect(after).toContain('Menyusun pedoman');
    expect(
      await database.prisma.rsvp.groupBy({
        by: ['answer'],
        _count: true,
        where: { forumId: traces.forum.forumId },
      }),
    ).toEqual(before);
    expect(await database.prisma.rsvpHistory.count({ where: { forumId: traces.forum.forumId } })).toBe(2);
  });

  it('takes the seat, so that nobody speaks for it under that account', async () => {
    await asWork(database, NOW, (work) => forgetSubject(work, { kept: personalData, asked: subject() }));
    const seats = await database.prisma.seatHolder.findMany({ where: { personId: traces.personId } });
    expect(seats.every(({ untilAt }) => untilAt !== null && +untilAt <= NOW)).toBe(true);
  });

  it('also forgets the records that were merged into theirs', async () => {
    const twin = await addMember(database.prisma, { forum: traces.forum, name: 'Budi Kembar', now: NOW });
    await database.prisma.person.update({ where: { id: twin }, data: { mergedIntoId: traces.personId } });
    await asWork(database, NOW, (work) => forgetSubject(work, { kept: personalData, asked: subject() }));
    expect(await everything()).not.toContain('Kembar');
  });

  it('is refused to the last secretariat, and then changes nothing', async () => {
    const { forumId } = traces.forum;
    const grant = {
      forumId,
      personId: traces.personId,
      role: 'secretariat' as const,
      grantedAt: new Date(NOW),
    };
    await database.prisma.roleGrant.create({ data: grant });
    const before = await everything();
    const forgotten = await asWork(database, NOW, (work) =>
      forgetSubject(work, { kept: personalData, asked: subject() }),
    );
    expect(forgotten).toEqual({ ok: false, reason: 'lastSecretariat' });
    expect(await everything()).toBe(before);
  });
});
