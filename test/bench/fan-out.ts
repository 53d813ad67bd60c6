import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { TelegramSimulator } from '../../playground/telegram/index.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { openBalancer } from '../faults/balancer.ts';
import { type BotProcess, startBot } from './bot.ts';
import { announceMeeting, enrolMembers, openForum, serverOf } from './forum.ts';
import { line, ms, spread } from './numbers.ts';

const PEOPLE = 630;
const PER_SECOND = 30;
/** Within a second of the group's and the chat's own limits, however often somebody asks. */
const ASK_EVERY_MS = 1_500;

/** A reminder to 630 people at Telegram's pace, while somebody goes on answering in private. */
export async function benchFanOut(dataDir: string, print: (text: string) => void): Promise<void> {
  const forum = await openForum({ institutions: PEOPLE, dataDir, enforceRates: true });
  const { telegram, people } = forum;
  const bot = await startBot(forum.environment);
  await enrolMembers(forum, await serverOf(dataDir));
  await openChats(telegram, people);
  await announceMeeting(forum);
  const [secretary = 0, ...others] = people;
  telegram.sendText({ from: secretary, text: '/ingatkan semua 42' });
  await telegram.nextMessage(secretary);
  // The limits look back over a second and over five in a chat.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const refusedBefore = countRefusals(telegram);
  // Whoever answers again and again has their own reminder written again and again: it is not waited for.
  const answering = others.at(-1) ?? 0;
  const sent = watchReminders(telegram, new Set(people.filter((person) => person !== answering)));
  const begun = performance.now();
  void telegram.pressButton({ from: secretary, text: 'Kirim' });
  const answers = answerMeanwhile(telegram, answering, sent);
  const totalMs = (await sent) - begun;
  const ideal = (people.length / PER_SECOND) * 1_000;
  print(
    line(
      `${PEOPLE} private reminders (ideal ${ms(ideal)})`,
      `${ms(totalMs)}, ${((totalMs / ideal - 1) * 100).toFixed(1)}% more`,
    ),
  );
  print(line('refused as too fast (429)', `${countRefusals(telegram) - refusedBefore}`));
  print(line('/hadir meanwhile', spread(await answers)));
  await bot.stop();
  await telegram.stop();
}

const PEOPLE_TOGETHER = 300;

/**
 * The same by several bots on one database, which get what people do in turn by a webhook: whether each reminder comes once, and none too
 * fast for Telegram.
 */
export async function benchFanOutTogether(
  bots: number,
  { dataDir, print }: { readonly dataDir: string; readonly print: (text: string) => void },
): Promise<void> {
  const server = await startEmbedded({ dataDir, logger: createLogger('silent') });
  const forum = await openForum({ institutions: PEOPLE_TOGETHER, dataDir, enforceRates: true });
  const { telegram, people } = forum;
  const balancer = await openBalancer();
  const { DATA_DIR: _, ...settings } = forum.environment;
  const environment = {
    ...settings,
    DATABASE_URL: server.connectionString,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${balancer.port}/telegram`,
    TELEGRAM_WEBHOOK_SECRET: 'rahasia-yang-cukup-panjang-0123456789',
  };
  const running: BotProcess[] = [];
  for (let index = 0; index < bots; index += 1) {
    const port = await freePort();
    running.push(await startBot({ ...environment, PORT: String(port) }));
    balancer.add(port);
  }
  await enrolMembers(forum, server.connectionString);
  await openChats(telegram, people);
  await announceMeeting(forum);
  const [secretary = 0] = people;
  telegram.sendText({ from: secretary, text: '/ingatkan semua 42' });
  await telegram.nextMessage(secretary);
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const refusedBefore = countRefusals(telegram);
  const sent = watchReminders(telegram, new Set(people));
  const begun = performance.now();
  void telegram.pressButton({ from: secretary, text: 'Kirim' });
  const totalMs = (await sent) - begun;
  // What would be sent twice comes after it.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const times = people.map(
    (id) => telegram.messagesIn({ id }).filter(({ from, text }) => from?.is_bot && isReminder(text)).length,
  );
  const ideal = (people.length / PER_SECOND) * 1_000;
  print(
    line(
      `${people.length} private reminders by ${bots} bots (ideal ${ms(ideal)})`,
      `${ms(totalMs)}, ${((totalMs / ideal - 1) * 100).toFixed(1)}% more; more than once: ${times.filter((count) => count > 1).length}; refused as too fast (429): ${countRefusals(telegram) - refusedBefore}`,
    ),
  );
  await Promise.all(running.map((bot) => bot.stop()));
  await balancer.close();
  await telegram.stop();
  await server.stop();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Everybody presses Start, at a pace that the answers may have. */
async function openChats(telegram: TelegramSimulator, people: readonly number[]): Promise<void> {
  for (let index = 0; index < people.length; index += 20) {
    const some = people.slice(index, index + 20);
    const welcomed = some.map((person) => telegram.nextMessage(person));
    for (const person of some) telegram.startBot(person);
    await Promise.all([...welcomed, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  }
}

function isReminder(text: string | undefined): boolean {
  return text?.includes('Kami mengingatkan') === true;
}

/** Resolves with the moment at which the last reminder came. */
function watchReminders(telegram: TelegramSimulator, people: ReadonlySet<number>): Promise<number> {
  const left = new Set(people);
  return new Promise((resolve) => {
    telegram.onChange((event) => {
      if (event.type !== 'message' || !event.byBot || !isReminder(event.message.text)) return;
      left.delete(event.message.chat.id);
      if (left.size === 0) resolve(performance.now());
    });
  });
}

async function answerMeanwhile(
  telegram: TelegramSimulator,
  person: number,
  until: Promise<unknown>,
): Promise<readonly number[]> {
  const latencies: number[] = [];
  const state = { isOver: false };
  void until.then(() => {
    state.isOver = true;
  });
  while (!state.isOver) {
    const begun = performance.now();
    const receipt = telegram.nextMessage(
      person,
      ({ text }) => text?.includes(': Hadir') === true && !isReminder(text),
    );
    telegram.sendText({ from: person, text: '/hadir' });
    await receipt;
    latencies.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return latencies;
}

/** Calls that were refused as too fast; `at` is by the simulator's clock. */
function countRefusals(telegram: TelegramSimulator): number {
  return telegram.requests.filter(({ status, at }) => status === 429 && at <= systemClock.now()).length;
}
