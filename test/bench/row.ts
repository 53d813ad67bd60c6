import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { systemClock } from '../../src/lib/clock.ts';
import { percentile } from './numbers.ts';

const run = promisify(execFile);

/** What was measured of one way of answering, a number for each round. */
export interface Figures {
  /** Answers a second with everybody at once. */
  readonly perSecond: readonly number[];
  /** Milliseconds until the confirmation, with everybody at once. */
  readonly p50: readonly number[];
  readonly p99: readonly number[];
  /** Milliseconds until the confirmation, at a steady pace. */
  readonly steadyP99: readonly number[];
  /** Processor time an answer, milliseconds. */
  readonly botMs: readonly number[];
  readonly serverMs: readonly number[];
}

/** Memory in MB: the bot's own and its share, what is resident, and the server's. */
export interface Measured {
  readonly ownMb: number;
  readonly residentMb: number;
  readonly serverMb: number;
}

/** What is left of answers after trouble. */
export interface Troubles {
  /** Of twenty answers sent while the bot was down, how many were confirmed by the next start. */
  readonly whileDown: number;
  /** Of three hundred sent at once, how many are not recorded after kill -9 in their midst and a start. */
  readonly missing: number;
  /** How many were confirmed before the death. */
  readonly beforeDeath: number;
  /** Answers that count of one seat after three taps on one button, and the lines of history that these added. */
  readonly tapRows: number;
  readonly tapLines: number;
}

/** All of a run. */
export interface Row {
  readonly press: Figures;
  readonly command: Figures;
  readonly freshMs: number;
  readonly readyMs: readonly number[];
  readonly atStart: Measured;
  readonly after: Measured;
  readonly troubles: Troubles;
}

const HEAD = [
  ...['', 'answers/s at 300: buttons', 'commands', 'p50 / p99 at 300, ms: buttons', 'commands'],
  ...['p99 at a steady 100/s, ms: buttons, commands', 'CPU s per 1,000 at 300: bot + PostgreSQL'],
  ...['bot’s PSS MB: start -> after 10,000, PostgreSQL', 'ready, s: fresh, existing'],
  ...['20 sent while down', 'kill -9 in a burst of 300: missing', 'triple tap'],
];
const GOALS = [
  ...['**goal**', '1,200', '1,200', '- / 400', '- / 400', '25, 25', '-', '120 -> 180, 60', '2.5, 1.0'],
  ...['20', '0', '1 row'],
];

/** The lines of the table in docs/bench.md: the goals, and this run's medians with their ranges beside them. */
export async function rowOf(row: Row): Promise<string> {
  const { press, command, atStart, after, troubles } = row;
  const cells = [
    await whatRan(),
    range(press.perSecond),
    range(command.perSecond),
    `${range(press.p50)} / ${range(press.p99)}`,
    `${range(command.p50)} / ${range(command.p99)}`,
    `${range(press.steadyP99, 1)}, ${range(command.steadyP99, 1)}`,
    `${range([...press.botMs, ...command.botMs], 2)} + ${range([...press.serverMs, ...command.serverMs], 2)}`,
    `${atStart.ownMb.toFixed(0)} -> ${after.ownMb.toFixed(0)}, ${after.serverMb.toFixed(0)}`,
    `${(row.freshMs / 1_000).toFixed(1)}, ${range(
      row.readyMs.map((each) => each / 1_000),
      2,
    )}`,
    `${troubles.whileDown}`,
    `${troubles.missing} (${troubles.beforeDeath} confirmed before)`,
    `${troubles.tapRows} row, ${troubles.tapLines} lines of history`,
  ];
  const ruler = HEAD.map(() => '---');
  return [HEAD, ruler, GOALS, cells].map((columns) => `| ${columns.join(' | ')} |`).join('\n');
}

async function whatRan(): Promise<string> {
  const commit = await run('git', ['rev-parse', '--short', 'HEAD']).then(
    ({ stdout }) => stdout.trim(),
    () => 'no commit',
  );
  const day = new Date(systemClock.now()).toISOString().slice(0, 10);
  return `${day}, ${commit}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
}

/** The median, and beside it the least and the most where there are several. */
function range(values: readonly number[], digits = 0): string {
  const word = (value: number): string =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const middle = word(percentile(values, 50));
  return values.length < 2 ? middle : `${middle} (${word(Math.min(...values))}-${word(Math.max(...values))})`;
}
