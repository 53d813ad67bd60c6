import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli } from '../../src/cli/run.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { typed } from '../../src/lib/typed.ts';
import { cast, leads, nameOf, slackOf, telegramOf } from './cast.ts';
import type { Demo } from './demo.ts';
import { fillLibrary } from './library.ts';
import { SAMPLE_TOPICS } from './library-data.ts';
import { membersFile } from './members-file.ts';
import { addStaff, confirmExamples, grantRole } from './store.ts';

/** Who may do everything from the first start, as `ADMIN_IDS` has it: the secretariat. */
export const DEMO_ADMINS = `telegram:${telegramOf(leads.sekretariat)},slack:${slackOf(leads.sekretariat)}`;

/** What the operators' command said. */
export interface OperatorOutput {
  readonly command: string;
  readonly output: string;
}

/**
 * Brings the members in as an operator does (`cli import`), makes the chair chair, and lets those open the private chat
 * who have it open in the sample. The bot must be running.
 */
export async function seedDemo(demo: Demo): Promise<void> {
  await loadMembers(demo);
  await openPrivateChats(demo);
}

/** Brings the members in, gives the chair and the secretariat their roles, confirms the examples of answers, and fills the library. */
export async function loadMembers(demo: Demo): Promise<OperatorOutput> {
  const file = join(demo.folder, 'anggota.csv');
  await writeFile(file, await membersFile(cast));
  const output = await operate(demo, ['import', file]);
  const now = demo.clock.now();
  const { prisma } = demo.database;
  await grantRole(prisma, {
    account: { platform: 'slack', externalId: slackOf(leads.ketua) },
    role: 'chair',
    now,
  });
  const accounts = [
    { platform: 'telegram', externalId: String(telegramOf(leads.sekretariat)) },
    { platform: 'slack', externalId: slackOf(leads.sekretariat) },
  ] as const;
  await addStaff(prisma, { name: nameOf(leads.sekretariat), accounts, role: 'secretariat', now });
  await confirmExamples(prisma, now);
  const topics = join(demo.folder, 'topik.csv');
  await writeFile(topics, SAMPLE_TOPICS);
  await operate(demo, ['import-topics', topics]);
  await fillLibrary(demo);
  return { command: `${typed.cli} import anggota.csv`, output };
}

/** Lets those press "Start" who have the private chat open in the sample, and waits until the bot has greeted them. */
export async function openPrivateChats({ stage: { telegram }, journal }: Demo): Promise<void> {
  const mark = journal.mark();
  const accounts = cast.filter(({ hasStarted }) => hasStarted).map(telegramOf);
  for (const account of accounts) telegram.startBot(account);
  for (const account of accounts) {
    await journal.expect({
      mark,
      what: `the greeting of ${account}`,
      fits: ({ by, place }) => by === undefined && place.id === String(account),
    });
  }
  await telegram.settled();
}

async function operate(demo: Demo, args: readonly string[]): Promise<string> {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  const code = await runCli(args, {
    env: demo.env,
    clock: demo.clock,
    randomness: systemRandomness,
    write,
    remark: write,
    isWatched: false,
    logger: createLogger('silent'),
  });
  const output = written.join('').trim();
  if (code !== 0) throw new Error(`the operators' command ${args[0] ?? ''} failed: ${output}`);
  return output;
}
