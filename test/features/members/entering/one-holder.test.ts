import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { invite, joinByCode } from '../../../../src/features/members/entering/invitations.service.ts';
import { applyToJoin, approveRequest } from '../../../../src/features/members/entering/requests.service.ts';
import type { Newcomer } from '../../../../src/features/members/entering/types.ts';
import { importMembers } from '../../../../src/features/members/import/service.ts';
import { changeHolder } from '../../../../src/features/members/office/service.ts';
import { makePlain } from '../../../../src/features/members/roles.service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);

let database: Database & { close(): Promise<void> };
let forum: SmallForum;
let forumId: number;
let institutionId: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  forumId = forum.forumId;
  institutionId = forum.institutions.BMKG ?? 0;
});

const newcomer = (externalId: string): Newcomer => ({
  platform: 'telegram',
  externalId: `${externalId}-${forumId}`,
  name: `Orang ${externalId}`,
});
const request = (externalId: string): Promise<number> =>
  asWork(database, NOW, async (work) => {
    const application = { forumId, institutionId, capacity: 'holder', admins: [] } as const;
    const applied = await applyToJoin(work, { ...application, newcomer: newcomer(externalId) });
    return applied.ok ? applied.value : 0;
  });
const approve = (id: number, way: 'asked' | 'replace' = 'asked') =>
  asWork(database, NOW, (work) =>
    approveRequest(work, { forumId, id, way, decidedById: undefined, admins: [] }),
  );
const invitation = (): Promise<string> =>
  asWork(database, NOW, async (work) => {
    const seat = await work.db.seat.findFirstOrThrow({ where: { institutionId } });
    const to = { capacity: 'holder', role: undefined, personId: undefined, name: '', position: '' } as const;
    return (await invite(work, { ...to, forumId, seatId: seat.id, createdById: undefined })).code;
  });
const open = (words: string, externalId: string) =>
  asWork(database, NOW, (work) => joinByCode(work, { words, newcomer: newcomer(externalId), admins: [] }));
const change = (name: string, from = NOW) =>
  asWork(database, NOW, (work) =>
    changeHolder(work, { forumId, institutionId, successor: { name }, position: '', from, keepsAides: true }),
  );
const holdersAt = async (at: number): Promise<number> =>
  database.prisma.seatHolder.count({
    where: {
      ...{ forumId, capacity: 'holder', fromAt: { lte: new Date(at) } },
      OR: [{ untilAt: null }, { untilAt: { gt: new Date(at) } }],
    },
  });

describe('an institution has one official', () => {
  it('when two requests are approved at once', async () => {
    const ids = [await request('1'), await request('2')];
    const outcomes = await Promise.all(ids.map((id) => approve(id)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok && one.reason === 'holderExists')).toHaveLength(1);
    expect(await holdersAt(NOW)).toBe(1);
  });

  it('when two requests replace the present one at once', async () => {
    await addMember(database.prisma, {
      forum,
      name: 'Lama',
      telegram: `0-${forumId}`,
      code: 'BMKG',
      now: NOW - 1,
    });
    const ids = [await request('1'), await request('2')];
    await Promise.all(ids.map((id) => approve(id, 'replace')));
    expect(await holdersAt(NOW)).toBe(1);
  });

  it('when two invitations are opened at once: the second brings an aide', async () => {
    const codes = [await invitation(), await invitation()];
    const outcomes = await Promise.all(codes.map((code, at) => open(code, `${at}`)));
    expect(outcomes.map((one) => one.ok && one.value.capacity).sort()).toEqual(['aide', 'holder']);
    expect(await holdersAt(NOW)).toBe(1);
  });

  it('when a request is approved and an invitation is opened at once', async () => {
    const [id, code] = [await request('1'), await invitation()];
    await Promise.all([approve(id), open(code, '2')]);
    expect(await holdersAt(NOW)).toBe(1);
  });

  it('when two changes of office are applied at once, today and for a later day', async () => {
    await Promise.all([change('Siti'), change('Dewi'), change('Rina', NOW + 7 * DAY_MS)]);
    expect(await holdersAt(NOW)).toBeLessThanOrEqual(1);
    expect(await holdersAt(NOW + 8 * DAY_MS)).toBe(1);
  });

  it('when a file and a change of office come at once', async () => {
    const row = { code: 'BMKG', institution: 'BMKG', shortName: 'BMKG', zone: 'Asia/Jakarta' };
    const person = { name: 'Agus', position: '', telegramId: undefined, slackId: undefined, line: 2 };
    const actor = { personId: undefined, label: 'cli' };
    await Promise.all([
      change('Siti'),
      asWork(database, NOW, (work) => importMembers(work, { forumId, rows: [{ ...row, ...person }], actor })),
    ]);
    expect(await holdersAt(NOW)).toBe(1);
  });

  it('when an aide is to become a plain member beside one, and tells which institution is taken', async () => {
    await addMember(database.prisma, { forum, name: 'Lama', code: 'BMKG', now: NOW - 1 });
    const aide = await addMember(database.prisma, {
      forum,
      name: 'Rina',
      code: 'BMKG',
      capacity: 'aide',
      now: NOW - 1,
    });
    const plain = () =>
      asWork(database, NOW, (work) => makePlain(work, { forumId, personId: aide, capacity: 'holder' }));
    expect(await plain()).toEqual({ ok: false, reason: 'holderTaken', institution: 'BMKG' });
    expect(await holdersAt(NOW)).toBe(1);
  });
});
