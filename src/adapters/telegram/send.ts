import { waitUnless } from '../../lib/retry.ts';
import type { MessageRef } from '../../platform/incoming.ts';
import type { OutgoingFile, OutgoingMessage } from '../../platform/message.ts';
import type { SendOptions, Target } from '../../platform/platform.ts';
import { type ApiParameters, CALL_TIMEOUT_MS, type TelegramApi } from './api.ts';
import { type ApiError, isNoPhoto, isNotModified, toDeliveryError } from './errors.ts';
import { cleanLine } from './html.ts';
import { partPauseMs } from './limits.ts';
import { type RenderedPart, renderSingle, renderTelegram } from './render.ts';
import { AT_ONCE, PERSISTENT, type RetryLimits, retried } from './retry.ts';

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
 * Sends a message, its further parts and its files. Once the first part is out, the rest is repeated for up to two
 * minutes, for half a message is none.
 * @returns where the first part is
 * @throws DeliveryError also when a later part fails for good; `onSent` has told what is there then
 */
export async function sendMessage(api: TelegramApi, sending: Sending): Promise<MessageRef> {
  const { place, message, retries = AT_ONCE, onSent } = sending;
  const { parts, files } = await rendered(() => renderTelegram(message));
  const [first = { text: '…' }, ...others] = parts;
  const sent = await retried(retries, () => sendPart(api, { place, part: first }));
  onSent?.(String(sent.message_id));
  const rest: Place = { chatId: place.chatId, threadId: place.threadId };
  await sendRest(api, { ...sending, place: rest, parts: others, files });
  return {
    platform: 'telegram',
    chatId: place.chatId,
    threadId: place.threadId,
    messageId: String(sent.message_id),
  };
}

/** What is sent where. */
export interface Sending extends Following {
  readonly place: Place;
  readonly message: OutgoingMessage;
  /** For the first part; at once unless given. */
  readonly retries?: RetryLimits;
}

/** How what follows a message's first part is sent. */
interface Following extends SendOptions {
  /** Told the id of each message as soon as it is there. */
  readonly onSent?: (messageId: string) => void;
  /** Ends waits between the parts, and tries of a part that fails. */
  readonly signal?: AbortSignal;
}

interface Rest {
  readonly place: Place;
  readonly parts: readonly RenderedPart[];
  readonly files: readonly OutgoingFile[];
}

/** Sends further parts at the pace that their chat allows, then files as documents. */
async function sendRest(
  api: TelegramApi,
  { place, parts, files, onSent, signal, beforeFurther }: Rest & Following,
): Promise<void> {
  const retries = signal === undefined ? PERSISTENT : { ...PERSISTENT, signal };
  const inTurn = async (send: () => Promise<SentMessage>): Promise<SentMessage> => {
    const leave = await beforeFurther?.();
    return await send().finally(leave);
  };
  for (const [index, part] of parts.entries()) {
    await waitUnless(signal, partPauseMs(place.chatId, index));
    const sent = await retried(retries, () => inTurn(() => sendPart(api, { place, part })));
    onSent?.(String(sent.message_id));
  }
  for (const file of files) {
    const sent = await retried(retries, () => inTurn(() => sendFile(api, { place, file })));
    onSent?.(String(sent.message_id));
  }
}

/**
 * Changes a message in place to what fits into one; nothing to change is a success.
 * @throws DeliveryError
 */
export async function editMessage(
  api: TelegramApi,
  { ref, message, retries = AT_ONCE }: Editing,
): Promise<void> {
  await editPart(api, { ref, part: await rendered(() => renderSingle(message)), retries });
}

/** What a message is changed to. */
export interface Editing {
  readonly ref: MessageRef;
  readonly message: OutgoingMessage;
  readonly retries?: RetryLimits;
}

/**
 * Puts a message in another's place; what does not fit into one goes on below it, with the buttons and files.
 * @throws DeliveryError
 */
export async function replaceMessage(api: TelegramApi, { ref, message, retries }: Editing): Promise<void> {
  const { parts, files } = await rendered(() => renderTelegram(message));
  const [first = { text: '…' }, ...others] = parts;
  await editPart(api, { ref, part: first, retries: retries ?? AT_ONCE });
  await sendRest(api, { place: ref, parts: others, files });
}

async function rendered<T>(render: () => T): Promise<T> {
  try {
    return render();
  } catch (error) {
    throw toDeliveryError(error);
  }
}

async function sendPart(
  api: TelegramApi,
  { place, part }: { readonly place: Place; readonly part: RenderedPart },
): Promise<SentMessage> {
  return await api.call<SentMessage>({
    method: 'sendMessage',
    parameters: {
      ...whereTo(place),
      ...content(part),
      ...(place.replyToId === undefined
        ? {}
        : {
            reply_parameters: { message_id: Number(place.replyToId), allow_sending_without_reply: true },
          }),
    },
  });
}

async function editPart(
  api: TelegramApi,
  {
    ref,
    part,
    retries,
  }: { readonly ref: MessageRef; readonly part: RenderedPart; readonly retries: RetryLimits },
): Promise<void> {
  const target = { chat_id: chatNumber(ref.chatId), message_id: Number(ref.messageId) };
  await retried(retries, () =>
    api
      .call({ method: 'editMessageText', parameters: { ...target, ...content(part) } })
      .catch((error: ApiError) => {
        if (!isNotModified(error)) throw error;
      }),
  );
}

async function sendFile(
  api: TelegramApi,
  { place, file }: { readonly place: Place; readonly file: OutgoingFile },
): Promise<SentMessage> {
  const document = { source: file.content, filename: fileName(file.name) };
  const photo = mayBePhoto(file) ? await sendPhoto(api, { place, source: file.content }) : undefined;
  if (photo !== undefined) return photo;
  return await api.call<SentMessage>({
    method: 'sendDocument',
    parameters: { ...whereTo(place), document },
    timeoutMs: 4 * CALL_TIMEOUT_MS,
  });
}

/** Largest picture that Telegram takes as a photo, and the types that stay what they are. */
const PHOTO_BYTES = 10 * 1024 * 1024;
const PHOTO_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);

function mayBePhoto({ mimeType, content }: OutgoingFile): boolean {
  return PHOTO_TYPES.has(mimeType) && content.byteLength <= PHOTO_BYTES;
}

/** Shows a picture in the chat itself; undefined where its shape is none that Telegram takes for a photo. */
async function sendPhoto(
  api: TelegramApi,
  { place, source }: { readonly place: Place; readonly source: Buffer },
): Promise<SentMessage | undefined> {
  const parameters = { ...whereTo(place), photo: { source, filename: 'photo' } };
  try {
    return await api.call<SentMessage>({ method: 'sendPhoto', parameters, timeoutMs: 4 * CALL_TIMEOUT_MS });
  } catch (error) {
    if (isNoPhoto(error)) return undefined;
    throw error;
  }
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
