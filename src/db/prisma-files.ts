import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Absolute path of the folder with the Prisma schema; the migrations lie in it. */
export const prismaFolder = fileURLToPath(new URL('../../prisma', import.meta.url));

/** One file of the schema, path relative to `prismaFolder`. */
export interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

/** Reads the schema: `schema.prisma` and `models/*.prisma`, in the order of their names. */
export async function readSchemaFiles(folder: string = prismaFolder): Promise<readonly SchemaFile[]> {
  const models = (await readdir(`${folder}/models`)).filter((name) => name.endsWith('.prisma')).sort();
  const paths = ['schema.prisma', ...models.map((name) => `models/${name}`)];
  return Promise.all(
    paths.map(async (path) => ({ path, content: await readFile(`${folder}/${path}`, 'utf8') })),
  );
}
