import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireClient } from './db/prisma-generate.ts';
import { compileAhead } from './load.ts';

// npm runs this after each installation of a checkout: the database client is made, and what packages bring that nothing of
// this program ever loads is taken away, half of what they weigh in production; then everything is compiled ahead. Where scripts
// are not run, the bot's first start makes the client and compiles, and the rest only lies there.

const PACKAGES = fileURLToPath(new URL('../node_modules/', import.meta.url));

/** By folder, what in it is of no use here. */
const UNUSED: Readonly<Record<string, RegExp>> = {
  // How queries are compiled for other databases, each thrice, and maps for who debugs Prisma.
  '@prisma/client/runtime': /\.map$|^query_compiler_(?!small_bg\.postgresql\.)/,
  'prisma/build': /^query_compiler_/,
  // Other weights than those of `fontFiles`.
  '@expo-google-fonts/noto-sans': /^\d00(?!(?:Regular|Bold)$)/,
  // Made for browsers.
  'pdfmake/build': /./,
};

await requireClient();
for (const [folder, unused] of Object.entries(UNUSED)) {
  // Production has not all of them.
  const names = await readdir(join(PACKAGES, folder)).catch(() => []);
  for (const name of names)
    if (unused.test(name)) await rm(join(PACKAGES, folder, name), { recursive: true, force: true });
}
// Without it the first start takes longer and is larger, which is nothing that an installation should fail of.
await compileAhead().catch(() => undefined);
