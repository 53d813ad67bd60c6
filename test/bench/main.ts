import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type BotProcess,
  memoryOf,
  memoryOfAll,
  processesOfServer,
  processorTimeOf,
  startBot,
} from './bot.ts';
import { type Act, createCrowd, inTurn, steadily } from './crowd.ts';
import { benchFanOut, benchFanOutTogether } from './fan-out.ts';
import { announceMeeting, type BenchForum, enrolMembers, openForum, serverOf } from './forum.ts';
import { benchHistory } from './history.ts';
import { benchLibrary } from './library.ts';
import { line, ms, spread } from './numbers.ts';
import { benchQuestions } from './questions.ts';
import { benchScale } from './scale/main.ts';
import { benchSoak } from './soak.ts';

const INSTITUTIONS = 300;
const AIM =
  'aim: 1,200 answers/s with p99 < 400 ms, p99 < 25 ms at 100/s, ready in 1 s on existing data, 120 MB (PSS) after the start and 180 MB after all';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Everything about answers: start, pace, latency, memory. The simulated platform and the people are this process. */
async function benchAnswers(
  forum: BenchForum,
  dataDir: string,
  nodeOptions: readonly string[],
): Promise<void> {
  const fresh = await startBot(forum.environment);
  print(line('ready with a fresh data folder', ms(fresh.readyMs)));
  await enrolMembers(forum, await serverOf(dataDir));
  await announceMeeting(forum);
  await fresh.stop();
  const bot = await startBot(forum.environment, nodeOptions);
  print(line('ready with existing data', ms(bot.readyMs)));
  await printMemory(bot, dataDir, 'after the start');
  const crowd = createCrowd(forum.telegram, forum.group);
  await inTurn(forum.people, crowd.press, { atOnce: 30, acts: 600 });
  const server = await processesOfServer(await serverOf(dataDir));
  for (const [name, act] of Object.entries(crowd)) await benchAct({ forum, name, act, bot, server });
  await printMemory(bot, dataDir, 'after all of this');
  await bot.stop();
}

interface ActBench {
  readonly forum: BenchForum;
  readonly name: string;
  readonly act: Act;
  readonly bot: BotProcess;
  /** The processes of PostgreSQL. */
  readonly server: readonly number[];
}

async function benchAct({ forum, name, act, bot, server }: ActBench): Promise<void> {
  const { people, telegram } = forum;
  const one = await inTurn(people, act, { atOnce: 1, acts: 200 });
  print(line(`${name}: one after the other`, `${one.perSecond.toFixed(0)}/s, ${spread(one.latencies)}`));
  const times = (): Promise<readonly number[]> =>
    Promise.all([[bot.pid], server, [process.pid]].map(processorTimeOf));
  const before = await times();
  const all = await inTurn(people, act, { atOnce: people.length, acts: 10 * people.length });
  const after = await times();
  print(
    line(
      `${name}: ${people.length} people at once`,
      `${all.perSecond.toFixed(0)}/s, ${spread(all.latencies)}`,
    ),
  );
  const [own, database, platform] = after.map(
    (time, index) => (time - (before[index] ?? 0)) / all.latencies.length,
  );
  print(
    line(
      '  processor time an answer',
      `bot ${ms(own ?? 0)}, PostgreSQL ${ms(database ?? 0)}, platform and people ${ms(platform ?? 0)}`,
    ),
  );
  const steady = await steadily(people, act, { perSecond: 100, seconds: 10 });
  print(line(`${name}: steadily 100/s for 10 s`, spread(steady.latencies)));
  await telegram.settled();
}

async function printMemory(bot: BotProcess, dataDir: string, when: string): Promise<void> {
  const pids = await processesOfServer(await serverOf(dataDir));
  const [own, server] = await Promise.all([memoryOf(bot.pid), memoryOfAll(pids)]);
  print(
    line(
      `memory ${when}`,
      `bot ${own.proportionalMb.toFixed(0)} MB of its own and its share (${own.residentMb.toFixed(0)} MB resident), PostgreSQL ${server.toFixed(0)} MB`,
    ),
  );
}

/** Instead of the rest: `--scale`, what it costs beside many forums; `--soak`, a month of twenty forums. */
const OTHER_OPTIONS = {
  scale: { type: 'boolean', default: false },
  soak: { type: 'boolean', default: false },
  forums: { type: 'string', default: '300' },
  institutions: { type: 'string', default: '100' },
  meetings: { type: 'string', default: '10' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      'node-options': { type: 'string', default: '' },
      ...OTHER_OPTIONS,
    },
  });
  if (values.soak) return inFolder((dataDir) => benchSoak(dataDir, print));
  if (values.scale) return inFolder((dataDir) => benchScale(scaleOf(values), { dataDir, print }));
  const nodeOptions = values['node-options'].split(' ').filter((option) => option !== '');
  if (values.only === undefined || values.only === 'questions') benchQuestions(print);
  if (values.only === 'questions') return;
  print(`Node ${process.version}, ${cpus().length} processors; ${AIM}`);
  const isAll = values.only === undefined;
  await inFolder(async (dataDir) => {
    if (isAll || values.only === 'history') await benchHistory(join(dataDir, 'history'), print);
    if (isAll || values.only === 'answers') {
      const forum = await openForum({
        institutions: INSTITUTIONS,
        dataDir: join(dataDir, 'answers'),
        enforceRates: false,
      });
      await benchAnswers(forum, join(dataDir, 'answers'), nodeOptions);
      await forum.telegram.stop();
    }
    if (isAll || values.only === 'library') await benchLibrary(join(dataDir, 'library'), print);
    if (isAll || values.only === 'fan-out') await benchFanOut(join(dataDir, 'fan-out'), print);
    for (const bots of [2, 5])
      if (isAll || values.only === 'fan-out' || values.only === 'together')
        await benchFanOutTogether(bots, { dataDir: join(dataDir, `together-${bots}`), print });
  });
}

function scaleOf(words: {
  readonly forums: string;
  readonly institutions: string;
  readonly meetings: string;
}) {
  return {
    forums: Number(words.forums),
    institutions: Number(words.institutions),
    meetings: Number(words.meetings),
  };
}

/** Works in a folder that is removed afterwards. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gunungan-bench-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
