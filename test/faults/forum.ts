import type { SlackSimulator } from '../../playground/slack/index.ts';
import type { TelegramSimulator } from '../../playground/telegram/index.ts';
import { createDatabase } from '../../src/db/client.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { ensureForum } from '../../src/features/forum/store.ts';
import { importMembers } from '../../src/features/members/import/service.ts';
import type { MemberRow } from '../../src/features/members/import/types.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';

/** The admin of both platforms. */
export const ADMIN = { telegram: 9001, slack: 'U0ADMIN' } as const;

/** Somebody of the forum; accounts by institution: most on Telegram, some on Slack, some nowhere. */
export interface Member {
  readonly code: string;
  readonly shortName: string;
  readonly telegram: number | undefined;
  /** Whether they will have opened the private chat with the bot. */
  readonly started: boolean;
  readonly slack: string | undefined;
}

/** Members of a forum with so many institutions; the first is the secretariat, the last on Slack the chair. */
export function membersOf(count: number): readonly Member[] {
  return Array.from({ length: count }, (_, index) => {
    const isNowhere = index % 20 === 19;
    const isOnSlack = !isNowhere && index % 4 === 3;
    return {
      code: `I${String(index).padStart(3, '0')}`,
      shortName: `Inst-${index}`,
      telegram: isNowhere || isOnSlack ? undefined : 3_000 + index,
      started: index % 8 !== 6,
      slack: isOnSlack ? `U${String(index).padStart(4, '0')}` : undefined,
    };
  });
}

/** The group and the channel of a forum. */
export interface Places {
  readonly group: number;
  readonly channel: string;
}

/** Lets the members enter both simulated platforms and opens the group and the channel. */
export function settle(
  members: readonly Member[],
  { telegram, slack }: { readonly telegram: TelegramSimulator; readonly slack: SlackSimulator },
): Places {
  const onTelegram = members.flatMap((member) => (member.telegram === undefined ? [] : member.telegram));
  const onSlack = members.flatMap((member) => (member.slack === undefined ? [] : member.slack));
  for (const id of [...onTelegram, ADMIN.telegram]) telegram.addUser({ id, firstName: `Orang ${id}` });
  const group = telegram.createSupergroup({ title: 'FORSES', owner: ADMIN.telegram, members: onTelegram });
  telegram.addBot(group, { status: 'administrator' });
  for (const id of [...onSlack, ADMIN.slack]) slack.addUser({ id, name: id.toLowerCase() });
  const channel = slack.createChannel({
    id: 'C0FORSES',
    name: 'forses',
    members: ['bot', ADMIN.slack, ...onSlack],
  });
  return { group: group.id, channel: channel.id };
}

/** Makes the forum with its members in the database; the first member leads as secretariat, the first on Slack as chair. */
export async function enrol(
  members: readonly Member[],
  { url, now }: { readonly url: string; readonly now: number },
): Promise<void> {
  const logger = createLogger('silent');
  const database = createDatabase({ connectionString: url, logger });
  const randomness = systemRandomness;
  await inTransaction(database, async (db) => {
    const { forum } = await ensureForum(db, { name: 'FORSES', timeZone: 'Asia/Jakarta', now, randomness });
    const work = { db, now, randomness, enqueue: () => Promise.resolve(), cause: 'cli', logger };
    await importMembers(work, {
      forumId: forum.id,
      rows: members.map(toRow),
      actor: { personId: undefined, label: 'cli' },
    });
    const roles = [
      { externalId: String(members[0]?.telegram), role: 'secretariat' as const },
      { externalId: chairOf(members), role: 'chair' as const },
    ];
    for (const { externalId, role } of roles) {
      if (externalId === '') continue;
      const { personId } = await db.account.findFirstOrThrow({ where: { externalId } });
      await db.roleGrant.create({ data: { forumId: forum.id, personId, role, grantedAt: new Date(now) } });
    }
  });
  await database.close();
}

/** The chair's id in Slack. */
export function chairOf(members: readonly Member[]): string {
  return members.find(({ slack }) => slack !== undefined)?.slack ?? '';
}

function toRow({ code, shortName, telegram, slack }: Member, index: number): MemberRow {
  return {
    line: index + 2,
    code,
    institution: `Instansi ${shortName}`,
    shortName,
    zone: 'Asia/Jakarta',
    name: `Pejabat ${shortName}`,
    position: 'Sekretaris',
    telegramId: telegram === undefined ? undefined : String(telegram),
    slackId: slack,
  };
}
