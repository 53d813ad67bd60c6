import { parseArgs } from 'node:util';
import { loadLanguages, SOURCE_LOCALE } from '../../i18n/index.ts';
import { describeFault } from '../../lib/error.ts';
import { type Demo, openDemo } from './demo.ts';
import { playScript, SCRIPT_ZONE } from './script.ts';
import { DEMO_ADMINS } from './seed.ts';
import { createTranscript } from './transcript.ts';

const LOCALES = new URL('../../../locales/', import.meta.url);
const EXIT_USAGE = 64;
const EXIT_INTERRUPTED = 130;

const say = (text: string): void => void process.stdout.write(text);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

let demo: Demo | undefined;
let isStopping = false;

function onSignal(): void {
  // A second Ctrl-C does not wait for anything.
  if (isStopping) process.exit(EXIT_INTERRUPTED);
  isStopping = true;
  void (demo?.stop() ?? Promise.resolve()).then(() => process.exit(EXIT_INTERRUPTED));
}

async function runScript(): Promise<void> {
  const language = loadLanguages(LOCALES).of(SOURCE_LOCALE);
  demo = await openDemo({ admins: DEMO_ADMINS });
  const transcript = createTranscript({
    write: say,
    language,
    zone: SCRIPT_ZONE,
    groupTitle: demo.stage.groupTitle,
    channelTitle: demo.stage.channelTitle,
    hasColour: process.stdout.isTTY && process.stdout.hasColors(),
  });
  const stopWriting = demo.journal.onEntry((entry) => transcript.entry(entry));
  await demo.bot.start();
  await playScript({ demo, transcript, language });
  stopWriting();
  say(`\n${language.t('playground:script.done')}\n`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { script: { type: 'boolean', default: false } } });
  try {
    if (values.script) await runScript();
    return 0;
  } catch (fault) {
    if (!isStopping) complain(`\n${describeFault(fault)}`);
    return 1;
  } finally {
    await demo?.stop();
  }
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
// A reader that has seen enough (`| head`) closes the pipe; then nobody needs the rest.
process.stdout.on('error', onSignal);
try {
  process.exitCode = await main();
} catch (fault) {
  complain(describeFault(fault));
  process.exitCode = EXIT_USAGE;
}
