import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { holdAnswer } from '../../../../src/features/answers/held.store.ts';
import {
  applyToJoin,
  approveRequest,
  refuseRequest,
} from '../../../../src/features/members/entering/requests.service.ts';
import type { Newcomer } from '../../../../src/features/members/entering/types.ts';
import { loadContext } from '../../../../src/inbound/context/context.store.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const newcomer: Newcomer = { platform: 'telegram' as const, externalId: '5001', name: 'Budi' };

let database: Database & { close(): Promise<void> };
let forum: SmallForum;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
});

const origin = {
  platform: 'telegram' as const,
  sender: { id: '5001', displayName: 'Budi', isPerson: true },
  chat: { id: '-100', threadId: '', kind: 'group' as const, title: '' },
};
const application = (capacity: 'holder' | 'aide' = 'aide') => ({
  forumId: forum.forumId,
  institutionId: forum.institutions.BMKG ?? 0,
  capacity,
  newcomer,
  admins: [],
});
const request = async (capacity: 'holder' | 'aide' = 'aide'): Promise<number> => {
  const applied = await asWork(database, NOW, (work) => applyToJoin(work, application(capacity)));
  return applied.ok ? applied.value : 0;
};
const decision = (id: number) => ({ forumId: forum.forumId, id, decidedById: undefined, admins: [] });
const approve = (id: number, way: 'asked' | 'replace' | 'aide' = 'asked') =>
  asWork(database, NOW, (work) => approveRequest(work, { ...decision(id), way }));
const contextAt = (now: number) =>
  loadContext(database.prisma, { origin: { ...origin, forumId: forum.forumId }, now, admins: [] });

async function announceMeeting(): Promise<number> {
  const { id } = await database.prisma.meeting.create({
    data: {
      ...{ forumId: forum.forumId, number: 1, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula' },
      ...{
        state: 'announced' as const,
        startsAt: new Date(NOW + 9 * DAY_MS),
        answerBy: new Date(NOW + 5 * DAY_MS),
      },
      createdAt: new Date(NOW),
    },
  });
  return id;
}

describe('a request to join', () => {
  it('is approved once, of two who approve at once, and makes one person with one seat', async () => {
    const id = await request();
    const outcomes = await Promise.all([approve(id), approve(id), approve(id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok && one.reason === 'requestDecided')).toHaveLength(2);
    expect(await database.prisma.person.count({ where: { forumId: forum.forumId } })).toBe(1);
    expect(await database.prisma.seatHolder.count({ where: { forumId: forum.forumId } })).toBe(1);
    expect((await contextAt(NOW)).actor.seats).toMatchObject([{ code: 'BMKG', capacity: 'aide' as const }]);
  });

  it('is either approved or refused, when both are said at once', async () => {
    const id = await request();
    const [approved, refused] = await Promise.all([
      approve(id),
      asWork(database, NOW, (work) => refuseRequest(work, { ...decision(id), remark: '' })),
    ]);
    expect([approved.ok, refused.ok].filter(Boolean)).toHaveLength(1);
    const row = await database.prisma.joinRequest.findUniqueOrThrow({ where: { id } });
    expect(row.state).toBe(approved.ok ? 'approved' : 'refused');
  });

  it('is made once, when somebody sends it twice at the same moment', async () => {
    await Promise.all([request(), request()]);
    expect(await database.prisma.joinRequest.count({ where: { forumId: forum.forumId } })).toBe(1);
  });

  it('lets the answers count that were kept, with history and the notice marked as stale', async () => {
    const meetingId = await announceMeeting();
    const given = { origin, key: 'x', sequence: 7, answer: 'attending', note: 'dua orang' } as const;
    const kept = {
      ...given,
      meeting: { by: 'id', meetingId },
      institutionId: null,
      onBehalf: false,
    } as const;
    await holdAnswer(database.prisma, { given: kept, forumId: forum.forumId, now: NOW });
    const approved = await approve(await request());
    expect(approved.ok && approved.value.admitted.answers).toBe(1);
    const rsvp = await database.prisma.rsvp.findFirstOrThrow({ where: { meetingId } });
    expect(rsvp).toMatchObject({ answer: 'attending', note: 'dua orang', byName: 'Budi' });
    expect(await database.prisma.rsvpHistory.count({ where: { meetingId, counted: true } })).toBe(1);
    const meeting = await database.prisma.meeting.findUniqueOrThrow({ where: { id: meetingId } });
    expect(meeting.noticeStaleAt).not.toBeNull();
    expect(await database.prisma.heldAnswer.count({ where: { forumId: forum.forumId } })).toBe(0);
  });

  it('does not overwrite what the institution answered after the kept answer', async () => {
    const meetingId = await announceMeeting();
    const given = { origin, key: 'y', sequence: 7, answer: 'attending', note: '' } as const;
    const kept = {
      ...given,
      meeting: { by: 'id', meetingId },
      institutionId: null,
      onBehalf: false,
    } as const;
    await holdAnswer(database.prisma, { given: kept, forumId: forum.forumId, now: NOW });
    await database.prisma.rsvp.create({
      data: {
        ...{ forumId: forum.forumId, meetingId, institutionId: forum.institutions.BMKG ?? 0 },
        ...{
          answer: 'not_attending',
          byName: 'Guswanto',
          platform: 'slack' as const,
          chatId: 'C1',
          sequence: 1,
        },
        answeredAt: new Date(NOW + 1_000),
      },
    });
    await approve(await request());
    expect((await database.prisma.rsvp.findFirstOrThrow({ where: { meetingId } })).answer).toBe(
      'not_attending',
    );
  });

  it('asks for another way when the seat is held, and replaces the holder on that word', async () => {
    const old = await addMember(database.prisma, {
      forum,
      name: 'Guswanto',
      telegram: '5002',
      code: 'BMKG',
      now: NOW - 1,
    });
    const id = await request('holder');
    expect(await approve(id)).toEqual({ ok: false, reason: 'holderExists' });
    expect((await approve(id, 'replace')).ok).toBe(true);
    const accounts = await database.prisma.account.findMany({ where: { personId: old } });
    expect(accounts.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect((await contextAt(NOW)).actor.seats).toMatchObject([{ code: 'BMKG', capacity: 'holder' as const }]);
  });

  it('gives a cut-off account a new record while its person goes on with another one', async () => {
    const person = await addMember(database.prisma, {
      forum,
      name: 'Lama',
      telegram: '5009',
      code: 'LAN',
      now: NOW - 1,
    });
    const stolen = {
      forumId: forum.forumId,
      personId: person,
      platform: 'telegram' as const,
      externalId: '5001',
    };
    await database.prisma.account.create({
      data: { ...stolen, createdAt: new Date(NOW), revokedAt: new Date(NOW) },
    });
    await approve(await request());
    const { actor } = await contextAt(NOW);
    expect(actor.personId).not.toBe(person);
    expect(actor.seats.map(({ code }) => code)).toEqual(['BMKG']);
  });
});
