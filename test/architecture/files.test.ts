import { describe, expect, it } from 'vitest';
import { playground, sources, tests } from './sources.ts';

const files = [...sources, ...playground, ...tests];
const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KINDS = /^(?:command|notice|job|page|words|rules|service|store|types|test|property|properties)$/;

/** Runs in a process of its own, started by its address. */
const LEARNING = 'src/language/search/learning-process.ts';

/** What rooms draw and write with: there before each of them has its first use. */
const DOCUMENTS = ['inspect', 'pdf', 'picture', 'qr', 'workbook'].map((name) => `src/documents/${name}.ts`);

/** What `npm run migration` writes the next migration with, and a declaration that only the test of the schema reads. */
const DEVELOPMENT = [
  ...['src/db/new-migration.ts', 'src/db/schema-engine.ts', 'src/db/catalog-adapter.ts'],
  'src/outbox/personal-data.ts',
];

describe('the files', () => {
  it('have at most 300 lines', () => {
    const long = files.filter(({ lines }) => lines > 300);
    expect(long.map(({ path, lines }) => `${path}: ${lines} lines – split it by what it is about`)).toEqual(
      [],
    );
  });

  it('have names in kebab-case that say what is in them', () => {
    const named = files.filter(({ path }) => {
      const folders = path.split('/');
      const [name = '', ...kinds] = (folders.pop() ?? '').replace(/\.ts$/, '').split('.');
      const isPlain =
        [...folders, name].every((part) => WORDS.test(part)) && kinds.every((one) => KINDS.test(one));
      return !isPlain || /\/(?:utils?|helpers?|common|misc)[./]/.test(path);
    });
    expect(named.map(({ path }) => path)).toEqual([]);
  });

  it('of src are all of use to the bot or its command line', () => {
    const imports = new Map(sources.map((file) => [file.path, file.imports]));
    const used = new Set([
      ...['src/main.ts', 'src/cli.ts', 'src/after-install.ts', 'src/db/generate.ts'],
      ...['src/db/write-client.ts', LEARNING],
      ...[...DOCUMENTS, ...DEVELOPMENT],
    ]);
    for (const path of used) for (const one of imports.get(path) ?? []) used.add(one);
    expect(sources.map(({ path }) => path).filter((path) => !used.has(path))).toEqual([]);
  });
});
