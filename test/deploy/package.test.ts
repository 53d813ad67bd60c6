import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packedManifest, packInto } from '../../deploy/pack.ts';

const run = promisify(execFile);
const pathOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** What makes and tries the package, and what builds the image of a checkout. */
const ONLY_IN_A_CHECKOUT = ['deploy/try.sh', 'deploy/compose.yaml', 'deploy/Dockerfile'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gunungan-package-'));
  await packInto(join(folder, 'dist'));
  await symlink(pathOf('node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the packed command with nothing set; what it wrote, and how it ended. */
async function gunungan(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const options = { cwd: folder, env: { PATH: process.env.PATH ?? '' } };
  const program = [join(folder, 'dist/gunungan.js'), ...words];
  return run(process.execPath, program, options).then(
    ({ stdout, stderr }) => ({ code: 0, said: `${stdout}${stderr}` }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  );
}

test('the packed command says what it can do, and runs the operators’ commands', async () => {
  const help = await gunungan();
  expect(help.said).toMatch(/gunungan start[\s\S]*gunungan demo[\s\S]*Usage: gunungan \[[\s\S]*backup/);
  expect((await gunungan('backup', '--help')).said).toContain('Usage: gunungan backup [options] <file>');
  expect((await gunungan('demo', '--nonsense')).said).toContain('gunungan demo [--script]');
  const date = await gunungan('date', 'Kamis, 3 Desember 2026 pukul 10.00 WIB', '--json');
  expect(date).toMatchObject({ code: 0, said: expect.stringContaining('2026-12-03T10:00+07:00') });
});

test('the packed bot without settings ends as the bot of a checkout does', async () => {
  const start = await gunungan('start');
  expect(start).toMatchObject({
    code: 78,
    said: expect.stringMatching(/No platform is configured.*: gunungan demo$/m),
  });
  // Whoever asks what it does, or mistypes, does not start a bot.
  expect(await gunungan('start', '--help')).toMatchObject({
    code: 0,
    said: expect.stringContaining('runs the bot'),
  });
  expect(await gunungan('start', '--port', '1')).toMatchObject({ code: 64 });
});

test('the packed bot learns an FAQ in a process of its own', async () => {
  const module = JSON.stringify(join(folder, 'dist/src/language/search/learn-apart.js'));
  // A bot has other things to wait for; a lesson holds no process.
  const program = `
    const held = setInterval(() => undefined, 1_000);
    const { learnApart } = await import(${module});
    process.stdout.write(String((await learnApart({ kind: 'live' })).none));
    clearInterval(held);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  expect(Number(stdout)).toBeGreaterThan(5);
}, 60_000);

test('the package has Prisma’s runtime in it, and loads nothing of the package that has every database’s', async () => {
  const names = await readdir(join(folder, 'dist'), { recursive: true });
  const programs = names.filter((name) => /\.c?js$/.test(name));
  expect(programs).toEqual(
    expect.arrayContaining(['src/db/generated/client.js', 'src/db/generated/runtime/client.cjs']),
  );
  const loading = [];
  for (const name of programs)
    if (
      /['"]@prisma\/(?:client['"/]|client-generator|internals)/.test(
        await readFile(join(folder, 'dist', name), 'utf8'),
      )
    )
      loading.push(name);
  expect(loading).toEqual([]);
});

test('the package runs no script when it is installed, and asks for nothing that only makes it', async () => {
  const source = JSON.parse(await readFile(pathOf('package.json'), 'utf8'));
  const packed = JSON.parse(JSON.stringify(packedManifest(source)));
  expect(packed).not.toHaveProperty('scripts');
  expect(packed).not.toHaveProperty('devDependencies');
  const prisma = Object.keys(packed.dependencies).filter((name) => name.includes('prisma'));
  expect(prisma).toEqual(['@prisma/adapter-pg', '@prisma/client-runtime-utils']);
  expect(packed).toMatchObject({
    name: 'gunungan',
    version: source.version,
    bin: { gunungan: 'dist/gunungan.js' },
  });
});

test('the package has the files that the operators’ guide says to copy', async () => {
  const { files } = JSON.parse(
    JSON.stringify(packedManifest(JSON.parse(await readFile(pathOf('package.json'), 'utf8')))),
  );
  const has = (path: string): boolean =>
    files.some((one: string) => path === one || path.startsWith(`${one}/`));
  for (const guide of ['docs/operating.md', 'docs/operasional.md']) {
    const named = (await readFile(pathOf(guide), 'utf8')).match(/deploy\/[\w./-]*\w/g) ?? [];
    const missing = named.filter((path) => !has(path) && !ONLY_IN_A_CHECKOUT.includes(path));
    expect([guide, has(guide), missing]).toEqual([guide, true, []]);
  }
});
