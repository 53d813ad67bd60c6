#!/usr/bin/env node
// The command of the packed bot: `gunungan start`, `gunungan demo`, and every command for operators. In JavaScript, because
// Node.js takes no types away within node_modules.
import process from 'node:process';

const [, , command] = process.argv;
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(`gunungan needs Node.js ${OLDEST} or later, and this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else if (command === 'start') await import('./src/main.js');
else if (command === 'demo') {
  process.argv.splice(2, 1);
  await import('./playground/main.js');
} else {
  if (command === undefined || command === '--help' || command === 'help')
    process.stdout.write(
      'gunungan start   runs the bot\ngunungan demo    runs it without any account, with sample data\n\n',
    );
  if (command === undefined) process.argv.push('--help');
  await import('./src/cli.js');
}
