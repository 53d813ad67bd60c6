import type { Key } from '../../../src/i18n/index.ts';
import type { Actor } from '../actor.ts';
import type { CastMember } from '../cast.ts';
import type { Demo } from '../demo.ts';

/** What a scene plays with. */
export interface Theatre {
  readonly demo: Demo;
  readonly part: (member: CastMember) => Actor;
  /** Lets time pass until a wall clock time in WIB (`2027-01-12T16:00`), stopping where something is due. */
  readonly travelTo: (wib: string) => Promise<void>;
  /** Sets the clock without letting anything happen on the way, as while the bot is dead. */
  readonly sleepUntil: (wib: string) => void;
  /** Says something that is seen on no platform. */
  readonly remark: (key: Key, values?: Readonly<Record<string, string | number>>) => void;
  /** Prints what an operator sees in a terminal. */
  readonly terminal: (command: string, output: string) => void;
}

/** A part of the script: it plays, and fails with a sentence where something that must appear does not. */
export interface Scene {
  readonly title: Key;
  play(theatre: Theatre): Promise<void>;
}
