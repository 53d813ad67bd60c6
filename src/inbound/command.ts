import type { AdminId } from '../config.ts';
import type { Db } from '../db/db.ts';
import type { Together } from '../db/together.ts';
import type { Language, Languages } from '../i18n/index.ts';
import type { Context } from '../model/actor.ts';
import type { BackupStatus } from '../model/backup.ts';
import type { FaqSearch } from '../model/faq.ts';
import type { Work } from '../model/work.ts';
import type { NoticeKinds } from '../notices/kind.ts';
import type { Incoming, IncomingFile, PlatformName } from '../platform/incoming.ts';
import type { Platform, PlatformLimits } from '../platform/platform.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { WasBrokenOff } from './redelivered.ts';
import type { CommandName } from './rights.ts';

/** What every use of a command has at hand. Rights have been checked and the update is recorded when it begins. */
export interface Call {
  readonly context: Context;
  /** The transaction in which the update is recorded; everything written through it stands or falls with that. */
  readonly work: Work;
  readonly language: Language;
  readonly incoming: Incoming;
  readonly limits: PlatformLimits;
  readonly services: CommandServices;
}

/** `/name argument`, or the words of a question. */
export interface RunCall extends Call {
  /** What stood behind the command's name, trimmed; may have several lines. */
  readonly argument: string;
  /** What was handed in with it, for a command or dialogue that takes files of this sender. */
  readonly file?: HandedFile;
}

/** A file that somebody handed in. */
export interface HandedFile extends Pick<IncomingFile, 'name' | 'sizeBytes'> {
  /** Undefined where it is too large or could not be fetched. */
  readonly content: Buffer | undefined;
}

/** A press of one of the command's buttons. */
export interface PressCall extends Call {
  /** What `encodeAction(name, ...parameters)` put into the button. */
  readonly parameters: readonly string[];
}

/** A filled form of the command. */
export interface SubmitCall extends PressCall {
  /** By field name. */
  readonly values: Readonly<Record<string, string>>;
}

/** A message or reply within the command's step-by-step dialogue. */
export interface ContinueCall extends RunCall {
  readonly step: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A file sent outside any dialogue; the argument is its caption. */
export interface FileCall extends RunCall {
  readonly file: HandedFile;
}

/** Why a command is offered instead of being carried out. */
export type OfferReason = 'forwarded' | 'edited';

/** What can be done before any transaction is opened; see `Command.direct`. */
export interface DirectCall {
  readonly incoming: Incoming;
  readonly wasBrokenOff: WasBrokenOff;
  readonly parameters: readonly string[] | undefined;
  readonly argument: string;
  readonly now: number;
  readonly services: CommandServices;
  readonly limits: PlatformLimits;
}

/** What a mistyped command may have meant, and what stood behind its name. */
export interface MistypedOffer {
  readonly summary: string;
  readonly commands: readonly CommandName[];
  readonly argument: string;
}

/** Whose files are read, and how large ones. */
export interface FileWelcome {
  readonly maxBytes: number;
  /** Whether a file of this sender is read; asked before it is fetched, beside the right to the command. */
  isWelcome(call: RunCall): boolean | Promise<boolean>;
}

/** How a command takes files that no command and no dialogue asked for. */
export interface FileTaking extends FileWelcome {
  /** Whether it takes such a file with such words; a file goes to the first command that does. Pure. */
  takes(handing: { readonly file: Pick<IncomingFile, 'name'>; readonly words: string }): boolean;
  take(call: FileCall): Promise<readonly Reaction[]>;
}

/** Codes that are for one reader alone. */
export interface Secrets {
  /** Whether a text looks as if it showed one to whoever reads it. Pure. */
  areShownIn(text: string, to: { readonly isSaidToBot: boolean }): boolean;
  /** Ends those that it shows and says so; undefined where none of them was good. */
  end(call: Call, text: string): Promise<readonly Reaction[] | undefined>;
}

/** Where people reach the bot's pages. */
export interface WebAddress {
  /** Scheme, host and port, and what a proxy puts before; without a slash at its end. */
  readonly origin: string;
  /** Whether an operator has said so; otherwise it may open on the bot's own network only. */
  readonly isPublic: boolean;
}

/** One command, written once for all platforms. */
export interface Command {
  readonly name: CommandName;
  /** Other names people try (`wakil`, `berhalangan`). */
  readonly aliases: readonly string[];
  /**
   * Given where a run shows something and changes nothing, whatever stands behind the name: only such a command is offered
   * by a button when its name was mistyped.
   */
  readonly onlyReads?: true;
  /** Given where an address that opens the private chat may hand it words: `<name>-<words>`. */
  readonly takesStart?: true;
  run(call: RunCall): Promise<readonly Reaction[]>;
  press?(call: PressCall): Promise<readonly Reaction[]>;
  submit?(call: SubmitCall): Promise<readonly Reaction[]>;
  /** Undefined for words that are not for the dialogue: they are taken as any others, and the dialogue goes on. */
  continue?(call: ContinueCall): Promise<readonly Reaction[] | undefined>;
  /** Given where an open dialogue is not left by it: it says itself what becomes of that. */
  readonly keepsDialogue?: true;
  /**
   * Shows what a run would do as buttons, and does nothing: the words may not be the sender's own (any more). Undefined
   * where there is nothing to offer to them.
   */
  offer?(call: RunCall, why: OfferReason): Promise<readonly Reaction[] | undefined>;
  /** Offers by buttons what a mistyped command may have meant, where it can be any of several of this sort. */
  mistyped?(call: Call, offer: MistypedOffer): Promise<readonly Reaction[]>;
  /** Files that are sent outside any dialogue and without a command. */
  readonly files?: FileTaking;
  /** Files that come with the command itself or within its dialogue; it says what becomes of them. */
  readonly handed?: FileWelcome;
  /** Plain words of the sender's own as the reply to what they were asked another time; undefined where nothing was. */
  replies?(call: RunCall): Promise<readonly Reaction[] | undefined>;
  /**
   * Plain words for which nobody waits: a question, say. Undefined leaves them to the next command that takes words. No right
   * is asked, for words change nothing: they are answered, or offered a button that asks it.
   */
  words?(call: RunCall): Promise<readonly Reaction[] | undefined>;
  /** What plain words say beside what another command took them for: an answer beside a question. */
  besideWords?(call: RunCall): Promise<readonly Reaction[]>;
  /** What it hands out and others must not read. */
  readonly secrets?: Secrets;
  /**
   * What a person without the right gets instead of the plain refusal (an answer is kept until they are registered).
   * Undefined: the plain refusal after all.
   */
  withoutRight?(call: RunCall | PressCall): Promise<readonly Reaction[] | undefined>;
  /**
   * A way that needs no transaction of its own: one statement that checks the right, records the update and takes
   * effect. Undefined when it did not apply and nothing was written; then the usual way is gone. Also the place to ask
   * something of a platform, for which no transaction should wait.
   */
  direct?(call: DirectCall): Promise<readonly Reaction[] | undefined>;
}

/** What commands may use beside their unit of work. */
export interface CommandServices {
  /** The store outside any transaction, for the one-statement way of answers. */
  readonly db: Db;
  /** Statements that take many at once. */
  readonly statements: Together;
  readonly languages: Languages;
  readonly faq: FaqSearch;
  readonly notices: NoticeKinds;
  readonly admins: readonly AdminId[];
  /** Where people reach the bot's pages. */
  readonly web: () => WebAddress;
  /** How the backups stand that the bot makes by itself; left out where it makes none. */
  readonly backups?: () => Promise<BackupStatus>;
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'privateChatUrl' | 'limits' | 'health'>>;
}
