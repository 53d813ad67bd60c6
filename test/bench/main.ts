import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAnswers } from './answers.ts';
import { benchFanOut } from './fan-out.ts';
import { benchHistory } from './history.ts';
import { benchLibrary } from './library.ts';
import { benchQuestions } from './questions.ts';
import { benchScale, type Scale } from './scale/main.ts';
import { benchSoak } from './soak.ts';

const AIM =
  'aim: 1,200 answers/s with p99 < 400 ms, p99 < 25 ms at 100/s, ready in 1 s on existing data, 120 MB (PSS) after the start and 180 MB after all';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Instead of the rest: `--scale`, what it costs beside many forums; `--soak`, a month of twenty forums. */
const OTHER_OPTIONS = {
  scale: { type: 'boolean', default: false },
  soak: { type: 'boolean', default: false },
  forums: { type: 'string', default: '300' },
  institutions: { type: 'string', default: '100' },
  meetings: { type: 'string', default: '10' },
  notices: { type: 'string', default: '1' },
  changes: { type: 'string', default: '1' },
  keep: { type: 'string' },
  of: { type: 'string' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      runs: { type: 'string', default: '5' },
      'node-options': { type: 'string', default: '' },
      ...OTHER_OPTIONS,
    },
  });
  if (values.soak) return inFolder((dataDir) => benchSoak(dataDir, print));
  const toScale = (dataDir: string): Promise<void> =>
    benchScale(scaleOf(values), { dataDir, print, of: values.of });
  if (values.scale) return values.keep === undefined ? inFolder(toScale) : toScale(values.keep);
  const nodeOptions = values['node-options'].split(' ').filter((option) => option !== '');
  if (values.only === undefined || values.only === 'questions') benchQuestions(print);
  if (values.only === 'questions') return;
  print(`Node ${process.version}, ${cpus().length} processors; ${AIM}`);
  const isAll = values.only === undefined;
  await inFolder(async (dataDir) => {
    if (isAll || values.only === 'history') await benchHistory(join(dataDir, 'history'), print);
    if (isAll || values.only === 'answers')
      await benchAnswers({
        dataDir: join(dataDir, 'answers'),
        rounds: Number(values.rounds),
        nodeOptions,
        print,
      });
    if (isAll || values.only === 'library') await benchLibrary(join(dataDir, 'library'), print);
    for (const bots of botsOf(values.only))
      for (const answersPerSecond of [0, 100])
        await benchFanOut({
          ...{ bots, answersPerSecond, print, runs: Number(values.runs) },
          dataDir: join(dataDir, `fan-out-${bots}-${answersPerSecond}`),
        });
  });
}

/** By how many bots reminders are sent: `fan-out` is one of them, `together` several. */
function botsOf(only: string | undefined): readonly number[] {
  if (only === 'fan-out') return [1];
  if (only === 'together') return [2, 5];
  return only === undefined ? [1, 2, 5] : [];
}

function scaleOf(words: Readonly<Record<keyof Scale, string>>): Scale {
  return {
    forums: Number(words.forums),
    institutions: Number(words.institutions),
    meetings: Number(words.meetings),
    notices: Number(words.notices),
    changes: Number(words.changes),
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
