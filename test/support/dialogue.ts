import { expect } from 'vitest';
import type { Role } from './cast.ts';
import { slackVoice } from './slack-voice.ts';
import { telegramVoice } from './telegram-voice.ts';
import type { TestApp } from './test-app.ts';

/** Where something is said or shown. A form is Slack's modal; errors are those under its fields. */
export type Place = 'group' | 'private' | 'ephemeral' | 'toast' | 'form' | 'errors' | 'nowhere';

/** What somebody does. In private unless `where` says otherwise. */
export type Said = {
  readonly who: Role;
  readonly where?: 'group' | 'private';
} & (
  | { readonly command: string; readonly replyTo?: string }
  | { readonly words: string; readonly replyTo?: string }
  /** Presses the newest button of that label, on the newest message that has these words. */
  | { readonly press: string; readonly on?: string }
  | { readonly fill: Readonly<Record<string, string>> }
);

/** What the bot said to it there: all texts joined, the place of the first, the buttons of all. */
export interface Heard {
  readonly place: Place;
  readonly text: string;
  readonly buttons: readonly string[];
}

/** One platform, as people use it. */
export interface Voice {
  readonly platform: 'telegram' | 'slack';
  say(said: Said): Promise<Heard>;
  /** What is heard when somebody does something that `Said` has no word for. */
  hear(by: Pick<Said, 'who' | 'where'>, act: () => unknown): Promise<Heard>;
  /** The platform delivers the last update again (Slack: under another event id). */
  again(): Promise<Heard>;
}

/** What must be heard; `says` is the whole text, `has` and `lacks` are parts of it. */
export interface Expected {
  readonly place?: Place;
  readonly says?: string;
  readonly has?: string | readonly string[];
  readonly lacks?: string | readonly string[];
  readonly buttons?: readonly string[];
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
  for (const part of list(expected.has)) expect(heard.text, said).toContain(part);
  for (const part of list(expected.lacks)) expect(heard.text, said).not.toContain(part);
  if (expected.buttons !== undefined) expect(heard.buttons, said).toEqual(expected.buttons);
}

/** What was heard where nothing was. */
export const SILENCE: Heard = { place: 'nowhere', text: '', buttons: [] };

function list(parts: string | readonly string[] | undefined): readonly string[] {
  return typeof parts === 'string' ? [parts] : (parts ?? []);
}

function show({ who, ...said }: Said): string {
  return `${who} ${JSON.stringify(said).slice(0, 200)}`;
}
