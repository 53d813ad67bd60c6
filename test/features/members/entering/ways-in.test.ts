import { describe, expect, it } from 'vitest';
import { issueLinkCode, linkByCode } from '../../../../src/features/members/entering/linking.service.ts';
import { changeHolder, removePerson } from '../../../../src/features/members/office/service.ts';
import { cutOffAccounts, giveRole, removeRoles } from '../../../../src/features/members/roles.service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { NOW, useWaysIn } from './rig.ts';

const here = useWaysIn();

const ADMIN = { platform: 'telegram', externalId: '9001' } as const;

describe('an invitation ends', () => {
  const LAST = { ok: false, reason: 'codeWrong' };

  it('with the removal, the cut-off and the lost role of its maker', async () => {
    const ends = [
      () => here.run((work) => removePerson(work, { forumId: here.forumId, personId: here.dewi })),
      () => here.run((work) => cutOffAccounts(work, { forumId: here.forumId, personId: here.dewi })),
      () =>
        here.run((work) =>
          removeRoles(work, { forumId: here.forumId, personIds: [here.dewi], roles: ['secretariat'] }),
        ),
    ];
    for (const end of ends) {
      const code = await here.relink(here.budi);
      await here.run((work) =>
        giveRole(work, { forumId: here.forumId, personId: here.dewi, role: 'secretariat' }),
      );
      expect((await end()).ok).toBe(true);
      await here.database.prisma.account.updateMany({
        where: { personId: here.dewi },
        data: { revokedAt: null },
      });
      await here.run((work) =>
        giveRole(work, { forumId: here.forumId, personId: here.dewi, role: 'secretariat' }),
      );
      expect(await here.open(code, `late ${ends.indexOf(end)}`)).toEqual(LAST);
    }
  });

  it('when an admin without a record is none any more', async () => {
    const code = await here.relink(here.budi, { createdById: undefined, createdBy: 'telegram:9001' });
    expect(await here.open(code, 'phone')).toEqual(LAST);
    expect((await here.open(code, 'phone', [ADMIN])).ok).toBe(true);
  });

  it('with the removal of whom it is for, and with a newer one for them', async () => {
    const older = await here.relink(here.budi);
    const newer = await here.relink(here.budi);
    expect(await here.open(older, 'thief')).toEqual(LAST);
    await here.run((work) => removePerson(work, { forumId: here.forumId, personId: here.budi }));
    expect(await here.open(newer, 'thief')).toEqual(LAST);
  });

  it('with the office that it is for', async () => {
    const institutionId = here.forum.institutions.LAN ?? 0;
    const holder = await here.toSeat('holder');
    const change = (name: string) =>
      here.run((work) => {
        const office = {
          forumId: here.forumId,
          institutionId,
          position: '',
          from: NOW + DAY_MS,
          keepsAides: true,
        };
        return changeHolder(work, { ...office, successor: { name } });
      });
    const first = await change('Siti');
    const successor = await here.relink(first.ok ? first.value.personId : 0);
    await change('Rahmat');
    expect(await here.open(holder, 'late')).toEqual(LAST);
    expect(await here.open(successor, 'late')).toEqual(LAST);
  });

  it('with the institution’s place in the forum', async () => {
    const code = await here.toSeat();
    await here.database.prisma.institution.update({
      where: { id: here.forum.institutions.LAN ?? 0 },
      data: { leftAt: new Date(NOW) },
    });
    expect(await here.open(code, 'late')).toEqual(LAST);
  });
});

describe('a linking code', () => {
  const issue = (): Promise<string> =>
    here.run((work) =>
      issueLinkCode(work, { forumId: here.forumId, personId: here.budi, platform: 'telegram' }),
    );
  const type = (words: string, externalId = `U-${here.turn}`) =>
    here.run((work) => {
      const newcomer = { platform: 'slack', externalId, name: 'budi' } as const;
      return linkByCode(work, { newcomer, words, admins: [] });
    });

  it('dies with the account that was shown it', async () => {
    const code = await issue();
    await here.run((work) => cutOffAccounts(work, { forumId: here.forumId, personId: here.budi }));
    expect(await type(code)).toEqual({ ok: false, reason: 'codeWrong' });
    const again = await issue();
    expect(await type(again)).toEqual({ ok: false, reason: 'codeWrong' });
  });

  it('dies when another phone takes the place of the one that shows it', async () => {
    const code = await issue();
    await here.open(await here.relink(here.budi), 'new phone');
    expect(await type(code)).toEqual({ ok: false, reason: 'codeWrong' });
  });

  it('tells the account that showed it, and can be undone', async () => {
    expect((await type(await issue())).ok).toBe(true);
    expect(await here.told('accountLinked')).toEqual([`account:telegram:${here.account('Budi')}`]);
    const { id } = await here.database.prisma.admission.findFirstOrThrow({
      where: { forumId: here.forumId },
    });
    expect((await here.undo(id)).ok).toBe(true);
    expect(
      await here.database.prisma.account.count({ where: { personId: here.budi, revokedAt: null } }),
    ).toBe(1);
  });
});
