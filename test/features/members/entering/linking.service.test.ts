import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { revokeInvitation } from '../../../../src/features/members/entering/codes.store.ts';
import { invite, joinByCode } from '../../../../src/features/members/entering/invitations.service.ts';
import { issueLinkCode, linkByCode } from '../../../../src/features/members/entering/linking.service.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/lib/clock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const SLACK = { platform: 'slack', externalId: 'U0BUDI' } as const;

let database: Database & { close(): Promise<void> };
let forum: SmallForum;
let budi: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.prisma.codeGuess.deleteMany();
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  budi = await addMember(database.prisma, {
    forum,
    name: 'Budi',
    telegram: '5001',
    code: 'BMKG',
    now: NOW - DAY_MS,
  });
});

const issue = (now = NOW): Promise<string> =>
  asWork(database, now, (work) =>
    issueLinkCode(work, { forumId: forum.forumId, personId: budi, platform: 'telegram' }),
  );
const type = (
  words: string,
  now = NOW,
  account: { platform: 'telegram' | 'slack'; externalId: string } = SLACK,
) =>
  asWork(database, now, (work) =>
    linkByCode(work, { newcomer: { ...account, name: 'Budi' }, words, admins: [] }),
  );
const accountsOf = (personId: number) =>
  database.prisma.account.findMany({ where: { personId, revokedAt: null }, orderBy: { platform: 'asc' } });

describe('a link code', () => {
  it('makes the account that types it one of the person it was shown to', async () => {
    expect(await type(await issue())).toEqual({
      ok: true,
      value: { forumId: forum.forumId, personId: budi, mergedId: undefined },
    });
    expect((await accountsOf(budi)).map(({ platform, externalId }) => [platform, externalId])).toEqual([
      ['telegram', '5001'],
      ['slack', 'U0BUDI'],
    ]);
  });

  it('is good once, also when it is typed twice at the same moment', async () => {
    const code = await issue();
    const outcomes = await Promise.all([
      type(code),
      type(code, NOW, { platform: 'slack', externalId: 'U0OTHER' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is good for ten minutes, on the other platform only, and only the newest', async () => {
    const first = await issue();
    const second = await issue();
    expect((await type(first)).ok).toBe(false);
    expect((await type(second, NOW, { platform: 'telegram', externalId: '5999' })).ok).toBe(false);
    expect((await type(second, NOW + 10 * MINUTE_MS)).ok).toBe(false);
    expect((await type(second, NOW + 10 * MINUTE_MS - 1)).ok).toBe(true);
  });

  it('is looked at five times an hour for one account, also when guesses come at once', async () => {
    const wrong = await Promise.all(Array.from({ length: 9 }, () => type('AAAA-AAAA')));
    expect(wrong.filter((one) => !one.ok && one.reason === 'codeWrong')).toHaveLength(5);
    const code = await issue();
    expect(await type(code)).toEqual({ ok: false, reason: 'tooManyGuesses' });
    const later = await issue(NOW + HOUR_MS);
    expect((await type(later, NOW + HOUR_MS)).ok).toBe(true);
  });

  const otherRecord = async (facts: { code?: string; capacity?: 'holder' | 'aide'; role?: 'chair' }) => {
    const other = await addMember(database.prisma, { forum, name: 'Budi S.', now: NOW - 1, ...facts });
    await database.prisma.account.create({
      data: { ...SLACK, forumId: forum.forumId, personId: other, createdAt: new Date(NOW) },
    });
    return other;
  };

  it.each([{}])(
    'makes two records of one human being one, where that hands nothing over: %o',
    async (facts) => {
      const other = await otherRecord(facts);
      expect(await type(await issue())).toMatchObject({
        ok: true,
        value: { personId: budi, mergedId: other },
      });
      expect(await accountsOf(other)).toEqual([]);
      const merged = await database.prisma.person.findUniqueOrThrow({ where: { id: other } });
      expect(merged.mergedIntoId).toBe(budi);
    },
  );

  it.each([
    { role: 'chair' as const },
    { code: 'LAN' },
    { code: 'LAN', capacity: 'aide' as const },
    { code: 'BMKG', capacity: 'aide' as const },
  ])('hands over no role and no other seat: %o', async (facts) => {
    const other = await otherRecord(facts);
    expect(await type(await issue())).toMatchObject({
      ok: false,
      reason: 'accountTaken',
      takenId: other,
      ownerId: budi,
    });
    expect(await database.prisma.seatHolder.count({ where: { personId: budi } })).toBe(1);
    expect(await database.prisma.roleGrant.count({ where: { personId: budi } })).toBe(0);
    expect(await accountsOf(other)).toHaveLength(1);
    expect((await accountsOf(budi)).map(({ platform }) => platform)).toEqual(['telegram']);
  });
});

describe('an invitation', () => {
  const newcomer = { platform: 'telegram', externalId: '6001', name: 'Rina' } as const;
  const seatOf = async (code: string): Promise<number> =>
    (await database.prisma.seat.findFirstOrThrow({ where: { institutionId: forum.institutions[code] ?? 0 } }))
      .id;
  const make = async (facts: { personId?: number; role?: 'secretariat'; seatId?: number } = {}) =>
    asWork(database, NOW, async (work) =>
      invite(work, {
        ...{ forumId: forum.forumId, seatId: undefined, role: undefined, personId: undefined },
        ...{ capacity: 'aide', name: '', position: '', createdById: undefined },
        ...facts,
      }),
    );
  const enter = (words: string, now = NOW, externalId: string = newcomer.externalId) =>
    asWork(database, now, (work) =>
      joinByCode(work, { newcomer: { ...newcomer, externalId }, words, admins: [] }),
    );

  it('lets its bearer act for the seat at once, and nobody after them', async () => {
    const { code } = await make({ seatId: await seatOf('LAN') });
    const outcomes = await Promise.all([enter(code), enter(code, NOW, '6002')]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const holders = await database.prisma.seatHolder.findMany({ where: { seatId: await seatOf('LAN') } });
    expect(holders).toMatchObject([{ capacity: 'aide' }]);
  });

  it('is no longer good when it was taken back or a week has passed', async () => {
    const first = await make({ seatId: await seatOf('LAN') });
    await revokeInvitation(database.prisma, { forumId: forum.forumId, id: first.id, now: NOW });
    expect((await enter(first.code)).ok).toBe(false);
    const second = await make({ seatId: await seatOf('LAN') });
    expect((await enter(second.code, second.expiresAt)).ok).toBe(false);
    expect((await enter(second.code, second.expiresAt - 1)).ok).toBe(true);
  });

  it('gives somebody who lost their phone a new account and cuts the old one off', async () => {
    const { code } = await make({ personId: budi });
    expect(await enter(code)).toMatchObject({ ok: true, value: { personId: budi } });
    expect((await accountsOf(budi)).map(({ externalId }) => externalId)).toEqual(['6001']);
  });

  it('gives a role without a seat', async () => {
    const { code } = await make({ role: 'secretariat' });
    const entered = await enter(code);
    const personId = entered.ok ? entered.value.personId : 0;
    expect(await database.prisma.roleGrant.findMany({ where: { personId } })).toMatchObject([
      { role: 'secretariat' },
    ]);
  });

  it('is stored as a hash only', async () => {
    const { id, code } = await make({ seatId: await seatOf('LAN') });
    const row = await database.prisma.invitation.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(code.slice(-5));
  });
});
