import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BotProcess, memoryOf, memoryOfServer, startBot } from './bot.ts';
import { type Act, allAtOnce, createCrowd, steadily } from './crowd.ts';
import { benchFanOut } from './fan-out.ts';
import { announceMeeting, type BenchForum, enrolMembers, openForum, serverOf } from './forum.ts';
import { line, ms, spread } from './numbers.ts';

const INSTITUTIONS = 300;
const AIM = 'aim: 1,000 answers/s, p99 < 50 ms at 100/s, ready in 1.5 s on existing data, bot < 150 MB';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Everything about answers: start, pace, latency, memory. The simulated platform and the people are this process. */
async function benchAnswers(forum: BenchForum, dataDir: string, nodeOptions: readonly string[]): Promise<void> {
  const fresh = await startBot(forum.environment);
  print(line('ready with a fresh data folder', ms(fresh.readyMs)));
  await enrolMembers(forum, await serverOf(dataDir));
  await announceMeeting(forum);
  await fresh.stop();
  const bot = await startBot(forum.environment, nodeOptions);
  print(line('ready with existing data', ms(bot.readyMs)));
  await printMemory(bot, dataDir, 'after the start');
  const crowd = createCrowd(forum.telegram, forum.group);
  await allAtOnce(forum.people, crowd.press, 2);
  for (const [name, act] of Object.entries(crowd)) await benchAct(forum, name, act);
  await printMemory(bot, dataDir, 'after all of this');
  await bot.stop();
}

async function benchAct({ people, telegram }: BenchForum, name: string, act: Act): Promise<void> {
  const one = await allAtOnce(people.slice(0, 1), act, 200);
  print(line(`${name}: one person, one after the other`, `${one.perSecond.toFixed(0)}/s, ${spread(one.latencies)}`));
  const all = await allAtOnce(people, act, 10);
  print(line(`${name}: ${people.length} people at once`, `${all.perSecond.toFixed(0)}/s, ${spread(all.latencies)}`));
  const steady = await steadily(people, act, { perSecond: 100, seconds: 10 });
  print(line(`${name}: steadily 100/s for 10 s`, spread(steady.latencies)));
  await telegram.settled();
}

async function printMemory(bot: BotProcess, dataDir: string, when: string): Promise<void> {
  const [own, server] = await Promise.all([memoryOf(bot.pid), memoryOfServer(await serverOf(dataDir))]);
  print(line(`memory ${when}`, `bot ${own.residentMb.toFixed(0)} MB resident, PostgreSQL ${server.toFixed(0)} MB`));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, 'node-options': { type: 'string', default: '' } },
  });
  const nodeOptions = values['node-options'].split(' ').filter((option) => option !== '');
  const dataDir = await mkdtemp(join(tmpdir(), 'gunungan-bench-'));
  print(`Node ${process.version}, ${cpus().length} processors; ${AIM}`);
  try {
    if (values.only !== 'fan-out') {
      const forum = await openForum({ institutions: INSTITUTIONS, dataDir: join(dataDir, 'answers'), enforceRates: false });
      await benchAnswers(forum, join(dataDir, 'answers'), nodeOptions);
      await forum.telegram.stop();
    }
    if (values.only !== 'answers') await benchFanOut(join(dataDir, 'fan-out'), print);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main();
