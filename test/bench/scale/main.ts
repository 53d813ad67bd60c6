import type { Client } from 'pg';
import { type App, startApp } from '../../../src/app.ts';
import { loadConfig } from '../../../src/config.ts';
import { startEmbedded } from '../../../src/db/embedded/index.ts';
import { type ManualClock, manualClock, SECOND_MS, systemClock } from '../../../src/lib/clock.ts';
import { systemRandomness } from '../../../src/lib/ids.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { withClient, withDatabase } from '../../support/database-server.ts';
import { freePacer } from '../../support/free-pacer.ts';
import { createCrowd, inTurn } from '../crowd.ts';
import { announceMeeting, type BenchForum, enrolMembers, openForum, soon } from '../forum.ts';
import { line, ms } from '../numbers.ts';
import { type Found, type Output, printCosts } from './costs.ts';
import { addPast, type Past } from './history.ts';
import { multiplyForum } from './multiply.ts';
import { type Explained, explain } from './plans.ts';
import { type Listening, listenToStatements, type Statement } from './statements.ts';

/** How big the database is made. */
export interface Scale {
  readonly forums: number;
  readonly institutions: number;
  readonly meetings: number;
  /** Notices to everybody of each past meeting, and how often everybody answered it. */
  readonly notices: number;
  readonly changes: number;
}

/** So many meetings a start looks at in two seconds, or more. */
const STEP = 200;
/** Longer than the bot leaves between two edits of one message. */
const BETWEEN_EDITS_MS = 4 * SECOND_MS;
/** What the bench itself asks to know when the outbox has done its work. */
const OWN = /AS is_due/;
const SILENT = createLogger('silent');
/** No time is measured, nothing is kept, and statistics are made when all is there. */
const THROWN_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/** What runs per update, per tick and per notice, at one forum and at many: rows and pages by the plans, no times. */
export async function benchScale(
  { forums, institutions, ...past }: Scale,
  { dataDir, print, of }: Output & { readonly dataDir: string },
): Promise<void> {
  const listening = listenToStatements();
  const server = await startEmbedded({ dataDir, logger: SILENT, settings: THROWN_AWAY });
  const superuser = server.upkeep ?? server.connectionString;
  const own = withDatabase(superuser, new URL(server.connectionString).pathname.slice(1));
  const clock = manualClock(systemClock.now(), systemClock);
  const forum = await openForum({ institutions, dataDir, enforceRates: false, clock });
  const rig = { forum, listening, print, url: server.connectionString, clock };
  try {
    const isThere = await withClient(own, hasMany);
    const before = isThere ? new Map() : await measureOne(rig, { own, past });
    if (!isThere) await makeMany({ own, print, forums });
    else await withClient(own, forgetPlatform);
    const app = await open(rig);
    if (isThere) await meetAgain(rig, { app, own });
    await settle(rig, app);
    // A start looks at the meetings to come step by step, one of each forum.
    for (let looked = 0; looked < forums; looked += STEP) await app.scheduler.tick('two-seconds');
    // As it does by itself in life, where it is on; the tables that are large would not be due for it.
    await withClient(own, (client) => client.query('VACUUM ANALYZE look'));
    const after = await measure(rig, app);
    await app.stop();
    printCosts({ print, of }, { before, after, forums });
  } finally {
    await forum.telegram.stop();
    await server.stop();
  }
}

/** Whether the folder holds what an earlier run has made. */
async function hasMany(client: Client): Promise<boolean> {
  const { rows } = await client.query("SELECT FROM pg_class WHERE relname = 'forum' AND reltuples > 1");
  return rows.length > 0;
}

/**
 * The platform of this run counts its updates and its messages from the first again: what the bot would edit, as a message of the
 * earlier one, is another message now.
 */
async function forgetPlatform(client: Client): Promise<void> {
  await client.query('DELETE FROM processed_update');
  await client.query('UPDATE delivery SET message_id = NULL WHERE forum_id = (SELECT min(id) FROM forum)');
}

/** The one forum, with its past. */
async function measureOne(
  rig: Rig,
  { own, past }: { readonly own: string; readonly past: Past },
): Promise<Found> {
  const { forum, url } = rig;
  const app = await open(rig);
  await enrolMembers(forum, url);
  await announceMeeting(forum);
  await everybodyAnswers(rig, app);
  await withClient(own, (client) => addPast(client, past));
  // The library is indexed.
  await settle(rig, app);
  await withClient(own, (client) => client.query('VACUUM ANALYZE'));
  const before = await measure(rig, app);
  await app.stop();
  return before;
}

async function everybodyAnswers({ forum }: Rig, app: App): Promise<void> {
  const { people, telegram, group } = forum;
  await inTurn(people, createCrowd(telegram, group).press, { atOnce: 20, acts: people.length });
  await app.scheduler.tick('two-seconds');
}

