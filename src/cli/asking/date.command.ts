import { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { parseWhen } from '../../language/dates/parse-when.ts';
import { printWhen, type When } from '../../language/dates/when.ts';
import { type CliContext, writeJson, writeLine, zoneOf } from '../context.ts';
import { usageError } from '../exit.ts';
import { inputsOf } from './inputs.ts';

interface DateOptions {
  readonly at?: string;
  readonly json?: boolean;
  readonly file?: string;
}

/** `date "<frasa>"`: what the bot would understand of a date phrase. */
export function dateCommand(context: CliContext): Command {
  return new Command('date')
    .description('what the bot would understand of a date phrase')
    .argument('[phrase]', 'such as "Jumat pukul 9 pagi"')
    .option('--at <moment>', 'as if it were said then, such as 2026-11-24T10:00+07:00')
    .option('--json', 'print one JSON line')
    .option('--file <file.tsv>', 'every first cell of a file with a header, one JSON line each')
    .action(async (phrase: string | undefined, options: DateOptions) => {
      const now = momentOf(context, options.at);
      const zone = zoneOf(context);
      for (const input of await inputsOf(phrase, options.file)) {
        const when = parseWhen(input, { now, zone });
        if (options.json === true || options.file !== undefined) writeJson(context, rowOf(input, when));
        else writeLine(context, sentenceOf(when));
      }
    });
}

function momentOf(context: CliContext, at: string | undefined): number {
  if (at === undefined) return context.clock.now();
  try {
    return Temporal.Instant.from(at).epochMilliseconds;
  } catch {
    throw usageError(`--at ${at} is no moment.`, 'Write it like 2026-11-24T10:00+07:00.');
  }
}

function rowOf(input: string, when: When): Readonly<Record<string, string | null>> {
  return when.outcome === 'value'
    ? { input, outcome: 'value', value: printWhen(when.value), reason: null }
    : { input, outcome: 'ask', value: null, reason: when.reason };
}

function sentenceOf(when: When): string {
  if (when.outcome === 'ask') return `ask back: ${when.reason}`;
  const warnings = when.warnings.length === 0 ? '' : ` (${when.warnings.join(', ')})`;
  return `${printWhen(when.value)}${warnings}`;
}
