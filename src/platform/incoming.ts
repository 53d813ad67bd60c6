/** The platforms that exist; one folder each under `adapters/`. */
export type PlatformName = 'telegram' | 'slack';

/** Where the bot may write privately to a person who never wrote to it. */
export const CAN_WRITE_FIRST: Readonly<Record<PlatformName, boolean>> = { telegram: false, slack: true };

/** Where a message is, so that it can be edited, pinned or replied to. */
export interface MessageRef {
  readonly platform: PlatformName;
  readonly chatId: string;
  /** Telegram's forum topic; empty elsewhere. */
  readonly threadId: string;
  readonly messageId: string;
}

/** Who sent something. */
export interface Sender {
  /** The platform's id as text. */
  readonly id: string;
  readonly displayName: string;
  /** The short name that tells the account from others of that name, without `@`, where there is one. */
  readonly handle?: string;
  /**
   * True when the platform vouches that a person with this id sent it. False for anonymous
   * group admins, channels and other bots: those have no rights whatever they claim.
   */
  readonly isPerson: boolean;
}

/** The conversation something was said in. */
export interface IncomingChat {
  readonly id: string;
  readonly threadId: string;
  readonly kind: 'private' | 'group' | 'channel';
  readonly title: string;
}

/** A file somebody sent; `download` fetches it on demand and refuses more than `maxBytes`. */
export interface IncomingFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly download: (maxBytes: number) => Promise<Buffer>;
}

/** Longest text of anything incoming that is read, in UTF-16 units; every platform's own forms stay far below. */
export const MOST_TEXT = 12_000;

/** What was said. */
export type IncomingBody =
  /** `/name arguments`; the name is lower case, without slash or `@Bot`. */
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  /** Plain words; `mentioned` when the bot was addressed by name, `isCaption` when they stand under a picture or the like. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly mentioned: boolean;
      readonly isCaption?: true;
    }
  /** A picture, sticker, voice message, place or the like without words. */
  | { readonly kind: 'unreadable' }
  /** A button of one of our messages; see `Action`. */
  | { readonly kind: 'press'; readonly action: string }
  /** A filled form (Slack modal); values by field name. */
  | { readonly kind: 'form'; readonly action: string; readonly values: Readonly<Record<string, string>> }
  /** A file and the words under it; those that begin with a command come as `command`, with the file as `attachment`. */
  | {
      readonly kind: 'file';
      readonly file: IncomingFile;
      readonly caption: string;
      readonly mentioned: boolean;
    }
  /** The person opened a private chat for the first time or by a link; the payload is the link's. */
  | { readonly kind: 'start'; readonly payload: string }
  /** The platform gave the chat a new id. */
  | { readonly kind: 'migrated'; readonly newChatId: string }
  /** The person blocked (false) or unblocked (true) the bot, or the bot was removed from / added to a chat. */
  | { readonly kind: 'reachability'; readonly reachable: boolean };

/** What an edit changed. */
export interface Edited {
  /** The `Incoming.key` of the message as it was first sent. */
  readonly key: string;
  /** Milliseconds between the first sending and this edit, by the platform's clock. */
  readonly ageMs: number;
}

/**
 * What is known of the message that is replied to or shared along, beside its place in this chat. Somebody else may have
 * written it: it tells which meeting is meant, and nothing more.
 */
export interface Quoted {
  /** Its words, the quoted part first; none where the platform does not tell them. */
  readonly texts: readonly string[];
  /** Where the message stands of which this is a copy or a quote, as far as the platform vouches for that. */
  readonly original?: MessageRef;
  /** Passed on from elsewhere, so that it may be a notice whose words are not known. */
  readonly isCopy: boolean;
  /** Written by the bot itself, here. */
  readonly isOwn: boolean;
}

/** One thing that happened on a platform, in our words. */
export interface Incoming {
  readonly platform: PlatformName;
  /** The same happening always has the same key, however often and under whichever event id it is delivered. */
  readonly key: string;
  /** Grows in the order in which one sender sent things on this platform. */
  readonly sequence: number;
  readonly sender: Sender;
  readonly chat: IncomingChat;
  /** The message itself, or for a press the message that carries the button. */
  readonly message?: MessageRef;
  /** The message this one replies to. */
  readonly replyTo?: MessageRef;
  /** The words are somebody else's, or were said elsewhere: the sender only passed them on. */
  readonly isForwarded?: true;
  /** A file, picture or recording that the words came with. */
  readonly attachment?: IncomingFile;
  /** That of the message which is replied to. */
  readonly repliedFile?: IncomingFile;
  /** Shared by the messages of an album, of which at most one carries words; distinct within a platform. */
  readonly albumId?: string;
  /** The message had been sent before and was changed to this; files and places are never told again. */
  readonly edited?: Edited;
  readonly quoted?: Quoted;
  /** A text was longer than `MOST_TEXT`, and is cut: nothing may be done by half of what was said. */
  readonly isTooLong?: true;
  readonly body: IncomingBody;
}
