import type { TelegramSimulator } from '../../playground/telegram/index.ts';
import { processorTimeOf } from './bot.ts';
import { openBots, type RunningBots } from './bots.ts';
import { createCrowd, inTurn, steadily } from './crowd.ts';
import { announceMeeting, type BenchForum, enrolMembers, openForum } from './forum.ts';
import { line, ms, spread } from './numbers.ts';

const REMINDED = 630;
/** They answer, also while the others are reminded. */
const ANSWERING = 100;
const PER_SECOND = 30;
const WINDOW_MS = 1_000;
/** The limits look back over a second and over five in a chat. */
const REST_MS = 6_000;
/** Within a second of the chat's own limit, however often somebody asks. */
const ASK_EVERY_MS = 1_500;
const FIRST_MEETING = 42;

/** What is measured: by so many bots on one database, so many times, beside so many answers by button a second. */
export interface FanOut {
  readonly bots: number;
  readonly runs: number;
  readonly answersPerSecond: number;
  readonly dataDir: string;
  readonly print: (text: string) => void;
}

/** Reminders to 630 people at Telegram's pace, while others answer by buttons, and somebody in private by a command. */
export async function benchFanOut(facts: FanOut): Promise<void> {
  const { bots, runs, answersPerSecond, dataDir, print } = facts;
  const forum = await openForum({ institutions: REMINDED + ANSWERING, dataDir, enforceRates: true });
  const { telegram, people } = forum;
  const running = await openBots(forum, { bots, dataDir });
  await enrolMembers(forum, running.databaseUrl);
  await openChats(telegram, people);
  const ideal = (REMINDED / PER_SECOND) * 1_000;
  const beside = answersPerSecond === 0 ? '' : ` beside ${answersPerSecond} answers/s`;
  print(line(`${REMINDED} private reminders by ${bots} bot(s)${beside}`, `ideal ${ms(ideal)}`));
  for (let run = 0; run < runs; run += 1) {
    const found = await remindOnce(forum, { run, running, answersPerSecond });
    print(
      line(
        `  run ${run + 1}`,
        `${ms(found.totalMs)}, ${((found.totalMs / ideal - 1) * 100).toFixed(1)}% more; refused as too fast (429): ${found.refused}; most in a second: ${found.densest}; twice: ${found.twice}; processor time of the bots ${ms(found.processorMs)}`,
      ),
    );
    if (found.presses.length > 0) print(line('    buttons meanwhile', spread(found.presses)));
    print(line('    /hadir meanwhile', spread(found.commands)));
  }
  print(line('  connections to the database at most', `${await running.connections()}`));
  await running.stop();
  await telegram.stop();
}

interface Found {
  readonly totalMs: number;
  readonly refused: number;
  /** Most messages and edits that came within a second. */
  readonly densest: number;
  /** People who got it more than once. */
  readonly twice: number;
  readonly processorMs: number;
  readonly presses: readonly number[];
  readonly commands: readonly number[];
}

/** A meeting of its own each time: nobody is reminded of one twice in half an hour. */
async function remindOnce(
  forum: BenchForum,
  facts: { readonly run: number; readonly running: RunningBots; readonly answersPerSecond: number },
): Promise<Found> {
  const { telegram, people, group } = forum;
  const { running, answersPerSecond } = facts;
  const number = FIRST_MEETING + facts.run;
  await announceMeeting(forum, { number, inDays: 30 + facts.run });
  const crowd = createCrowd(telegram, group);
  const [secretary = 0] = people;
  const reminded = people.slice(0, REMINDED);
  const answering = people.slice(REMINDED);
  await inTurn(answering, crowd.press, { atOnce: 20, acts: ANSWERING });
  telegram.sendText({ from: secretary, text: `/ingatkan belum ${number}` });
  await telegram.nextMessage(secretary);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const before = telegram.requests.length;
  const processorBefore = await processorTimeOf(running.pids);
  const sent = watchReminders(telegram, new Set(reminded));
  const begun = performance.now();
  void telegram.pressButton({ from: secretary, text: 'Kirim' });
  const seconds = REMINDED / PER_SECOND;
  const [pressed, commands, endedAt] = await Promise.all([
    answersPerSecond === 0
      ? undefined
      : steadily(answering, crowd.press, { perSecond: answersPerSecond, seconds }),
    answerMeanwhile(telegram, answering.at(-1) ?? 0, sent.all),
    sent.all,
  ]);
  const processorMs = (await processorTimeOf(running.pids)) - processorBefore;
  // What would be sent twice comes after it.
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const calls = telegram.requests.slice(before);
  const arrivals = calls.filter(({ method }) => /^(?:send(?!ChatAction)|edit)/.test(method));
  return {
    totalMs: endedAt - begun,
    refused: calls.filter(({ status }) => status === 429).length,
    densest: densest(arrivals.map(({ at }) => at)),
    twice: sent.twice(),
    processorMs,
    presses: pressed?.latencies ?? [],
    commands,
  };
}

/** Most moments within any second. */
function densest(moments: readonly number[]): number {
  const sorted = moments.toSorted((left, right) => left - right);
  let from = 0;
  let most = 0;
  for (const [to, at] of sorted.entries()) {
    while ((sorted[from] ?? at) <= at - WINDOW_MS) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
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
  return text?.includes('Kami belum menerima konfirmasi') === true;
}

/** `all` resolves with the moment at which the last reminder came. */
function watchReminders(
  telegram: TelegramSimulator,
  people: ReadonlySet<number>,
): { readonly all: Promise<number>; readonly twice: () => number } {
  const times = new Map<number, number>();
  const all = new Promise<number>((resolve) => {
    telegram.onChange((event) => {
      if (event.type !== 'message' || !event.byBot || !isReminder(event.message.text)) return;
      const { id } = event.message.chat;
      if (!people.has(id)) return;
      times.set(id, (times.get(id) ?? 0) + 1);
      if (times.size === people.size) resolve(performance.now());
    });
  });
  return { all, twice: () => [...times.values()].filter((count) => count > 1).length };
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
