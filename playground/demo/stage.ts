import type { Clock } from '../../src/lib/clock.ts';
import { createSlackSimulator, type SlackSimulator } from '../slack/index.ts';
import { createTelegramSimulator, type TelegramSimulator } from '../telegram/index.ts';
import { type CastMember, cast, leads, nameOf, telegramOf } from './cast.ts';

/** The simulated platforms with everybody and every chat in them, as they are before the bot comes. */
export interface Stage {
  readonly telegram: TelegramSimulator;
  readonly slack: SlackSimulator;
  /** Id of the Telegram group. */
  readonly group: number;
  /** Id of the Slack channel. */
  readonly channel: string;
  readonly groupTitle: string;
  readonly channelTitle: string;
  /** How many people are in the group and in the channel, the bot among them. */
  readonly groupSize: number;
  readonly channelSize: number;
  /** How the members of the workspace are called, by id. */
  readonly slackNames: Readonly<Record<string, string>>;
  /** Where the bot finds the platforms, as its environment says it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const GROUP_TITLE = 'FORSES – Grup Sekretaris';
const CHANNEL_NAME = 'forses';
const CHANNEL_ID = 'C0FORSES';
/** Slack calls the bot gets answered late are not what the demo is about; a slow machine may take its time. */
const ACK_TIMEOUT_MS = 10_000;

/** Starts both platforms on free loopback ports, with the cast in them. */
export async function openStage(clock: Clock): Promise<Stage> {
  const telegram = createTelegramSimulator({ clock, botUsername: 'GununganForsesBot' });
  const slack = createSlackSimulator({ clock, workspaceName: 'FORSES', ackTimeoutMs: ACK_TIMEOUT_MS });
  const [{ apiRoot }, { apiUrl }] = await Promise.all([telegram.start(), slack.start()]);
  const group = peopleTelegram(telegram);
  peopleSlack(slack);
  return {
    telegram,
    slack,
    group,
    channel: CHANNEL_ID,
    groupTitle: GROUP_TITLE,
    channelTitle: `#${CHANNEL_NAME}`,
    groupSize: cast.filter(({ isInGroup }) => isInGroup).length + 1,
    channelSize: cast.filter(({ slackId }) => slackId !== undefined).length + 1,
    slackNames: {
      [slack.bot.userId]: 'Gunungan',
      ...Object.fromEntries(
        cast.flatMap((member) => (member.slackId === undefined ? [] : [[member.slackId, nameOf(member)]])),
      ),
    },
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: apiRoot,
      SLACK_BOT_TOKEN: slack.settings.botToken,
      SLACK_APP_TOKEN: slack.settings.appToken,
      SLACK_API_URL: apiUrl,
    },
    stop: async () => {
      await Promise.all([telegram.stop(), slack.stop()]);
    },
  };
}

function peopleTelegram(telegram: TelegramSimulator): number {
  for (const member of cast) addToTelegram(telegram, member);
  const group = telegram.createSupergroup({
    title: GROUP_TITLE,
    admins: [telegramOf(leads.sekretariat)],
    members: cast.flatMap((member) =>
      member.isInGroup && member.id !== 'secretariat' ? (member.telegramId ?? []) : [],
    ),
    bot: 'administrator',
  });
  return group.id;
}

function addToTelegram(telegram: TelegramSimulator, member: CastMember): void {
  if (member.telegramId === undefined) return;
  telegram.addUser({
    id: member.telegramId,
    firstName: member.firstName,
    lastName: member.lastName,
    username: member.id,
    languageCode: 'id',
  });
}

function peopleSlack(slack: SlackSimulator): void {
  const members = cast.flatMap((member) => {
    if (member.slackId === undefined) return [];
    slack.addUser({
      id: member.slackId,
      name: member.id,
      realName: `${member.firstName} ${member.lastName}`,
    });
    return [member.slackId];
  });
  slack.createChannel({ id: CHANNEL_ID, name: CHANNEL_NAME, members: [...members, 'bot'] });
}
