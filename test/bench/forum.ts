import { setTimeout as pause } from 'node:timers/promises';
import { createTelegramSimulator, type TelegramSimulator } from '../../playground/telegram/index.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { type Clock, DAY_MS, HOUR_MS, systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { enrol, type Member } from '../faults/forum.ts';

/** A forum of so many institutions in one Telegram group. */
export interface BenchForum {
  readonly telegram: TelegramSimulator;
  readonly apiRoot: string;
  readonly people: readonly number[];
  readonly group: number;
  /** What the bot is started with. */
  readonly environment: Readonly<Record<string, string>>;
}

const ADMIN = 9_001;
const FIRST_ID = 100_000;
const SILENCE_MS = 60_000;

/**
 * Opens the platform with everybody on it, by the machine's clock unless another is given. `enforceRates`: it refuses what is faster
 * than Telegram allows.
 */
export async function openForum(facts: {
  readonly institutions: number;
  readonly dataDir: string;
  readonly enforceRates: boolean;
  readonly clock?: Clock;
}): Promise<BenchForum> {
  const { enforceRates, clock = systemClock } = facts;
  const telegram = createTelegramSimulator({ clock, enforceRates });
  const { apiRoot } = await telegram.start();
  const people = Array.from({ length: facts.institutions }, (_, index) => FIRST_ID + index);
  for (const id of [ADMIN, ...people]) telegram.addUser({ id, firstName: `Orang ${id}` });
  const group = telegram.createSupergroup({ title: 'FORSES', owner: ADMIN, members: people });
  telegram.addBot(group, { status: 'administrator' });
  return {
    telegram,
    apiRoot,
    people,
    group: group.id,
    environment: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: apiRoot,
      DATA_DIR: facts.dataDir,
      ADMIN_IDS: `telegram:${ADMIN}`,
    },
  };
}

/** The connection string of a running bot's own server. */
export async function serverOf(dataDir: string): Promise<string> {
  const server = await startEmbedded({ dataDir, logger: createLogger('silent'), isSharing: true });
  return server.connectionString;
}

/** Enters the members; the first one is the secretariat. */
export async function enrolMembers({ people }: BenchForum, url: string): Promise<void> {
  const members = people.map(
    (telegram, index): Member => ({
      code: `I${String(index).padStart(4, '0')}`,
      shortName: `Inst-${index}`,
      telegram,
      started: true,
      slack: undefined,
    }),
  );
  await enrol(members, { url, now: systemClock.now() - DAY_MS });
}

/** Binds the group and announces a meeting, in a month unless said otherwise; resolves when the notice stands there. */
export async function announceMeeting(
  { telegram, group, people }: BenchForum,
  { number = 42, inDays = 30 }: { readonly number?: number; readonly inDays?: number } = {},
): Promise<void> {
  const [secretary = 0] = people;
  telegram.sendText({ from: ADMIN, chat: group, text: '/tautkan' });
  await soon(telegram.nextMessage(group), '/tautkan');
  const date = new Date(systemClock.now() + inDays * DAY_MS + 7 * HOUR_MS).toISOString().slice(0, 10);
  const lines = ['/buatrapat', 'Acara: Rapat', `Waktu: ${date} pukul 09.00 WIB`, 'Tempat: Aula'];
  telegram.sendText({ from: secretary, text: [...lines, `Nomor: ${number}`].join('\n') });
  await soon(telegram.nextMessage(secretary), '/buatrapat');
  const notice = telegram.nextMessage(group, ({ text }) => text?.startsWith('UNDANGAN') === true);
  telegram.sendText({ from: secretary, text: `/umumkan ${number}` });
  await soon(notice, '/umumkan');
}

/** Waits for what the bot says to something; rejects when it says nothing for too long. */
export async function soon<T>(answer: Promise<T>, what: string): Promise<T> {
  const end = new AbortController();
  const silence = pause(SILENCE_MS, undefined, { signal: end.signal }).then(() => {
    throw new Error(`the bot said nothing to ${what}`);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    silence.catch(() => undefined);
    end.abort();
  }
}
