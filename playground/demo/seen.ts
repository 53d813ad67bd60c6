/** Where something happened: a chat of many, or somebody's private chat with the bot. */
export interface Place {
  readonly platform: 'telegram' | 'slack';
  /** Id of the group or channel, or of the person whose private chat it is. */
  readonly id: string;
  readonly isPrivate: boolean;
}

/** What somebody does that leaves no message behind: a button pressed, a form sent, a command that Slack does not show. */
export type Act = 'pressed' | 'submitted' | 'typed';

/** One thing that was seen on a platform. */
export interface Entry {
  /** Position in the journal, from 1. */
  readonly number: number;
  /** Epoch milliseconds by the demo's clock. */
  readonly at: number;
  readonly place: Place;
  /** Account that did it; undefined for the bot. */
  readonly by: string | undefined;
  readonly kind: 'said' | 'edited' | 'pinned' | 'toast' | 'form' | Act;
  /** The only account that sees it; undefined when everybody in the place does. */
  readonly onlyFor: string | undefined;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly files: readonly string[];
}

/** An entry before it has a number and a time. */
export type Seen = Omit<Entry, 'number' | 'at'>;
