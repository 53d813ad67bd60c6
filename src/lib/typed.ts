// The package holds JavaScript and has one command of its own; a checkout is TypeScript and is called through npm.
export const isPacked = import.meta.filename.endsWith('.js');

/** What an operator types here to reach the operators' commands and the demo, so that no message names what does not exist. */
export const typed = isPacked
  ? { cli: 'gunungan', demo: 'gunungan demo', demoOption: 'gunungan demo' }
  : { cli: 'npm run cli --', demo: 'npm run demo', demoOption: 'npm run demo --' };
