import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { describeFault, OperatorError } from '../lib/error.ts';
import { prismaFolder, readSchemaFiles } from './prisma-files.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const stampFile = fileURLToPath(new URL('./generated/.made-from', import.meta.url));
const writingProgram = fileURLToPath(new URL('./write-client.ts', import.meta.url));

/**
 * Makes `src/db/generated` from the schema, unless it was made from this very schema by this very Prisma, and has it take less memory.
 * Nothing is downloaded.
 * @returns whether it had to be made
 * @throws OperatorError `prisma-generate` with what Prisma said
 */
export async function generateClient(): Promise<boolean> {
  const stamp = await currentStamp();
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return false;
  try {
    await run(process.execPath, [writingProgram], { cwd: prismaFolder });
    const { slimClient } = await import('./slim/index.ts');
    await slimClient();
    await writeFile(stampFile, stamp);
  } catch (fault) {
    throw new OperatorError({
      code: 'prisma-generate',
      message: `The database client could not be generated: ${lastWords(fault)}`,
      nextStep:
        'Check that prisma/ is readable and src/db/ writable, then run "node src/db/generate.ts" again.',
      cause: fault,
    });
  }
  return true;
}

/**
 * What every entry does before it loads the code that imports the client: it is made where the installation ran no
 * scripts (`ignore-scripts=true`) or the schema is another one. Where it cannot be made, the process ends with a line.
 */
export async function requireClient(): Promise<void> {
  try {
    if (await generateClient()) process.stderr.write('Database client generated.\n');
  } catch (fault) {
    process.stderr.write(`${describeFault(fault)}\n`);
    process.exit(1);
  }
}

async function currentStamp(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(require.resolve('@prisma/client/package.json')));
  for (const own of ['./write-client.ts', './slim/index.ts', './slim/parameter-graph.ts'])
    hash.update(await readFile(new URL(own, import.meta.url)));
  for (const file of await readSchemaFiles()) hash.update(`\0${file.path}\0${file.content}`);
  return hash.digest('hex');
}

function lastWords(fault: unknown): string {
  const stderr = fault instanceof Error && 'stderr' in fault ? String(fault.stderr) : '';
  const said = stripVTControlCharacters(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const message = fault instanceof Error ? fault.message.split('\n')[0] : String(fault);
  // Of a schema that it refuses Prisma says why, and below it where.
  const reason = said.find((line) => /^error:/i.test(line)) ?? said[0] ?? message ?? '';
  const place = said.find((line) => line.startsWith('-->'))?.slice(3) ?? '';
  return `${reason}${place}`.slice(0, 300);
}
