import type { TestApp } from './test-app.ts';

/** The people of the dialogues; each has an account on both platforms. */
export type Role = 'admin' | 'secretariat' | 'chair' | 'member' | 'host' | 'aide' | 'liaison' | 'stranger';

/** Who they are: the liaison acts for two institutions (Sulsel and Papua), the host and the aide for BMKG. */
export const CAST: Readonly<Record<Role, { readonly telegram: number; readonly slack: string }>> = {
  admin: { telegram: 9001, slack: 'U0ADMIN' },
  secretariat: { telegram: 2001, slack: 'U0LAN' },
  chair: { telegram: 2000, slack: 'U0CHAIR' },
  member: { telegram: 2003, slack: 'U0KEU' },
  host: { telegram: 2002, slack: 'U0BMKG' },
  aide: { telegram: 2012, slack: 'U0RINA' },
  liaison: { telegram: 2020, slack: 'U0LIAISON' },
  stranger: { telegram: 6666, slack: 'U0ASING' },
};

/** Accounts that the sample members lack: the person's other account first, then the new one. */
const OTHER_ACCOUNTS = [
  ['telegram', '2001', 'slack', 'U0LAN'],
  ['slack', 'U0CHAIR', 'telegram', '2000'],
  ['telegram', '2003', 'slack', 'U0KEU'],
  ['telegram', '2002', 'slack', 'U0BMKG'],
] as const;

/** Gives everyone of the cast both accounts and a place in the group and in the channel. */
export async function enterCast(bot: TestApp): Promise<void> {
  const { telegram, slack, group, channel } = bot;
  const knownUsers = new Set(telegram.users().map((user) => user.id));
  for (const { telegram: id } of Object.values(CAST)) {
    if (!knownUsers.has(id)) telegram.addUser({ id, firstName: `Orang ${id}` });
    if (!knownUsers.has(id)) telegram.addMember(group, id);
  }
  for (const id of ['U0LAN', 'U0KEU', 'U0BMKG', 'U0LIAISON', 'U0ASING']) {
    slack.addUser({ id, name: id.toLowerCase(), ...(id === 'U0ASING' && { realName: 'Eko Prasetyo' }) });
    slack.invite(channel, id);
  }
  await writeAccounts(bot);
  await bot.settled();
}

async function writeAccounts({ app, clock }: TestApp): Promise<void> {
  const { prisma } = app.database;
  const createdAt = new Date(clock.now());
  for (const [platform, externalId, otherPlatform, otherId] of OTHER_ACCOUNTS) {
    const { forumId, personId } = await prisma.account.findFirstOrThrow({ where: { platform, externalId } });
    await prisma.account.create({
      data: { forumId, personId, platform: otherPlatform, externalId: otherId, createdAt },
    });
  }
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const liaison = await prisma.person.create({
    data: {
      forumId,
      name: 'Luhut Siregar',
      createdAt,
      accounts: {
        create: [
          { forumId, platform: 'telegram', externalId: '2020', createdAt },
          { forumId, platform: 'slack', externalId: 'U0LIAISON', createdAt },
        ],
      },
    },
  });
  const seats = await prisma.seat.findMany({ where: { institution: { code: { in: ['SULSEL', 'PAPUA'] } } } });
  await prisma.seatHolder.createMany({
    data: seats.map((seat) => ({
      forumId,
      seatId: seat.id,
      personId: liaison.id,
      capacity: 'aide',
      fromAt: createdAt,
    })),
  });
}
