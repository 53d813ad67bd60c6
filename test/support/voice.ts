import type { Role } from './cast.ts';

/** Where something is said or shown. A form is Slack's modal; errors are those under its fields. */
export type Place = 'group' | 'private' | 'ephemeral' | 'toast' | 'form' | 'errors' | 'nowhere';

/** What somebody does. In private unless `where` says otherwise. */
export type Said = {
  readonly who: Role;
  readonly where?: 'group' | 'private';
} & (
  | { readonly command: string; readonly replyTo?: string }
  | { readonly words: string; readonly replyTo?: string }
  /** Sends a file, alone or with a command or words. */
  | {
      readonly file: { readonly name: string; readonly content: Buffer };
      readonly with?: string;
      readonly replyTo?: string;
    }
  /** Presses the newest button of that label, on the newest message that has these words. */
  | { readonly press: string; readonly on?: string }
  | { readonly fill: Readonly<Record<string, string>> }
);

/** What the bot said to it there: all texts joined, the place of the first, the buttons of all. */
export interface Heard {
  readonly place: Place;
  readonly text: string;
  readonly buttons: readonly string[];
  /** Names of the files that came with it. */
  readonly files?: readonly string[];
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

/** What was heard where nothing was. */
export const SILENCE: Heard = { place: 'nowhere', text: '', buttons: [] };