/** What is due at first is done, and what is looked at in turns has been. */
async function settle({ print }: Rig, app: App): Promise<void> {
  const begun = performance.now();
  await app.scheduler.tick();
  await app.outbox.idle();
  print(line('the first tick', ms(performance.now() - begun)));
}

async function makeMany({
  own,
  print,
  forums,
}: Pick<Rig, 'print'> & { readonly own: string; readonly forums: number }): Promise<void> {
  const begun = performance.now();
  await withClient(own, (client) => multiplyForum(client, forums - 1));
  const size = await withClient(own, (client) => describe(client));
  print(`${size}; made in ${ms(performance.now() - begun)}`);
}

/** The platform of this run knows nothing of an earlier one: the forum that it shows has another meeting in place of that one's. */
async function meetAgain(rig: Rig, { app, own }: { readonly app: App; readonly own: string }): Promise<void> {
  const another =
    "UPDATE meeting SET state = 'cancelled', number = 5000 + id WHERE number = 42 AND forum_id = (SELECT min(id) FROM forum)";
  await withClient(own, (client) => client.query(another));
  await announceMeeting(rig.forum);
  await everybodyAnswers(rig, app);
}

interface Rig {
  readonly forum: BenchForum;
  readonly listening: Listening;
  readonly print: (text: string) => void;
  readonly url: string;
  /** Runs with the machine's, and is moved on where the bot would wait. */
  readonly clock: ManualClock;
}

/** Starts the bot; from then on it ticks only when it is told to, so that each act is heard alone. */
async function open({ forum, url, clock }: Rig): Promise<App> {
  const { DATA_DIR: _, ...environment } = forum.environment;
  const loaded = loadConfig({ ...environment, DATABASE_URL: url, PORT: '0' });
  if (!loaded.ok) throw new Error(loaded.problems.join('; '));
  const app = await startApp({
    ...{ config: loaded.config, clock, randomness: systemRandomness, logger: SILENT },
    pacer: freePacer,
  });
  await app.scheduler.stop();
  return app;
}

/** What each thing that the bot does asks, with its plans. */
async function measure(rig: Rig, app: App): Promise<Found> {
  const found = new Map<string, readonly Explained[]>();
  for (const [name, act] of Object.entries(actsOf(rig, app))) {
    // Once to have what is learned at the first time behind it.
    await act();
    // An answer replies to nothing in a private chat: what earlier acts still bring must have come before it is asked for.
    await app.outbox.idle();
    await rig.forum.telegram.settled();
    const heard = await rig.listening.during(act);
    const statements = heard.filter(({ text }) => !OWN.test(text));
    found.set(name, await withClient(rig.url, (client) => explainAll(client, statements)));
  }
  return found;
}

/** The acts whose cost is to be the same however many forums there are. */
function actsOf(
  { forum: { telegram, people, group }, clock }: Pick<Rig, 'forum' | 'clock'>,
  app: App,
): Readonly<Record<string, () => Promise<unknown>>> {
  const crowd = createCrowd(telegram, group);
  const [secretary = 0, other = 0] = people;
  let presses = 0;
  const ask = async (text: string): Promise<void> => {
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
      clock.advance(BETWEEN_EDITS_MS);
      const edited = nextEdit(telegram);
      await crowd.press(other);
      presses += 1;
      await app.scheduler.tick('two-seconds');
      // The first may be the answer that the notice shows.
      if (presses > 1) await soon(edited, 'an answer, by an edit');
    },
    'what runs every two seconds': () => app.scheduler.tick('two-seconds'),
    'what runs every minute, nothing due': () => app.scheduler.tick('minute'),
    'what runs every hour': () => app.scheduler.tick('hour'),
    'a report (/rekap)': () => ask('/rekap 42'),
    'who is missing (/belum)': () => ask('/belum 42'),
    'the next meeting (/rapat)': () => ask('/rapat'),
    'one’s own answer (/status)': () => ask('/status'),
    'hosts (/tuanrumah)': () => ask('/tuanrumah'),
    'what is to be done (/tindaklanjut)': () => ask('/tindaklanjut'),
    'a search of the library (/pustaka)': () => ask('/pustaka arsip'),
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

function nextEdit({ onChange }: BenchForum['telegram']): Promise<void> {
  return new Promise((resolve) => {
    const stop = onChange(({ type }) => {
      if (type !== 'edit') return;
      stop();
      resolve();
    });
  });
}

async function explainAll(client: Client, statements: readonly Statement[]): Promise<readonly Explained[]> {
  const explained: Explained[] = [];
  for (const statement of statements) explained.push(await explain(client, statement));
  return explained;
}

async function describe(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string; rows: string }>(
    `SELECT relname AS name, reltuples::bigint AS rows FROM pg_class
     WHERE relkind = 'r' AND relname IN ('forum', 'seat', 'meeting', 'rsvp', 'rsvp_history', 'delivery') 
     UNION ALL SELECT 'MB', pg_database_size(current_database()) / 1000000`,
  );
  return rows.map(({ name, rows: count }) => `${Number(count).toLocaleString('en')} ${name}`).join(', ');
}
