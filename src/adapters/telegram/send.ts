import type { MessageRef } from '../../platform/incoming.ts';
import type { OutgoingFile, OutgoingMessage } from '../../platform/message.ts';
import type { Target } from '../../platform/platform.ts';
import { type ApiParameters, CALL_TIMEOUT_MS, type TelegramApi } from './api.ts';
import { type ApiError, isNotModified, toDeliveryError } from './errors.ts';
import { cleanLine } from './html.ts';
import { AT_ONCE, type Patience, PERSISTENT, patiently } from './patience.ts';
import { type RenderedPart, renderSingle, renderTelegram } from './render.ts';

/** Where to write: a chat, its topic (empty: none), and the message that is answered. */
export interface Place {
  readonly chatId: string;
  readonly threadId: string;
  readonly replyToId?: string;
}

/** Telegram's message, as far as we need what it gives back. */
interface SentMessage {
  readonly message_id: number;
}

/** A person's private chat has the person's id (Bot API, `chat_id`). */
export function placeOf(target: Target): Place {
  return target.kind === 'chat'
    ? { chatId: target.chatId, threadId: target.threadId }
    : { chatId: target.userId, threadId: '' };
}

/**
 * Sends a message, its further parts and its files. Once the first part is out, the rest is repeated for up to
 * a minute, because a new start would show that part twice.
 * @returns where the first part is
 * @throws DeliveryError
 */
export async function sendMessage(
  api: TelegramApi,
  { place, message, patience = AT_ONCE }: Sending,
): Promise<MessageRef> {
  const { parts, files } = await rendered(() => renderTelegram(message));
  const [first = { text: '…' }, ...others] = parts;
  const sent = await patiently(patience, () => sendPart(api, place, first));
  const rest: Place = { chatId: place.chatId, threadId: place.threadId };
  for (const part of others) await patiently(PERSISTENT, () => sendPart(api, rest, part));
  await sendFiles(api, rest, files);
  return {
    platform: 'telegram',
    chatId: place.chatId,
    threadId: place.threadId,
    messageId: String(sent.message_id),
  };
}

/** What is sent where; `patience` is for the first part, at once unless given. */
export interface Sending {
  readonly place: Place;
  readonly message: OutgoingMessage;
  readonly patience?: Patience;
}

/** Sends files as documents. @throws DeliveryError */
export async function sendFiles(
  api: TelegramApi,
  place: Place,
  files: readonly OutgoingFile[],
): Promise<void> {
  for (const file of files) await patiently(PERSISTENT, () => sendFile(api, place, file));
}

/**
 * Changes a message in place to what fits into one; nothing to change is a success.
 * @throws DeliveryError
 */
export async function editMessage(
  api: TelegramApi,
  { ref, message, patience = AT_ONCE }: Editing,
): Promise<void> {
  await editPart(api, { ref, part: await rendered(() => renderSingle(message)), patience });
}

/** What a message is changed to. */
export interface Editing {
  readonly ref: MessageRef;
  readonly message: OutgoingMessage;
  readonly patience?: Patience;
}

/**
 * Puts a message in another's place; what does not fit into one goes on below it, with the buttons and files.
 * @throws DeliveryError
 */
export async function replaceMessage(api: TelegramApi, { ref, message, patience }: Editing): Promise<void> {
  const { parts, files } = await rendered(() => renderTelegram(message));
  const [first = { text: '…' }, ...others] = parts;
  await editPart(api, { ref, part: first, patience: patience ?? AT_ONCE });
  for (const part of others) await patiently(PERSISTENT, () => sendPart(api, ref, part));
  await sendFiles(api, ref, files);
}

async function rendered<T>(render: () => T): Promise<T> {
  try {
    return render();
  } catch (error) {
    throw toDeliveryError(error);
  }
}

async function sendPart(api: TelegramApi, place: Place, part: RenderedPart): Promise<SentMessage> {
  return await api.call<SentMessage>('sendMessage', {
    ...whereTo(place),
    ...content(part),
    ...(place.replyToId === undefined
      ? {}
      : {
          reply_parameters: { message_id: Number(place.replyToId), allow_sending_without_reply: true },
        }),
  });
}

async function editPart(
  api: TelegramApi,
  {
    ref,
    part,
    patience,
  }: { readonly ref: MessageRef; readonly part: RenderedPart; readonly patience: Patience },
): Promise<void> {
  const target = { chat_id: chatNumber(ref.chatId), message_id: Number(ref.messageId) };
  await patiently(patience, () =>
    api.call('editMessageText', { ...target, ...content(part) }).catch((error: ApiError) => {
      if (!isNotModified(error)) throw error;
    }),
  );
}

async function sendFile(api: TelegramApi, place: Place, file: OutgoingFile): Promise<void> {
  const document = { source: file.content, filename: fileName(file.name) };
  await api.call('sendDocument', { ...whereTo(place), document }, { timeoutMs: 4 * CALL_TIMEOUT_MS });
}

/** telegraf writes the name into a header as it is; quotes and line breaks would end it. */
function fileName(name: string): string {
  return cleanLine(name).replaceAll(/["\\/]/g, '_') || 'file';
}

function whereTo(place: Place): ApiParameters {
  const chat = { chat_id: chatNumber(place.chatId) };
  return place.threadId === '' ? chat : { ...chat, message_thread_id: Number(place.threadId) };
}

function chatNumber(chatId: string): number | string {
  return /^-?\d+$/.test(chatId) ? Number(chatId) : chatId;
}

function content(part: RenderedPart): ApiParameters {
  return {
    text: part.text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(part.replyMarkup === undefined ? {} : { reply_markup: part.replyMarkup }),
  };
}
