import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { catalogAdapterFactory } from './catalog-adapter.ts';
import { prismaFolder, readSchemaFiles } from './prisma-files.ts';

/** The part of Node's WebAssembly that is used; TypeScript declares it only for browsers. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
};

const require = createRequire(import.meta.url);

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

/** The bindings hold one WebAssembly instance in a variable of their own; a second one would read the memory of the first. */
let loaded: Promise<Bindings> | undefined;

/**
 * Opens Prisma's schema engine (the WebAssembly one, nothing is downloaded) on a database.
 * The caller frees it with `free()`.
 */
export async function openSchemaEngine(connectionString: string): Promise<SchemaEngine> {
  loaded ??= loadBindings();
  const bindings = await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory(catalogAdapterFactory(connectionString));
  return bindings.SchemaEngine.new({ datamodels: [...(await datamodels())] }, () => undefined, factory);
}

async function loadBindings(): Promise<Bindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm'));
  const wasm = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return bindings;
}

/** The script that turns the database's present structure into the schema's; empty when they agree. */
export async function diffToSchema(connectionString: string): Promise<string> {
  const engine = await openSchemaEngine(connectionString);
  try {
    const files = (await datamodels()).map(([path, content]) => ({ path, content }));
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: prismaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return (stdout ?? '').trim();
  } finally {
    engine.free();
  }
}

async function datamodels(): Promise<readonly [string, string][]> {
  return (await readSchemaFiles()).map(({ path, content }) => [join(prismaFolder, path), content]);
}
