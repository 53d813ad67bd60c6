import { onTestFinished } from 'vitest';
import { createSlackSimulator, type SlackSimulator } from '../../playground/slack/index.ts';
import { createTelegramSimulator, type TelegramSimulator } from '../../playground/telegram/index.ts';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { type Clock, DAY_MS, HOUR_MS } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { platformEnvironment } from './child.ts';
import { ADMIN, enrol, type Member, membersOf, type Places, settle } from './forum.ts';

/** A forum on two platforms, for bots in processes of their own. */
export interface Scene {
  readonly telegram: TelegramSimulator;
  readonly slack: SlackSimulator;
  readonly members: readonly Member[];
  readonly places: Places;
  readonly environment: Readonly<Record<string, string>>;
  /** Enters the members into a database and opens a way to it. */
  enter(databaseUrl: string): Promise<Database>;
}

/** Sets the scene; it is taken down when the test has ended. */
export async function setScene(facts: {
  readonly clock: Clock;
  readonly institutions: number;
}): Promise<Scene> {
  const { clock } = facts;
  const telegram = createTelegramSimulator({ clock });
  const slack = createSlackSimulator({ clock });
  const [{ apiRoot }, { apiUrl }] = await Promise.all([telegram.start(), slack.start()]);
  onTestFinished(async () => {
    await Promise.all([telegram.stop(), slack.stop()]);
  });
  const members = membersOf(facts.institutions);
  return {
    telegram,
    slack,
    members,
    places: settle(members, { telegram, slack }),
    environment: platformEnvironment({ telegram, telegramRoot: apiRoot, slack, slackUrl: apiUrl }),
    enter: async (url) => {
      await enrol(members, { url, now: clock.now() - DAY_MS });
      const database = createDatabase({
        connectionString: url,
        logger: createLogger('silent'),
        maxConnections: 1,
      });
      onTestFinished(() => database.close());
      return database;
    },
  };
}

/** Binds the group and makes a meeting that starts at `startsAt`; with `announce` (words after the number) it is announced. */
export async function openMeeting(
  { telegram, slack, places, members }: Scene,
  { startsAt, announce }: { readonly startsAt: number; readonly announce: string },
): Promise<void> {
  const secretary = members[0]?.telegram ?? 0;
  telegram.sendText({ from: ADMIN.telegram, chat: places.group, text: '/tautkan' });
  await telegram.settled();
  await slack.command({ from: ADMIN.slack, channel: places.channel, command: '/forses', text: 'tautkan' });
  for (const { telegram: id, started } of members) if (id !== undefined && started) telegram.startBot(id);
  const date = new Date(startsAt + 7 * HOUR_MS).toISOString().slice(0, 10);
  const lines = ['/buatrapat', 'Acara: Rapat', `Waktu: ${date} pukul 09.00 WIB`, 'Tempat: Aula', 'Nomor: 42'];
  telegram.sendText({ from: secretary, text: lines.join('\n') });
  telegram.sendText({ from: secretary, text: `/umumkan 42 ${announce}`.trim() });
  await Promise.all([telegram.settled(), slack.settled()]);
}

/** Invitations in the group. */
export function invitationsIn({ telegram, places }: Scene): readonly string[] {
  return telegram
    .messagesIn(places.group)
    .flatMap(({ from, text }) => (from?.is_bot && text?.startsWith('UNDANGAN') ? text : []));
}
