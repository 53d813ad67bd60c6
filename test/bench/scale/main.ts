import type { Client } from 'pg';
import { type App, startApp } from '../../../src/app.ts';
import { loadConfig } from '../../../src/config.ts';
import { startEmbedded } from '../../../src/db/embedded/index.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { systemRandomness } from '../../../src/lib/ids.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { withClient, withDatabase } from '../../support/database-server.ts';
import { freePacer } from '../../support/free-pacer.ts';
import { createCrowd, inTurn } from '../crowd.ts';
import { announceMeeting, type BenchForum, enrolMembers, openForum, soon } from '../forum.ts';
import { line } from '../numbers.ts';
import { addPast } from './history.ts';
import { multiplyForum } from './multiply.ts';
import { type Cost, type Explained, explain } from './plans.ts';
import { type Listening, listenToStatements, type Statement } from './statements.ts';

/** How big the database is made. */
export interface Scale {
  readonly forums: number;
  readonly institutions: number;
  readonly meetings: number;
}

const NOTICES = 3;
/** A statement is named that reads so many times what it returns, and more than that many rows. */
const WASTE = 10;
const FEW = 200;
const AGAIN = 3;
const SILENT = createLogger('silent');

/** What runs per update, per tick and per notice, at one forum and at many: rows and pages by the plans, no times. */
export async function benchScale(
  { forums, institutions, meetings }: Scale,
  { dataDir, print }: { readonly dataDir: string; readonly print: (text: string) => void },
): Promise<void> {
  const listening = listenToStatements();
  const server = await startEmbedded({ dataDir, logger: SILENT });
  const superuser = server.upkeep ?? server.connectionString;
  const forum = await openForum({ institutions, dataDir, enforceRates: false });
  const rig = { forum, listening, print, url: server.connectionString };
  try {
    let app = await open(rig);
    await enrolMembers(forum, server.connectionString);
    await announceMeeting(forum);
    await inTurn(forum.people, createCrowd(forum.telegram, forum.group).press, {
      atOnce: 20,
      acts: institutions,
    });
    await app.scheduler.tick();
    const own = withDatabase(superuser, new URL(server.connectionString).pathname.slice(1));
    await withClient(own, (client) => addPast(client, { meetings, notices: NOTICES }));
    await withClient(own, (client) => client.query('VACUUM ANALYZE'));
    const before = await measure(rig, app);
    await app.stop();
    await withClient(own, (client) => multiplyForum(client, forums - 1));
    print(await withClient(own, (client) => describe(client)));
    app = await open(rig);
    await app.scheduler.tick('minute');
    await app.outbox.idle();
    const after = await measure(rig, app);
    await app.stop();
    printCosts(print, { before, after, forums });
  } finally {
    await forum.telegram.stop();
    await server.stop();
  }
}

interface Rig {
  readonly forum: BenchForum;
  readonly listening: Listening;
  readonly print: (text: string) => void;
  readonly url: string;
}

async function open({ forum, url }: Rig): Promise<App> {
  const { DATA_DIR: _, ...environment } = forum.environment;
  const loaded = loadConfig({ ...environment, DATABASE_URL: url, PORT: '0' });
  if (!loaded.ok) throw new Error(loaded.problems.join('; '));
  return startApp({
    ...{ config: loaded.config, clock: systemClock, randomness: systemRandomness, logger: SILENT },
    pacer: freePacer,
  });
}

/** What each thing that the bot does asks, with its plans. */
async function measure(rig: Rig, app: App): Promise<ReadonlyMap<string, readonly Explained[]>> {
  const found = new Map<string, readonly Explained[]>();
  for (const [name, act] of Object.entries(actsOf(rig.forum, app))) {
    // Once to have what is learned at the first time behind it.
    await act();
    const statements = await rig.listening.during(act);
    found.set(name, await withClient(rig.url, (client) => explainAll(client, statements)));
  }
  return found;
}

