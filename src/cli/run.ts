import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { describeFault, OperatorError } from '../lib/error.ts';
import { isPacked, typed } from '../lib/typed.ts';
import type { CliContext } from './context.ts';
import { EXIT } from './exit.ts';
import { operatorCommands } from './index.ts';

/**
 * Runs an operators' command to its end. Whatever goes wrong is told in words on standard error, never as a stack trace.
 * @param args what stands after `npm run cli --`, or after `gunungan` in a package
 * @returns the exit code of the contract
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  const program = quiet(new Command(typed.cli), context).description('Commands for operators of the bot');
  // A package's own command says it, before it comes here.
  if (!isPacked) program.version(versionOfCheckout(), '-V, --version', 'say which version this is');
  for (const make of operatorCommands) program.addCommand(quiet(make(context), context));
  try {
    await program.parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (fault) {
    return explain(fault, context);
  }
}

function versionOfCheckout(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

function quiet(command: Command, context: CliContext): Command {
  return command.exitOverride().showHelpAfterError('Add --help to see how it is used.').configureOutput({
    writeOut: context.write,
    writeErr: context.remark,
  });
}

function explain(fault: unknown, context: CliContext): number {
  if (fault instanceof CommanderError) {
    const wasAskedFor = ['commander.helpDisplayed', 'commander.version'].includes(fault.code);
    return wasAskedFor ? EXIT.done : EXIT.usage;
  }
  if (fault instanceof OperatorError) {
    context.remark(`${describeFault(fault).trim()}\n`);
    return fault.exitCode;
  }
  context.remark(`The command failed: ${lastLine(describeFault(fault))}\n`);
  return EXIT.failed;
}

/** What a fault says in the end; Prisma's messages quote the query before it. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
