import type { Incoming, MessageRef } from '../../../src/platform/incoming.ts';
import type { Platform, Target } from '../../../src/platform/platform.ts';
import type { Reaction } from '../../../src/platform/reaction.ts';

/** The forum's group, or the private chat of Ani, who has written to the bot, or of Budi, who never has. */
export type Place = 'group' | 'ani' | 'budi';

/** A message of the bot as people see it. */
export interface Shown {
  readonly ref: Pick<MessageRef, 'chatId' | 'messageId'>;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly files: readonly string[];
}

/** What a platform's server does to the next message that is sent. */
export type Fault = '429' | '500' | 'cut' | 'lost answer';

/** Seconds that a `429` asks to wait. */
export const ASKED_SECONDS = 3;

/** A simulated platform with the adapter under test before it, and what people do there in words that fit each platform. */
export interface Stage {
  readonly platform: Platform;
  /** A word that must not be told to anybody. */
  readonly token: string;
  /** Ani's account. */
  readonly ani: string;
  /** Resolves with what reached the core, oldest first, once it is so much. */
  heard(count: number): Promise<readonly Incoming[]>;
  /** Resolves with the first answer, asked now and whenever something happens on the platform. */
  until<T>(question: () => T | undefined): Promise<T>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  /** What the core answers from now on. */
  react(reacts: (incoming: Incoming) => readonly Reaction[]): void;
  /** Where `place` is for the adapter. */
  target(place: Place): Target;

  /** Ani types a command, with its slash; Budi does in the group where `who` says so. */
  command(line: string, at: { readonly place: 'group' | 'ani'; readonly who?: 'ani' | 'budi' }): void;
  /** Ani writes to the bot in private. */
  write(text: string): void;
  /** Ani changes what she wrote last. */
  amend(text: string): void;
  /** Ani answers a message of the bot in the group. */
  answer(ref: MessageRef, text: string): void;
  /** Ani passes a message of the group on to the bot. */
  passOn(ref: MessageRef): void;
  /** Ani sends the bot a file, with words under it where there are some. */
  sendFile(file: { readonly name: string; readonly content: string; readonly caption: string }): void;
  /** Ani presses a button of the newest message that has one of that label. */
  press(label: string, place: 'group' | 'ani'): void;
  /** The platform delivers its last update once more. */
  again(): void;

  /** The bot's messages, oldest first; what only one person sees of a group is not among them. */
  shown(place: Place): readonly Shown[];
  /** Texts that Ani alone was shown: in private, in the group or after a press. */
  shownToAniAlone(): readonly string[];
  isPinned(ref: MessageRef): boolean;

  /** An administrator deletes a message. */
  remove(ref: MessageRef): void;
  /** Lets the bot pin in the group, or forbids it. */
  letPin(mayPin: boolean): void;
  /** Takes the bot out of the group. */
  expel(): void;
  fail(fault: Fault): void;
  down(isDown: boolean): void;
}

/** Opens a stage; it is taken down when the test is over. */
export interface StageMaker {
  readonly name: 'telegram' | 'slack';
  open(): Promise<Stage>;
}