/** The acts whose cost is to be the same however many forums there are. */
function actsOf(
  { telegram, people, group }: BenchForum,
  app: App,
): Readonly<Record<string, () => Promise<unknown>>> {
  const crowd = createCrowd(telegram, group);
  const [secretary = 0, other = 0] = people;
  // An answer replies to nothing in a private chat: what earlier acts still bring must have come before it is asked for.
  const ask = async (text: string): Promise<void> => {
    await app.outbox.idle();
    await telegram.settled();
    const answer = telegram.nextMessage(secretary);
    telegram.sendText({ from: secretary, text });
    await soon(answer, text);
    await telegram.settled();
  };
  return {
    'an answer by button': () => crowd.press(other),
    'an answer by command': () => crowd.command(other),
    'an answer of the private chat': () => ask('/hadir'),
    'an answer with the edit of its notice': async () => {
      await crowd.press(other);
      await app.scheduler.tick('two-seconds');
    },
    'what runs every two seconds': () => app.scheduler.tick('two-seconds'),
    'what runs every minute, nothing due': () => app.scheduler.tick('minute'),
    'a report (/rekap)': () => ask('/rekap 42'),
    'who is missing (/belum)': () => ask('/belum 42'),
    'the next meeting (/rapat)': () => ask('/rapat'),
    'one’s own answer (/status)': () => ask('/status'),
    'hosts (/tuanrumah)': () => ask('/tuanrumah'),
    'a question': () => ask('apa pakaian untuk rapat'),
    'a reminder to 100': async () => {
      await ask('/ingatkan semua 42');
      const report = telegram.nextMessage(secretary);
      void telegram.pressButton({ from: secretary, text: 'Kirim' });
      await soon(report, 'Kirim');
      await app.outbox.idle();
    },
  };
}

async function explainAll(client: Client, statements: readonly Statement[]): Promise<readonly Explained[]> {
  const explained: Explained[] = [];
  for (const statement of statements) explained.push(await explain(client, statement));
  return explained;
}

async function describe(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string; rows: string }>(
    `SELECT relname AS name, reltuples::bigint AS rows FROM pg_class
     WHERE relkind = 'r' AND relname IN ('forum', 'seat', 'meeting', 'rsvp', 'rsvp_history', 'delivery') ORDER BY reltuples`,
  );
  return rows.map(({ name, rows: count }) => `${Number(count).toLocaleString('en')} ${name}`).join(', ');
}

interface Costs {
  readonly before: ReadonlyMap<string, readonly Explained[]>;
  readonly after: ReadonlyMap<string, readonly Explained[]>;
  readonly forums: number;
}

function printCosts(print: (text: string) => void, { before, after, forums }: Costs): void {
  print(line('', `statements, rows read, pages touched: at one forum -> at ${forums}`));
  for (const [name, explained] of after) {
    const [one, many] = [before.get(name) ?? [], explained].map(total);
    if (one === undefined || many === undefined) continue;
    print(
      line(
        name,
        `${one.times} -> ${many.times}, ${one.read} -> ${many.read}, ${one.pages} -> ${many.pages} (x${(many.pages / one.pages).toFixed(2)})`,
      ),
    );
  }
  const costOf = (statement: Statement): Explained | undefined =>
    [...before.values()].flat().find((one) => one.statement.text === statement.text);
  print(
    `\nstatements that read more than ${FEW} rows and ${WASTE} times what they return, at ${forums} forums:`,
  );
  printNamed(print, after, ({ read, returned }) => read > FEW && read > WASTE * Math.max(returned, 1));
  print(`\nstatements that touch more than ${FEW} pages and ${AGAIN} times those at one forum:`);
  printNamed(
    print,
    after,
    ({ statement, pages }) => pages > FEW && pages > AGAIN * (costOf(statement)?.pages ?? 0),
  );
  print(`\nstatements that are asked more than ${AGAIN} times as often as at one forum:`);
  printNamed(
    print,
    after,
    ({ statement }) => statement.times > AGAIN * (costOf(statement)?.statement.times ?? 1),
  );
}

/** Each statement of which something holds, once. */
function printNamed(
  print: (text: string) => void,
  found: ReadonlyMap<string, readonly Explained[]>,
  holds: (one: Explained) => boolean,
): void {
  const named = new Set<string>();
  for (const [name, explained] of found)
    for (const one of explained) {
      const { statement, read, returned, pages, worst } = one;
      if (!holds(one) || named.has(statement.text)) continue;
      named.add(statement.text);
      const costs = `${read} rows read, ${returned} returned, ${pages} pages`;
      print(`${name}, ${statement.times} times: ${costs}; ${worst.join('; ')}`);
      print(`    ${statement.text.replaceAll(/\s+/g, ' ').slice(0, 300)}`);
    }
  if (named.size === 0) print('none');
}

function total(explained: readonly Explained[]): Cost & { readonly times: number } {
  const sum = (of: (one: Explained) => number): number =>
    explained.reduce((so, one) => so + of(one) * one.statement.times, 0);
  return {
    times: sum(() => 1),
    read: sum(({ read }) => read),
    returned: sum(({ returned }) => returned),
    pages: sum(({ pages }) => pages),
  };
}
