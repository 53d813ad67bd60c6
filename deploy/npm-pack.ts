import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { packedManifest, packInto } from './pack.ts';

// `npm pack` runs this before and after (`prepack`, `postpack`): meanwhile package.json is the package's.

const pathOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const MANIFEST = pathOf('package.json');
const KEPT = pathOf('package.source.json');

const [, , step] = process.argv;
if (step === 'restore') await rename(KEPT, MANIFEST);
else {
  await packInto(pathOf('dist'));
  const manifest = await readFile(MANIFEST, 'utf8');
  await writeFile(KEPT, manifest);
  await writeFile(MANIFEST, `${JSON.stringify(packedManifest(JSON.parse(manifest)), null, 2)}\n`);
}
