import { expect } from 'vitest';
import { slackVoice } from './slack-voice.ts';
import { telegramVoice } from './telegram-voice.ts';
import type { TestApp } from './test-app.ts';
import type { Heard, Said, Voice } from './voice.ts';

export type { Heard, Place, Said, Voice } from './voice.ts';

/** What must be heard; `says` is the whole text, `has` and `lacks` are parts of it. */
export interface Expected {
  readonly place?: Heard['place'];
  readonly says?: string;
  readonly has?: string | readonly string[];
  readonly lacks?: string | readonly string[];
  readonly buttons?: readonly string[];
  readonly files?: readonly string[];
}

type Voices = Readonly<Record<Voice['platform'], Voice>>;

const known = new WeakMap<TestApp, Voices>();

/** Both platforms of a bot. */
export function voicesOf(bot: TestApp): Voices {
  const voices = known.get(bot) ?? { telegram: telegramVoice(bot), slack: slackVoice(bot) };
  known.set(bot, voices);
  return voices;
}

/** Says one line after the other and expects each answer. */
export async function verifyDialogue(
  voice: Voice,
  lines: readonly (readonly [said: Said, expected: Expected])[],
): Promise<void> {
  for (const [said, expected] of lines)
    check(await voice.say(said), expected, `${voice.platform}: ${show(said)}`);
}

/** Expects that the bot said that. */
export function check(heard: Heard, expected: Expected, said: string): void {
  if (expected.place !== undefined) expect(heard.place, `${said}\n${heard.text}`).toBe(expected.place);
  if (expected.says !== undefined) expect(heard.text, said).toBe(expected.says);
  if (expected.files !== undefined) expect(heard.files, said).toEqual(expected.files);
  for (const part of list(expected.has)) expect(heard.text, said).toContain(part);
  for (const part of list(expected.lacks)) expect(heard.text, said).not.toContain(part);
  if (expected.buttons !== undefined) expect(heard.buttons, said).toEqual(expected.buttons);
}

function list(parts: string | readonly string[] | undefined): readonly string[] {
  return typeof parts === 'string' ? [parts] : (parts ?? []);
}

function show({ who, ...said }: Said): string {
  const shown = 'file' in said ? { ...said, file: said.file.name } : said;
  return `${who} ${JSON.stringify(shown).slice(0, 200)}`;
}
