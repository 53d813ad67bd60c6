import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prismaFolder, readSchemaFiles } from './prisma-files.ts';

// Writes the database client as `prisma generate` does, by the same parts of Prisma, but without its command, which brings
// five times their size. A process of its own, so that nobody who starts the bot keeps in memory what only this needs.

// Their ES modules name files without extension, which Node.js does not find.
const require = createRequire(import.meta.url);
const { PrismaClientTsGenerator }: typeof import('@prisma/client-generator-ts') =
  require('@prisma/client-generator-ts');
const { getConfig, getDMMF, mergeSchemas }: typeof import('@prisma/internals') = require('@prisma/internals');

try {
  await writeClient();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}

async function writeClient(): Promise<void> {
  const files = await readSchemaFiles();
  const schemas = files.map(({ path, content }): [string, string] => [join(prismaFolder, path), content]);
  const { generators, datasources } = await getConfig({ datamodel: schemas });
  const [settings] = generators;
  if (settings === undefined) throw new Error('the schema names no generator');
  const output = join(prismaFolder, settings.output?.value ?? '');
  const generator = new PrismaClientTsGenerator();
  const { requiresEngineVersion = '' } = await generator.getManifest(settings);
  await generator.generate({
    generator: { ...settings, output: { fromEnvVar: null, value: output } },
    otherGenerators: [],
    schemaPath: prismaFolder,
    dmmf: await getDMMF({ datamodel: schemas }),
    datasources,
    datamodel: mergeSchemas({ schemas }),
    version: requiresEngineVersion,
  });
}
