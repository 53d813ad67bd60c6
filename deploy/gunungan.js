#!/usr/bin/env node
// The command of the packed bot: `gunungan start`, `gunungan demo`, and every command for operators. In JavaScript, because
// Node.js takes no types away within node_modules.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const OLDEST = 24;
const START = 'gunungan start     runs the bot, with settings from the environment and from .env\n';
const OVERVIEW = `${START}gunungan demo      runs it without any account, with sample data\ngunungan --version says which version this is\n\n`;

const [, , command, ...rest] = process.argv;
const asksForHelp = rest.some((word) => ['--help', '-h'].includes(word));

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(`gunungan needs Node.js ${OLDEST} or later, and this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else if (command === 'start' && asksForHelp) process.stdout.write(START);
else if (command === 'start' && rest.length > 0) {
  process.stderr.write(`gunungan start takes nothing more, and was given: ${rest.join(' ')}\n`);
  process.exitCode = 64;
} else if (command === 'start') await import('./src/main.js');
else if (command === 'demo') {
  process.argv.splice(2, 1);
  await import('./playground/main.js');
} else if (command === '--version' || command === '-V') {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  if (command === undefined) process.argv.push('--help');
  if ([undefined, '--help', '-h', 'help'].includes(command) && rest.length === 0)
    process.stdout.write(OVERVIEW);
  await import('./src/cli.js');
}
