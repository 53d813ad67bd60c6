import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { DAY_MS, HOUR_MS, type ManualClock, manualClock, systemClock } from '../../src/lib/clock.ts';
import { allocatorSettings, nodeOptions } from '../../src/lib/launch.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { FromChild, ToChild } from '../support/bot-child.ts';
import { withClient, withDatabase } from '../support/database-server.ts';
import { childrenOf, memoryOf, memoryOfAll, OPTIONS, processesOfServer } from './bot.ts';
import { announceMeeting, type BenchForum, enrolMembers, openForum } from './forum.ts';
import { line } from './numbers.ts';
import { multiplyForum } from './scale/multiply.ts';

const FORUMS = 20;
const INSTITUTIONS = 10;
const DAYS = 30;
/** The clock goes on so far at a time. */
const STEP_MS = 2 * HOUR_MS;
/** So far are the accounts of one forum from those of the next. */
const APART = 1_000;
const BOT = fileURLToPath(new URL('../support/bot-child.ts', import.meta.url));
const SILENT = createLogger('silent');

/** A month of twenty forums within minutes, by a moved clock: each day people answer, ask and have lists shown. */
export async function benchSoak(dataDir: string, print: (text: string) => void): Promise<void> {
  const clock = manualClock(systemClock.now());
  const server = await startEmbedded({ dataDir, logger: SILENT });
  const forum = await openForum({ institutions: INSTITUTIONS, dataDir, enforceRates: false, clock });
  const { DATA_DIR: _, ...settings } = forum.environment;
  const environment = { ...settings, DATABASE_URL: server.connectionString };
  try {
    const first = await startAt(environment, clock);
    await enrolMembers(forum, server.connectionString);
    await announceMeeting(forum);
    await first.tick();
    await first.stop();
    const own = withDatabase(
      server.upkeep ?? server.connectionString,
      new URL(server.connectionString).pathname.slice(1),
    );
    const groups = await withClient(own, (client) => settleCopies(client, forum));
    const bot = await startAt(environment, clock);
    await live({ bot, forum, groups, clock, print, url: server.connectionString });
    const complaints = bot.complaints();
    await bot.stop();
    for (const complaint of complaints) print(line('in the log', complaint));
    await withClient(own, (client) => printDeliveries(client, print));
  } finally {
    await forum.telegram.stop();
    await server.stop();
  }
}

/** Makes the other forums, with groups and accounts of their own on the platform; gives their groups. */
async function settleCopies(
  client: Client,
  { telegram, people, group }: BenchForum,
): Promise<readonly number[]> {
  await multiplyForum(client, FORUMS - 1);
  await client.query(`UPDATE account SET external_id = split_part(external_id, '-', 1)::bigint + ${APART} * split_part(external_id, '-', 2)::int
    WHERE external_id LIKE '%-%'`);
  const groups = [group];
  for (let copy = 1; copy < FORUMS; copy += 1) {
    const members = people.map((id) => id + copy * APART);
    for (const id of members) telegram.addUser({ id, firstName: `Orang ${id}` });
    const owner = members[0] ?? 0;
    const { id } = telegram.createSupergroup({ title: `FORSES ${copy}`, owner, members });
    telegram.addBot({ id }, { status: 'administrator' });
    groups.push(id);
    await client.query(
      'UPDATE chat SET external_id = $1, unreachable_at = NULL, bound_at = created.at FROM (SELECT now() AS at) created WHERE external_id = $2',
      [String(id), `${group}-${copy}`],
    );
  }
  await client.query("UPDATE delivery SET message_id = NULL WHERE chat_id ~ '^-?[0-9]+-[0-9]+$'");
  return groups;
}

