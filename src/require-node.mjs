// Loaded before everything else by the scripts of package.json, in JavaScript because an older Node.js reads nothing else.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `The bot needs Node.js ${OLDEST} or later, and this is ${process.versions.node}. Node.js ${OLDEST} comes with the dependencies ` +
      'on Linux, macOS and Windows: run "npm ci" without --omit=optional, or install it from nodejs.org.\n',
  );
  process.exit(1);
}

// Up to 24.2, which is what Apple's processors get, Node.js warns at each start that it takes types away.
const [print] = process.listeners('warning');
if (print !== undefined) {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (!/Type Stripping/i.test(warning.message)) print(warning);
  });
}

// Compiled code of the last start halves the time to ready and saves a quarter of the memory, for nothing is compiled or
// stripped of its types again: not even what takes types away is loaded, which is why no TypeScript may come before this.
// Where it cannot be kept, nothing is amiss.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
