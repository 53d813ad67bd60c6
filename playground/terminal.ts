import { parseArgs } from 'node:util';
import { type Language, loadLanguages, SOURCE_LOCALE } from '../src/i18n/index.ts';
import { describeFault } from '../src/lib/error.ts';
import { typed } from '../src/lib/typed.ts';
import { type Demo, openDemo } from './demo/demo.ts';
import { playPrologue } from './demo/prologue.ts';
import { playScript, SCRIPT_ZONE } from './demo/script.ts';
import { DEMO_ADMINS } from './demo/seed.ts';
import { createTranscript } from './demo/transcript.ts';
import { isLoopback } from './web/guard.ts';
import { openPlayground } from './web/index.ts';
import { probe } from './web/server.ts';

const LOCALES = new URL('../locales/', import.meta.url);
const EXIT_USAGE = 64;
const EXIT_INTERRUPTED = 130;

const say = (text: string): void => void process.stdout.write(text);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const languages = loadLanguages(LOCALES);
const language: Language = languages.of(SOURCE_LOCALE);
const undo: (() => Promise<unknown>)[] = [];
let isStopping = false;

async function stopAll(): Promise<void> {
  for (const step of undo.splice(0).toReversed()) await step().catch(() => undefined);
}

function onSignal(): void {
  // A second Ctrl-C does not wait for anything.
  if (isStopping) process.exit(EXIT_INTERRUPTED);
  isStopping = true;
  void stopAll().then(() => process.exit(EXIT_INTERRUPTED));
}

async function open(): Promise<Demo> {
  const opening = openDemo({ admins: DEMO_ADMINS });
  // Also what is only half open when Ctrl-C comes is closed again.
  undo.push(async () => (await opening).stop());
  const demo = await opening;
  await demo.bot.start();
  return demo;
}

async function runScript(): Promise<void> {
  const demo = await open();
  const transcript = createTranscript({
    write: say,
    language,
    zone: SCRIPT_ZONE,
    groupTitle: demo.stage.groupTitle,
    channelTitle: demo.stage.channelTitle,
    hasColour: process.stdout.isTTY && process.stdout.hasColors(),
  });
  const stopWriting = demo.journal.onEntry((entry) => transcript.entry(entry));
  await playScript({ demo, transcript, language });
  stopWriting();
  say(`\n${language.t('playground:script.done')}\n`);
}

async function runPlayground(host: string, port: number): Promise<void> {
  if (!isLoopback(host)) complain(language.t('playground:terminal.exposed', { host }));
  // Said at once, and not when all the rest is there.
  await probe({ host, port });
  const demo = await open();
  await playPrologue(demo);
  const playground = await openPlayground({ demo, host, port, locales: languages.locales });
  undo.push(playground.stop);
  say(
    `${language.t('playground:terminal.ready')}\n\n  ${playground.url}\n\n${language.t('playground:terminal.end')}\n`,
  );
  await new Promise(() => {});
}

interface Arguments {
  readonly script: boolean;
  readonly host: string;
  readonly port: number;
}

function readArguments(): Arguments | undefined {
  try {
    const { values } = parseArgs({
      options: {
        script: { type: 'boolean', default: false },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '0' },
      },
    });
    const port = Number(values.port);
    return Number.isInteger(port) && port >= 0 && port <= 65_535 ? { ...values, port } : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const given = readArguments();
  if (given === undefined) {
    complain(language.t('playground:terminal.usage', { command: typed.demoOption }));
    return EXIT_USAGE;
  }
  try {
    await (given.script ? runScript() : runPlayground(given.host, given.port));
    return 0;
  } catch (fault) {
    if (!isStopping) complain(`\n${describeFault(fault)}`);
    return 1;
  } finally {
    await stopAll();
  }
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
// A reader that has seen enough (`| head`) closes the pipe; then nobody needs the rest.
process.stdout.on('error', onSignal);
process.exitCode = await main();