/** What became of all messages: nothing may wait that was due, and what did not arrive is named. */
async function printDeliveries(client: Client, print: (text: string) => void): Promise<void> {
  const { rows } = await client.query<{ kind: string; state: string; reason: string | null; count: string }>(
    `SELECT n.kind, d.state, d.reason, count(*) FROM delivery d JOIN notice n ON n.id = d.notice_id
     GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`,
  );
  for (const [state, some] of Map.groupBy(rows, (row) => row.state))
    print(
      line(
        state,
        some.map(({ kind, reason, count }) => `${count} ${kind}${reason ? ` (${reason})` : ''}`).join(', '),
      ),
    );
}

interface Soak {
  readonly bot: Bot;
  readonly forum: BenchForum;
  readonly groups: readonly number[];
  readonly clock: ManualClock;
  readonly url: string;
  readonly print: (text: string) => void;
}

async function live({ bot, forum, groups, clock, url, print }: Soak): Promise<void> {
  const { telegram, people } = forum;
  for (const [copy] of groups.entries())
    for (const person of people) telegram.startBot(person + copy * APART);
  for (let day = 0; day <= DAYS; day += 1) {
    for (const [copy, chat] of groups.entries()) {
      const from = (people[day % people.length] ?? 0) + copy * APART;
      telegram.sendText({ from, chat, text: day % 2 === 0 ? '/hadir' : '/tidakhadir dinas luar' });
      telegram.sendText({ from, chat: from, text: 'apa pakaian untuk rapat' });
      telegram.sendText({
        from: (people[0] ?? 0) + copy * APART,
        chat: (people[0] ?? 0) + copy * APART,
        text: '/rekap 42',
      });
    }
    await telegram.settled();
    for (let at = 0; at < DAY_MS; at += STEP_MS) {
      clock.advance(STEP_MS);
      await bot.tick();
    }
    if (day % 3 !== 0) continue;
    const [{ residentMb, proportionalMb }, children] = await Promise.all([
      memoryOf(bot.pid),
      childrenOf(bot.pid).then(memoryOfAll),
    ]);
    const database = await memoryOfAll([...new Set(await processesOfServer(url))]);
    print(
      line(
        `day ${day}`,
        `bot ${proportionalMb.toFixed(0)} MB of its own and its share (${residentMb.toFixed(0)} resident), its processes ${children.toFixed(0)}, PostgreSQL ${database.toFixed(0)}, ${telegram.requests.length} calls so far`,
      ),
    );
  }
}

interface Bot {
  readonly pid: number;
  /** Looks what is due by the clock and finishes it. */
  tick(): Promise<void>;
  stop(): Promise<void>;
  /** What it logged above "info", each with how often. */
  complaints(): readonly string[];
}

async function startAt(environment: Readonly<Record<string, string>>, clock: ManualClock): Promise<Bot> {
  const child = fork(BOT, [String(clock.now())], {
    execArgv: [...nodeOptions, ...OPTIONS],
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...allocatorSettings, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  process.once('exit', () => child.kill('SIGKILL')).setMaxListeners(0);
  const heard = new Map<string, number>();
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (said) => {
      const what = complaintIn(said);
      if (what !== '') heard.set(what, (heard.get(what) ?? 0) + 1);
    });
  await once(child, 'message');
  let request = 0;
  return {
    pid: child.pid ?? 0,
    tick: () => {
      request += 1;
      return ask(child, { kind: 'tick', at: clock.now(), request });
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
    complaints: () => [...heard].map(([said, times]) => `${said} (${times})`),
  };
}

/** What a line of the log says, of which kind and why: a notice that has nothing to tell any more is no message lost. */
function complaintIn(said: string): string {
  const fields = ['msg', 'kind', 'job', 'state', 'reason'].flatMap(
    (name) => new RegExp(`"${name}":"([^"]*)"`).exec(said)?.[1] ?? [],
  );
  return fields.length > 0 ? fields.join(' / ') : said;
}

function ask(child: ChildProcess, question: ToChild): Promise<void> {
  return new Promise((resolve) => {
    const onMessage = (message: FromChild): void => {
      if (message.kind !== 'done' || message.request !== question.request) return;
      child.off('message', onMessage);
      resolve();
    };
    child.on('message', onMessage);
    child.send(question);
  });
}
