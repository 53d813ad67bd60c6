import type { Incoming, IncomingChat, IncomingFile, MessageRef, Sender } from '../../platform/incoming.ts';
import { pressedAction } from './callback-data.ts';
import { formPlace, formValues } from './form.ts';
import type {
  CommandPayload,
  FilePayload,
  MessagePayload,
  PressPayload,
  SubmissionPayload,
} from './payloads.ts';
import { mentionsUser, plainText } from './plain-text.ts';
import { cleanText, oneLine } from './text.ts';

/** The ways that lead back to where something was said. */
export interface Origin {
  /** Answers in Slack's name for 30 minutes, five times; also where the bot is no member. */
  readonly responseUrl?: string | undefined;
  /** Opens one form, within 3 s. */
  readonly triggerId?: string | undefined;
  /** The thread it was said in. */
  readonly threadTs?: string | undefined;
  /** The pressed message was shown to the presser alone: it can be changed through `responseUrl` only. */
  readonly isEphemeral: boolean;
  /** Names of the filled form's fields, in its order. */
  readonly fieldNames: readonly string[];
}

/** What arrived, and the ways back. */
export interface Received {
  readonly incoming: Incoming;
  readonly origin: Origin;
}

const UMBRELLA = 'forses';
const MAX_NAME = 120;
/** Messages that people write; every other subtype tells of edits, joins, pins, bots. */
const SPOKEN: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** `/forses hadir catatan` and `/hadir catatan` are the command `hadir`; `/forses` alone is `bantuan`. */
export function receiveCommand(
  payload: CommandPayload,
  facts: { readonly sequence: number; readonly isPrivate: boolean },
): Received {
  const text = plainText(payload.text ?? '', undefined);
  const slash = payload.command.replace(/^\//, '').toLowerCase();
  const [, first = '', rest = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const isUmbrella = slash === UMBRELLA;
  const name = isUmbrella ? first.toLowerCase() || 'bantuan' : slash;
  return {
    incoming: {
      platform: 'slack',
      key: `command:${payload.trigger_id}`,
      sequence: facts.sequence,
      sender: person(payload.user_id, payload.user_name),
      chat: chatOf(payload.channel_id, facts.isPrivate, payload.channel_name),
      body: { kind: 'command', name, argument: isUmbrella ? rest : text },
    },
    origin: {
      responseUrl: payload.response_url,
      triggerId: payload.trigger_id,
      isEphemeral: false,
      fieldNames: [],
    },
  };
}

/** A pressed button; undefined for link buttons and for presses that belong to no chat. */
export function receivePress(
  payload: PressPayload,
  facts: { readonly sequence: number; readonly isPrivate: boolean },
): Received | undefined {
  const { container, user, actions } = payload;
  const chatId = payload.channel?.id ?? container.channel_id;
  const [pressed] = actions;
  const action = pressed === undefined ? undefined : pressedAction(pressed);
  if (pressed === undefined || action === undefined || chatId === undefined) return undefined;
  const isEphemeral = container.is_ephemeral === true;
  return {
    incoming: {
      platform: 'slack',
      key: `press:${payload.trigger_id ?? `${user.id}:${pressed.action_ts ?? ''}:${pressed.action_id}`}`,
      sequence: facts.sequence,
      sender: person(user.id, user.name ?? user.username),
      chat: chatOf(chatId, facts.isPrivate, payload.channel?.name),
      ...(container.message_ts !== undefined && { message: refOf(chatId, container.message_ts) }),
      body: { kind: 'press', action },
    },
    origin: {
      responseUrl: payload.response_url,
      triggerId: payload.trigger_id,
      threadTs: container.thread_ts,
      isEphemeral,
      fieldNames: [],
    },
  };
}

/** A filled form, in the chat where it was opened; undefined for modals that we did not make. */
export function receiveForm(
  payload: SubmissionPayload,
  facts: { readonly sequence: number },
): Received | undefined {
  const { view, user } = payload;
  const place = formPlace(view.private_metadata);
  if (place === undefined) return undefined;
  const { action, chatId, isPrivate, messageId } = place;
  return {
    incoming: {
      platform: 'slack',
      key: `form:${payload.trigger_id ?? `${view.id}:${view.hash ?? ''}`}`,
      sequence: facts.sequence,
      sender: person(user.id, user.name ?? user.username),
      chat: chatOf(chatId, isPrivate, undefined),
      ...(messageId !== undefined && { message: refOf(chatId, messageId) }),
      body: { kind: 'form', action, values: formValues(view.state.values) },
    },
    origin: {
      responseUrl: place.responseUrl,
      triggerId: payload.trigger_id,
      threadTs: place.threadTs,
      isEphemeral: false,
      fieldNames: view.blocks.flatMap(({ block_id: name }) => name ?? []),
    },
  };
}

/** What `receiveMessage` must be told beside the payload. */
export interface MessageFacts {
  readonly sequence: number;
  readonly botUserId: string | undefined;
  readonly sender: Sender;
  readonly fileOf: (file: FilePayload) => IncomingFile | undefined;
}

/**
 * A message or mention; one for each file, else one. Nothing for what no person wrote just now: bots, edits, deletions,
 * joins. A mention arrives as `message` and as `app_mention`, both with the key of the message itself.
 */
export function receiveMessage(payload: MessagePayload, facts: MessageFacts): readonly Received[] {
  const { event } = payload;
  if (!isSpoken(payload, facts.botUserId)) return [];
  const isReply = event.thread_ts !== undefined && event.thread_ts !== event.ts;
  const isPrivate = event.channel_type === 'im' || event.channel.startsWith('D');
  const common = {
    platform: 'slack',
    sequence: facts.sequence,
    sender: facts.sender,
    chat: chatOf(event.channel, isPrivate, undefined),
    message: refOf(event.channel, event.ts),
    ...(isReply && { replyTo: refOf(event.channel, event.thread_ts ?? '') }),
  } as const;
  const key = `message:${event.channel}:${event.ts}`;
  const text = plainText(event.text ?? '', facts.botUserId);
  const origin: Origin = { threadTs: event.thread_ts, isEphemeral: false, fieldNames: [] };
  const files = (event.files ?? []).flatMap((file) => facts.fileOf(file) ?? []);
  if (files.length === 0) {
    const mentioned = event.type === 'app_mention' || mentionsUser(event.text ?? '', facts.botUserId);
    return [{ incoming: { ...common, key, body: { kind: 'text', text, mentioned } }, origin }];
  }
  return files.map((file, index) => ({
    incoming: {
      ...common,
      key: index === 0 ? key : `${key}:${index}`,
      body: { kind: 'file', file, caption: index === 0 ? text : '' },
    },
    origin,
  }));
}

/** Whether a person wrote this message just now. */
export function isSpoken({ event }: MessagePayload, botUserId: string | undefined): boolean {
  return (
    SPOKEN.has(event.subtype) &&
    event.hidden !== true &&
    event.bot_id === undefined &&
    event.user !== undefined &&
    event.user !== 'USLACKBOT' &&
    event.user !== botUserId
  );
}

/** The bot's user id as an event names it, for the time before `auth.test` answered. */
export function addressedBot(payload: MessagePayload): string | undefined {
  return payload.authorizations?.find((entry) => entry.is_bot === true)?.user_id;
}

function person(id: string, name: string | undefined): Sender {
  const handle = name === undefined ? {} : { handle: oneLine(name, MAX_NAME, id) };
  const isPerson = id !== '' && id !== 'USLACKBOT';
  return { id, displayName: oneLine(name ?? '', MAX_NAME, id), isPerson, ...handle };
}

function refOf(chatId: string, messageId: string): MessageRef {
  return { platform: 'slack', chatId, threadId: '', messageId };
}

/** Slack puts these words where a conversation has no name to show. */
const NAMELESS: ReadonlySet<string> = new Set(['directmessage', 'privategroup']);

function chatOf(id: string, isPrivate: boolean, name: string | undefined): IncomingChat {
  const title = name === undefined || NAMELESS.has(name) ? '' : cleanText(name);
  return { id, threadId: '', kind: isPrivate ? 'private' : 'channel', title };
}
