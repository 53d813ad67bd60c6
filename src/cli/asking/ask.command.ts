import { Command } from 'commander';
import { isExample } from '../../features/faq/examples/example.rules.ts';
import { createFaqIndex, type FaqIndex, liveTopic } from '../../language/search/index.ts';
import { separateQuestions } from '../../language/text/separate-questions.ts';
import type { FaqEntry } from '../../model/faq.ts';
import { type CliContext, configOf, writeJson, writeLine } from '../context.ts';
import type { ForumChoice } from '../forum/choose-forum.ts';
import { faqOf } from './faq.ts';
import { inputsOf } from './inputs.ts';

interface AskOptions extends ForumChoice {
  readonly json?: boolean;
  readonly file?: string;
}

/** What the bot would do with a question; `entries` best first, at most three. */
interface AskRow {
  readonly input: string;
  readonly outcome: 'answer' | 'choices' | 'unknown' | 'live';
  readonly entries: readonly string[];
}

/** `ask "<pertanyaan>"`: what the bot would find for a question. */
export function askCommand(context: CliContext): Command {
  return new Command('ask')
    .description('what the bot would find for a question')
    .argument('[question]', 'such as "kapan rapat berikutnya"')
    .option('--forum <name>', 'the forum, where there are several')
    .option('--json', 'print one JSON line')
    .option('--file <file.tsv>', 'every first cell of a file with a header, one JSON line each')
    .action(async (question: string | undefined, options: AskOptions) => {
      const config = configOf(context);
      const inputs = await inputsOf(question, options.file);
      const { entries, words } = await faqOf({ context, config }, options);
      const index = createFaqIndex(
        entries.map(({ code, ...entry }) => ({ ...entry, id: code })),
        { words },
      );
      const questions = new Map(entries.map((entry) => [entry.code, lineOf(entry)]));
      for (const input of inputs) {
        const row = rowOf(index, input);
        if (options.json === true || options.file !== undefined) writeJson(context, row);
        else for (const line of sentencesOf(row, questions)) writeLine(context, line);
      }
    });
}

/** An entry as it is told; of an example it is said that nobody gets it. */
function lineOf(entry: FaqEntry): string {
  return isExample(entry)
    ? `${entry.question} (an example: not given until it is confirmed)`
    : entry.question;
}

/** Live data go before the FAQ, as in `/tanya`; the entries then are what the FAQ would have said. */
function rowOf(index: FaqIndex, input: string): AskRow {
  const { outcome, entries } = index.ask(input);
  const isLive = liveTopicsOf(input).length > 0;
  return { input, outcome: isLive ? 'live' : outcome, entries: entries.slice(0, 3).map(({ id }) => id) };
}

/** Of the whole question, or of one of several in it. */
function liveTopicsOf(input: string): readonly string[] {
  const topics = [input, ...separateQuestions(input)].flatMap((question) => liveTopic(question) ?? []);
  return [...new Set(topics)];
}

function sentencesOf(row: AskRow, questions: ReadonlyMap<string, string>): readonly string[] {
  const topic = row.outcome === 'live' ? ` (${liveTopicsOf(row.input).join(', ')})` : '';
  return [`${row.outcome}${topic}`, ...row.entries.map((code) => `  ${code}  ${questions.get(code) ?? ''}`)];
}
