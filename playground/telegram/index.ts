import type { Clock } from '../../src/lib/clock.ts';
import { type Calls, createCalls } from './calls.ts';
import type { CallbackAnswer, EventHub, RequestRecord } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { commandMenu } from './methods/commands.ts';
import { type PressInput, pressButton } from './people/buttons.ts';
import { type ChatActions, createChatActions } from './people/chats.ts';
import {
  type ChatRef,
  createPeople,
  type PeopleActions,
  requirePerson,
  requireRecord,
  type UserRef,
} from './people/index.ts';
import { createMessageActions, type MessageActions } from './people/messages.ts';
import { createPoller } from './polling.ts';
import { createRates } from './rates.ts';
import { parseParams } from './request-body.ts';
import { createApiServer, listen } from './server.ts';
import { activeMember, createWorld, isAdmin, type World } from './state.ts';
import { Webhook, type WebhookReply } from './webhook.ts';
import type { BotCommand, Chat, Message, Update, User } from './wire.ts';

export type { CallbackAnswer, RequestRecord, SimulatorEvent } from './events.ts';
export type { FaultPlan } from './faults.ts';
export type { Chat, InlineKeyboardMarkup, Message, MessageEntity, Update, User } from './wire.ts';

export interface TelegramSimulatorOptions {
  readonly clock: Clock;
  /** Any free port unless given. */
  readonly port?: number;
  readonly host?: string;
  readonly botToken?: string;
  readonly botUsername?: string;
  /** Hides from the bot what groups say among themselves; on unless given, as with new bots. */
  readonly privacyMode?: boolean;
  /** Refuses with 429 what is faster than Telegram allows, by `clock`. Off unless given. */
  readonly enforceRates?: boolean;
}

/** What can be read of the simulated Telegram. */
export interface Reading {
  readonly bot: User;
  readonly token: string;
  /** Every call of the bot, oldest first. */
  readonly requests: readonly RequestRecord[];
  users(): User[];
  chats(): Chat[];
  /** Messages of a chat, oldest first, as they are after edits. */
  messagesIn(chat: ChatRef): Message[];
  lastMessage(chat: ChatRef): Message | undefined;
  pinnedIn(chat: ChatRef): Message[];
  /** The commands that the person's client offers there when "/" is typed. */
  commandsFor(user: UserRef, chat?: ChatRef): readonly BotCommand[];
  /** Content of a file by its `file_id`. */
  fileContent(fileId: string): Uint8Array | undefined;
  pendingUpdates(): Update[];
}

/** Awaiting what the bot does; none of these asks again and again. */
export interface Waiting {
  /** The next message of the bot in that chat (that fits), sent after this call. */
  nextMessage(chat: ChatRef, fits?: (message: Message) => boolean): Promise<Message>;
  /** No update is unconfirmed and no call but long polling is under way. */
  settled(): Promise<void>;
}

/** A simulated Telegram: a Bot API server for the bot, and actions for the people. */
export interface TelegramSimulator
  extends PeopleActions,
    ChatActions,
    MessageActions,
    Reading,
    Waiting,
    Pick<EventHub, 'onChange' | 'waitFor'> {
  /** Starts the server, once; `apiRoot` stands in for `https://api.telegram.org`. */
  start(): Promise<{ readonly apiRoot: string }>;
  /** Stops it and cuts what is open. State stays readable. Safe to call twice. */
  stop(): Promise<void>;
  readonly faults: Faults;
  pressButton(input: PressInput): Promise<CallbackAnswer>;
  /** Sends the bot any object as an update; gets an id unless it has one. */
  raw(update: Readonly<Record<string, unknown>>): Update;
  /** Sends an update again that was sent before, as the original may do. */
  redeliver(updateId: number): Update;
}

const DEFAULT_TOKEN = '7000000001:AASimulatedTokenForTestsAndDemo00000';

/** Makes a simulated Telegram that does not listen yet. Its dates and rates follow `clock`. */
export function createTelegramSimulator(options: TelegramSimulatorOptions): TelegramSimulator {
  const world = createWorld({
    clock: options.clock,
    token: options.botToken ?? DEFAULT_TOKEN,
    botUsername: options.botUsername ?? 'GununganBot',
    privacyMode: options.privacyMode ?? true,
  });
  const { faults, calls, ...running } = createBotApi(world, options);
  return {
    ...createPeople(world),
    ...createChatActions(world),
    ...createMessageActions(world),
    ...reading(world),
    ...running,
    requests: calls.requests,
    faults,
    onChange: world.events.onChange,
    waitFor: world.events.waitFor,
    nextMessage: (chat, fits) => nextMessage(world, { chat, fits: fits ?? (() => true) }),
    settled: async () => {
      await world.events.waitFor(() => world.updates.size() === 0 && calls.inFlight() === 0);
    },
    pressButton: (input) => pressButton(world, input),
    raw: (update) => world.updates.inject(update),
    redeliver: (updateId) => world.updates.redeliver(updateId),
  };
}

type BotApi = Pick<TelegramSimulator, 'start' | 'stop' | 'faults'> & { readonly calls: Calls };

/** The side that the bot sees: server, polling and webhook on one world. */
function createBotApi(world: World, options: TelegramSimulatorOptions): BotApi {
  const faults = createFaults(() => server.closeAllConnections());
  const webhook = new Webhook({
    world,
    isDown: faults.isDown,
    onReply: async ({ contentType, body }: WebhookReply) => {
      const raw = parseParams(new URLSearchParams(), { contentType, body });
      const call = calls.open(String(raw.values.method), raw);
      call.finish((await call.run(AbortSignal.abort())).status);
    },
  });
  const calls = createCalls({
    world,
    webhook,
    poller: createPoller(world),
    rates: options.enforceRates ? createRates(options.clock) : undefined,
  });
  const server = createApiServer({ world, calls, faults });
  let started: Promise<string> | undefined;
  return {
    calls,
    faults,
    start: async () => {
      started ??= listen(server, { port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
      return { apiRoot: await started };
    },
    stop: async () => {
      webhook.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function reading(world: World): Omit<Reading, 'requests'> {
  const messagesIn = (chat: ChatRef): Message[] =>
    [...requireRecord(world, chat).messages.values()].map(({ message }) => message);
  return {
    bot: world.bot,
    token: world.token,
    users: () => [...world.people.values()].map(({ user }) => user),
    chats: () => [...world.chats.values()].map(({ chat }) => chat),
    messagesIn,
    lastMessage: (chat) => messagesIn(chat).at(-1),
    pinnedIn: (chat) => {
      const { pinned } = requireRecord(world, chat);
      return messagesIn(chat).filter(({ message_id }) => pinned.includes(message_id));
    },
    commandsFor: (ref, chat) => {
      const { user } = requirePerson(world, ref);
      const record = requireRecord(world, chat ?? ref);
      return commandMenu(world, {
        chatId: record.chat.id,
        userId: user.id,
        languageCode: user.language_code,
        isAdministrator: isAdmin(activeMember(record, user.id)),
      });
    },
    fileContent: (fileId) => world.files.get(fileId)?.content,
    pendingUpdates: () => [...world.updates.waiting()],
  };
}

function nextMessage(
  world: World,
  { chat, fits }: { readonly chat: ChatRef; readonly fits: (message: Message) => boolean },
): Promise<Message> {
  const { chat: target } = requireRecord(world, chat);
  return new Promise((resolve) => {
    const stop = world.events.onChange((event) => {
      if (event.type !== 'message' || !event.byBot) return;
      if (event.message.chat.id !== target.id || !fits(event.message)) return;
      stop();
      resolve(event.message);
    });
  });
}
