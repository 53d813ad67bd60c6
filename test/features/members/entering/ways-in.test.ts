import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/client.ts';
import { invite, joinByCode } from '../../../../src/features/members/entering/invitations.service.ts';
import { issueLinkCode, linkByCode } from '../../../../src/features/members/entering/linking.service.ts';
import { undoAdmission } from '../../../../src/features/members/entering/records.service.ts';
import { changeHolder, removePerson } from '../../../../src/features/members/office/service.ts';
import { cutOffAccounts, giveRole, removeRoles } from '../../../../src/features/members/roles.service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { addMember, asWork, makeForum, type SmallForum } from '../../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
const ADMIN = { platform: 'telegram', externalId: '9001' } as const;

let database: Database & { close(): Promise<void> };
let forum: SmallForum;
let forumId: number;
let dewi: number;
let budi: number;
let turn = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  turn += 1;
  await database.prisma.codeGuess.deleteMany();
  forum = await makeForum(database.prisma, ['BMKG', 'LAN'], NOW);
  forumId = forum.forumId;
  dewi = await add('Dewi', { role: 'secretariat' });
  await add('Agus', { role: 'secretariat' });
  budi = await add('Budi', { code: 'BMKG', role: 'chair' });
});

const account = (name: string): string => `${name}-${turn}`;
const add = (
  name: string,
  facts: Omit<Partial<Parameters<typeof addMember>[1]>, 'name'> = {},
): Promise<number> =>
  addMember(database.prisma, { forum, name, telegram: account(name), now: NOW - DAY_MS, ...facts });
const run = <T>(action: Parameters<typeof asWork<T>>[2], now = NOW): Promise<T> =>
  asWork(database, now, action);
const PLAIN = { seatId: undefined, capacity: 'aide', role: undefined, name: '', position: '' } as const;
const relink = (
  personId: number,
  maker: { readonly createdById: number | undefined; readonly createdBy?: string } = { createdById: dewi },
): Promise<string> =>
  run(async (work) => (await invite(work, { ...PLAIN, ...maker, forumId, personId })).code);
const toSeat = async (capacity: 'holder' | 'aide' = 'aide', code = 'LAN'): Promise<string> => {
  const seat = { institutionId: forum.institutions[code] ?? 0 };
  const { id: seatId } = await database.prisma.seat.findFirstOrThrow({ where: seat });
  return run(async (work) => {
    const to = { ...PLAIN, seatId, capacity, personId: undefined, name: 'Rina' };
    return (await invite(work, { ...to, forumId, createdById: dewi })).code;
  });
};
const open = (words: string, who: string, admins: readonly (typeof ADMIN)[] = []) =>
  run((work) => {
    const newcomer = { platform: 'telegram', externalId: account(who), name: `${who} di Telegram` } as const;
    return joinByCode(work, { words, newcomer, admins });
  });
const told = async (kind: string): Promise<readonly string[]> =>
  (
    await database.prisma.delivery.findMany({
      where: { forumId, notice: { kind } },
      orderBy: { id: 'asc' },
    })
  ).map(({ target }) => target);
const undo = (id: number, now = NOW) => run((work) => undoAdmission(work, { forumId, id }), now);
describe('an invitation ends', () => {
  const LAST = { ok: false, reason: 'codeWrong' };

  it('with the removal, the cut-off and the lost role of its maker', async () => {
    const ends = [
      () => run((work) => removePerson(work, { forumId, personId: dewi })),
      () => run((work) => cutOffAccounts(work, { forumId, personId: dewi })),
      () => run((work) => removeRoles(work, { forumId, personIds: [dewi], roles: ['secretariat'] })),
    ];
    for (const end of ends) {
      const code = await relink(budi);
      await run((work) => giveRole(work, { forumId, personId: dewi, role: 'secretariat' }));
      expect((await end()).ok).toBe(true);
      await database.prisma.account.updateMany({ where: { personId: dewi }, data: { revokedAt: null } });
      await run((work) => giveRole(work, { forumId, personId: dewi, role: 'secretariat' }));
      expect(await open(code, `late ${ends.indexOf(end)}`)).toEqual(LAST);
    }
  });

  it('when an admin without a record is none any more', async () => {
    const code = await relink(budi, { createdById: undefined, createdBy: 'telegram:9001' });
    expect(await open(code, 'phone')).toEqual(LAST);
    expect((await open(code, 'phone', [ADMIN])).ok).toBe(true);
  });

  it('with the removal of whom it is for, and with a newer one for them', async () => {
    const older = await relink(budi);
    const newer = await relink(budi);
    expect(await open(older, 'thief')).toEqual(LAST);
    await run((work) => removePerson(work, { forumId, personId: budi }));
    expect(await open(newer, 'thief')).toEqual(LAST);
  });

  it('with the office that it is for', async () => {
    const institutionId = forum.institutions.LAN ?? 0;
    const holder = await toSeat('holder');
    const change = (name: string) =>
      run((work) => {
        const office = { forumId, institutionId, position: '', from: NOW + DAY_MS, keepsAides: true };
        return changeHolder(work, { ...office, successor: { name } });
      });
    const first = await change('Siti');
    const successor = await relink(first.ok ? first.value.personId : 0);
    await change('Rahmat');
    expect(await open(holder, 'late')).toEqual(LAST);
    expect(await open(successor, 'late')).toEqual(LAST);
  });

  it('with the institution’s place in the forum', async () => {
    const code = await toSeat();
    await database.prisma.institution.update({
      where: { id: forum.institutions.LAN ?? 0 },
      data: { leftAt: new Date(NOW) },
    });
    expect(await open(code, 'late')).toEqual(LAST);
  });
});

describe('a linking code', () => {
  const issue = (): Promise<string> =>
    run((work) => issueLinkCode(work, { forumId, personId: budi, platform: 'telegram' }));
  const type = (words: string, externalId = `U-${turn}`) =>
    run((work) => {
      const newcomer = { platform: 'slack', externalId, name: 'budi' } as const;
      return linkByCode(work, { newcomer, words, admins: [] });
    });

  it('dies with the account that was shown it', async () => {
    const code = await issue();
    await run((work) => cutOffAccounts(work, { forumId, personId: budi }));
    expect(await type(code)).toEqual({ ok: false, reason: 'codeWrong' });
    const again = await issue();
    expect(await type(again)).toEqual({ ok: false, reason: 'codeWrong' });
  });

  it('dies when another phone takes the place of the one that shows it', async () => {
    const code = await issue();
    await open(await relink(budi), 'new phone');
    expect(await type(code)).toEqual({ ok: false, reason: 'codeWrong' });
  });

  it('tells the account that showed it, and can be undone', async () => {
    expect((await type(await issue())).ok).toBe(true);
    expect(await told('accountLinked')).toEqual([`account:telegram:${account('Budi')}`]);
    const { id } = await database.prisma.admission.findFirstOrThrow({ where: { forumId } });
    expect((await undo(id)).ok).toBe(true);
    expect(await database.prisma.account.count({ where: { personId: budi, revokedAt: null } })).toBe(1);
  });
});
