import type { BotProcess } from './bot.ts';
import { memoryOf, memoryOfAll, processesOfServer, processorTimeOf, startBot } from './bot.ts';
import { type Act, type Crowd, createCrowd, inTurn, steadily } from './crowd.ts';
import { announceMeeting, type BenchForum, enrolMembers, openForum, serverOf } from './forum.ts';
import { line, ms, percentile, spread } from './numbers.ts';
import { type Figures, type Measured, rowOf } from './row.ts';
import { answersAfterKill, answersWhileDown, rowsOfTaps } from './troubles.ts';

const INSTITUTIONS = 300;
/** With the first round's acts, ten thousand answers: after so many the memory is compared with its aim. */
const WARMING_UP = 800;

/** How the answers are measured. */
export interface AnswersBench {
  readonly dataDir: string;
  /** How often each way of answering is measured; medians and ranges are of these. */
  readonly rounds: number;
  readonly nodeOptions: readonly string[];
  readonly print: (text: string) => void;
}

/** A run of it: the forum, the bot that answers it and what is filled in. */
interface Run extends AnswersBench {
  readonly forum: BenchForum;
  readonly bot: BotProcess;
  readonly crowd: Crowd;
}

/**
 * Everything about answers: start, pace, latency, processor time, memory, and what is left of them after a stop, a death and a
 * triple tap; at the end the row for docs/bench.md. The simulated platform and the people are this process.
 */
export async function benchAnswers(bench: AnswersBench): Promise<void> {
  const { dataDir, nodeOptions, print } = bench;
  const forum = await openForum({ institutions: INSTITUTIONS, dataDir, enforceRates: false });
  const freshMs = await fillForum(forum, dataDir);
  print(line('ready with a fresh data folder', ms(freshMs)));
  const readyMs: number[] = [];
  for (let round = 1; round < bench.rounds; round += 1) {
    const early = await startBot(forum.environment, nodeOptions);
    readyMs.push(early.readyMs);
    await early.stop();
  }
  const bot = await startBot(forum.environment, nodeOptions);
  readyMs.push(bot.readyMs);
  print(line('ready with existing data', readyMs.map(ms).join(', ')));
  const run = { ...bench, forum, bot, crowd: createCrowd(forum.telegram, forum.group) };
  const atStart = await readMemory(run, 'after the start');
  const { press, command, afterRound } = await measureRounds(run);
  await bot.stop();
  const troubles = {
    whileDown: await answersWhileDown(forum, run.crowd),
    ...(await answersAfterKill(forum, dataDir)),
    ...(await rowsOfTaps(forum, dataDir)),
  };
  await forum.telegram.stop();
  print('');
  print(await rowOf({ press, command, freshMs, readyMs, atStart, after: afterRound, troubles }));
}

/** Makes the forum in which is answered; resolves with the milliseconds that the first start took. */
async function fillForum(forum: BenchForum, dataDir: string): Promise<number> {
  const fresh = await startBot(forum.environment);
  await enrolMembers(forum, await serverOf(dataDir));
  await announceMeeting(forum);
  await fresh.stop();
  return fresh.readyMs;
}

async function measureRounds(run: Run): Promise<{
  readonly press: Figures;
  readonly command: Figures;
  readonly afterRound: Measured;
}> {
  const { forum, crowd, rounds } = run;
  for (const act of [crowd.press, crowd.command])
    await inTurn(forum.people, act, { atOnce: 30, acts: WARMING_UP });
  const url = await serverOf(run.dataDir);
  const press: Figures[] = [];
  const command: Figures[] = [];
  let afterRound: Measured | undefined;
  for (let round = 1; round <= rounds; round += 1) {
    press.push(await benchAct(run, { name: `buttons, round ${round}`, act: crowd.press, url }));
    command.push(await benchAct(run, { name: `commands, round ${round}`, act: crowd.command, url }));
    const memory = await readMemory(run, `after round ${round}`);
    afterRound ??= memory;
  }
  return { press: together(press), command: together(command), afterRound: afterRound ?? NOTHING };
}

const NOTHING: Measured = { ownMb: Number.NaN, residentMb: Number.NaN, serverMb: Number.NaN };

function together(figures: readonly Figures[]): Figures {
  const all = (name: keyof Figures): readonly number[] => figures.flatMap((each) => each[name]);
  return {
    perSecond: all('perSecond'),
    p50: all('p50'),
    p99: all('p99'),
    steadyP99: all('steadyP99'),
    botMs: all('botMs'),
    serverMs: all('serverMs'),
  };
}

async function benchAct(
  { forum: { people, telegram }, bot, print }: Run,
  { name, act, url }: { readonly name: string; readonly act: Act; readonly url: string },
): Promise<Figures> {
  const one = await inTurn(people, act, { atOnce: 1, acts: 200 });
  print(line(`${name}: one after the other`, `${one.perSecond.toFixed(0)}/s, ${spread(one.latencies)}`));
  const server = await processesOfServer(url);
  const times = (): Promise<readonly number[]> =>
    Promise.all([[bot.pid], server, [process.pid]].map(processorTimeOf));
  const before = await times();
  const all = await inTurn(people, act, { atOnce: people.length, acts: 10 * people.length });
  const after = await times();
  const [own = 0, database = 0, platform = 0] = after.map(
    (time, index) => (time - (before[index] ?? 0)) / all.latencies.length,
  );
  print(
    line(
      `${name}: ${people.length} people at once`,
      `${all.perSecond.toFixed(0)}/s, ${spread(all.latencies)}`,
    ),
  );
  print(
    line(
      '  processor time an answer',
      `bot ${ms(own)}, PostgreSQL ${ms(database)}, platform and people ${ms(platform)}`,
    ),
  );
  const steady = await steadily(people, act, { perSecond: 100, seconds: 10 });
  print(line(`${name}: steadily 100/s for 10 s`, spread(steady.latencies)));
  await telegram.settled();
  return {
    perSecond: [all.perSecond],
    p50: [percentile(all.latencies, 50)],
    p99: [percentile(all.latencies, 99)],
    steadyP99: [percentile(steady.latencies, 99)],
    botMs: [own],
    serverMs: [database],
  };
}

async function readMemory({ bot, dataDir, print }: Run, when: string): Promise<Measured> {
  const pids = await processesOfServer(await serverOf(dataDir));
  const [own, serverMb] = await Promise.all([memoryOf(bot.pid), memoryOfAll(pids)]);
  const { proportionalMb: ownMb, residentMb } = own;
  print(
    line(
      `memory ${when}`,
      `bot ${ownMb.toFixed(0)} MB of its own and its share (${residentMb.toFixed(0)} MB resident), PostgreSQL ${serverMb.toFixed(0)} MB`,
    ),
  );
  return { ownMb, residentMb, serverMb };
}
