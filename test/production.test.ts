import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from './support/database.ts';
import { readSource, readSources } from './support/source-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

// What `npm ci --omit=dev` installs must be enough for the bot and its command line, and nothing more is asked for.

const ROOT = new URL('../', import.meta.url);
const readJson = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Locked {
  readonly dev?: boolean;
  /** A folder of this repository; whether only development has it stands with the folder. */
  readonly link?: boolean;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/** What rooms draw and write with: there before each of them has its first use. */
const DOCUMENTS = ['inspect', 'pdf', 'picture', 'qr', 'workbook'].map((name) => `src/documents/${name}.ts`);

const manifest = readJson<Manifest>('package.json');
const { packages: locked } = readJson<Lock>('package-lock.json');

/** What packages need beside them but npm is told not to add (`legacy-peer-deps`), so that package.json names it. */
const peers = Object.entries(locked).flatMap(
  ([path, { dev = false, peerDependencies, peerDependenciesMeta }]) =>
    Object.keys(peerDependencies ?? {})
      .filter((name) => peerDependenciesMeta?.[name]?.optional !== true)
      .map((name) => ({ path, dev, name })),
);
/** What operators start, and what the installation itself runs. */
const entries = [
  ...['src/main.ts', 'src/cli.ts', 'src/after-install.ts', 'src/db/write-client.ts'],
  ...['src/language/search/learning-process.ts', ...DOCUMENTS],
];
/** Found by name rather than imported: what writes the client, and the folder of the migration engine. */
const FOUND_BY_NAME = /\b(?:resolve|require)\('((?:@[^/']+\/)?[^/']+)/g;

const packageOf = (module: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;

/** Everything that runs when these are started: files of ours by path, packages by name. */
function reachedFrom(starts: readonly string[]): {
  readonly files: Set<string>;
  readonly packages: Set<string>;
} {
  const files = new Set(starts);
  const packages = new Set<string>();
  for (const path of files) {
    if (!path.endsWith('.ts')) continue;
    const { needs, uncommented } = readSource(path);
    for (const module of needs) {
      if (existsSync(new URL(module, ROOT))) files.add(module);
      else if (!module.startsWith('node:')) packages.add(packageOf(module));
    }
    for (const [, name = ''] of uncommented.matchAll(FOUND_BY_NAME)) packages.add(name);
  }
  return { files, packages };
}

const production = reachedFrom(entries);

test('the bot and its command line run nothing of the playground or the tests', () => {
  expect(production.files.size).toBeGreaterThan(300);
  expect([...production.files].filter((path) => !/^(?:src|locales)\//.test(path))).toEqual([]);
});

test('the dependencies are the packages that they run, and no others', () => {
  const needed = peers.filter(({ dev }) => !dev).map(({ name }) => name);
  const idle = Object.keys(manifest.dependencies).filter(
    (name) => !production.packages.has(name) && !needed.includes(name),
  );
  expect(idle).toEqual([]);
  expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining([...production.packages]));
});

test('what a package needs beside it is there, in production too unless it is types', () => {
  expect(peers.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['undici', 'vite', '@opentelemetry/api']),
  );
  const missing = peers.filter(({ dev, name }) => {
    const peer = locked[`node_modules/${name}`];
    return peer === undefined || (peer.dev === true && !dev && !name.startsWith('@types/'));
  });
  expect(missing).toEqual([]);
});

/** Large, and of no use to a bot that runs: Prisma's command, what it brings, compilers of TypeScript. */
const KEPT_OUT =
  /^(?:prisma|effect|mysql2|postgres|react|react-dom|typescript|@electric-sql\/.*|@typescript\/.*|@prisma\/(?:config|dev|studio-core|query-plan-executor))$/;

test('production has neither Prisma’s command nor React, pglite, mysql2 or TypeScript', () => {
  const installed = Object.entries(locked).filter(([path]) => path !== '');
  const large = installed.filter(([path]) => KEPT_OUT.test(path.replace(/^.*node_modules\//, '')));
  expect(large.map(([path]) => path)).toEqual(
    expect.arrayContaining(['node_modules/prisma', 'node_modules/effect']),
  );
  // Another package under the name of one that `@prisma/internals` asks for and never loads.
  const stands = 'node_modules/@prisma/internals/node_modules/@prisma/config';
  expect(large.filter(([path, { dev, link }]) => !(dev || link || path === stands))).toEqual([]);
});

test('each development dependency is used by the playground, the tests or a script', () => {
  const used = new Set(
    [...readSources('playground'), ...readSources('test'), ...readSources('src')]
      .flatMap(({ imports }) => imports)
      .map(packageOf),
  );
  const served = readFileSync(new URL('playground/web/page-files.ts', ROOT), 'utf8');
  const scripts = readFileSync(new URL('package.json', ROOT), 'utf8');
  const commands: Readonly<Record<string, RegExp>> = {
    '@biomejs/biome': /biome check/,
    typescript: /\btsc /,
    // Nobody's script: developers format and look at the schema with it.
    prisma: /"prisma"/,
  };
  const beside = peers.map(({ name }) => name);
  const standIns = Object.entries(manifest.devDependencies).filter(([, from]) => from.startsWith('file:'));
  expect(standIns.map(([name]) => name)).toEqual(['@prisma/dev', '@prisma/studio-core']);
  const idle = Object.keys(manifest.devDependencies).filter(
    (name) =>
      !used.has(name) &&
      !beside.includes(name) &&
      !standIns.some(([one]) => one === name) &&
      !served.includes(`'${name}`) &&
      !name.startsWith('@types/') &&
      commands[name]?.test(scripts) !== true,
  );
  expect(idle).toEqual([]);
});

/** Large, and needed only when somebody asks for what they make: the bot starts without them. */
const LAZY = [
  ...['@resvg/resvg-js', 'file-type', 'image-size', 'pdfmake', 'uqr', 'write-excel-file'],
  '@expo-google-fonts/noto-sans',
];

/** Refuses, in a process that it is loaded into, whatever an installation without development packages has not, and what is not to be loaded yet. */
function refusalOf(packages: readonly string[]): string {
  const code = `
    import { registerHooks } from 'node:module';
    const absent = ${JSON.stringify([...packages, 'playground', 'test'].map((name) => `${ROOT.href}${name}/`))};
    registerHooks({
      resolve(name, context, next) {
        const found = next(name, context);
        if (absent.some((one) => found.url.startsWith(one))) throw new Error(name + ' is not installed in production');
        return found;
      },
    });`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

test('the bot starts, serves and stops without any development package, and without what it draws and writes with', async () => {
  const absent = Object.keys(locked).filter((path) => locked[path]?.dev === true);
  expect(absent).toEqual(
    expect.arrayContaining(['node_modules/vitest', 'node_modules/preact', 'node_modules/ws']),
  );
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const script = fileURLToPath(new URL('src/main.ts', ROOT));
  const child = spawn(
    process.execPath,
    ['--import', refusalOf([...absent, ...LAZY.map((name) => `node_modules/${name}`)]), script],
    {
      cwd: await temporaryFolder(),
      env: {
        ...{ PATH: process.env.PATH ?? '', DATABASE_URL: database.url, PORT: '0' },
        ...{ TELEGRAM_BOT_TOKEN: `123456:${'x'.repeat(35)}`, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' },
        ...{
          SLACK_BOT_TOKEN: 'xoxb-none',
          SLACK_APP_TOKEN: 'xapp-none',
          SLACK_API_URL: 'http://127.0.0.1:9/api/',
        },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => said.push(line));
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    if (line.includes('"msg":"ready"')) child.kill('SIGTERM');
  });
  const [code] = await once(child, 'exit');
  expect({ code, said: said.filter((line) => line.includes('not installed')) }).toEqual({
    code: 0,
    said: [],
  });
  expect(said.join('\n')).toContain('"msg":"stopping"');
});
