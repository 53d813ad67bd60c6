import { cleanText } from '../../lib/text.ts';
import type { Incoming, IncomingBody, IncomingChat, MessageRef, Sender } from '../../platform/incoming.ts';
import { pressedAction } from './callback-data.ts';
import { formPlace, formValues } from './form.ts';
import type { CommandPayload, PressPayload, SubmissionPayload } from './payloads.ts';
import { oneLine } from './text/escape.ts';
import { plainText } from './text/plain-text.ts';

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

/** `/forses hadir catatan` and `/hadir catatan` are the command `hadir`; `/forses` alone is `bantuan`. */
export function receiveCommand(
  payload: CommandPayload,
  facts: { readonly sequence: number; readonly isPrivate: boolean },
): Received {
  const text = plainText(payload.text ?? '', undefined);
  return {
    incoming: {
      platform: 'slack',
      key: `command:${payload.trigger_id}`,
      sequence: facts.sequence,
      sender: person(payload.user_id, payload.user_name),
      chat: chatOf(payload.channel_id, { isPrivate: facts.isPrivate, name: payload.channel_name }),
      body: commandOf(payload.command.replace(/^\//, ''), text),
    },
    origin: {
      responseUrl: payload.response_url,
      triggerId: payload.trigger_id,
      isEphemeral: false,
      fieldNames: [],
    },
  };
}

/** The command that a slash and the words behind it mean. */
export function commandOf(slash: string, text: string): Extract<IncomingBody, { kind: 'command' }> {
  if (slash.toLowerCase() !== UMBRELLA) return { kind: 'command', name: slash.toLowerCase(), argument: text };
  const [, first = '', rest = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  return { kind: 'command', name: first.toLowerCase() || 'bantuan', argument: rest };
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
      chat: chatOf(chatId, { isPrivate: facts.isPrivate, name: payload.channel?.name }),
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
      chat: chatOf(chatId, { isPrivate, name: undefined }),
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

function person(id: string, name: string | undefined): Sender {
  const handle = name === undefined ? {} : { handle: oneLine(name, { max: MAX_NAME, fallback: id }) };
  const isPerson = id !== '' && id !== 'USLACKBOT';
  return { id, displayName: oneLine(name ?? '', { max: MAX_NAME, fallback: id }), isPerson, ...handle };
}

/** Where a message of Slack is. */
export function refOf(chatId: string, messageId: string): MessageRef {
  return { platform: 'slack', chatId, threadId: '', messageId };
}

/** Slack puts these words where a conversation has no name to show. */
const NAMELESS: ReadonlySet<string> = new Set(['directmessage', 'privategroup']);

/** A conversation; its kind decides who reads an answer. */
export function chatOf(
  id: string,
  { isPrivate, name }: { readonly isPrivate: boolean; readonly name: string | undefined },
): IncomingChat {
  const title = name === undefined || NAMELESS.has(name) ? '' : cleanText(name);
  return { id, threadId: '', kind: isPrivate ? 'private' : 'channel', title };
}
