import { type CastMember, telegramOf } from '../demo/cast.ts';
import type { Stage } from '../demo/stage.ts';
import type { InlineKeyboardMarkup, Message, MessageEntity } from '../telegram/index.ts';
import { type ChatKey, telegramChat } from './chats.ts';

/** A message of Telegram as its client draws it. */
export interface TelegramMessage {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: { readonly name: string; readonly isBot: boolean; readonly isMe: boolean };
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly isEdited: boolean;
  readonly replyTo: { readonly name: string; readonly text: string } | undefined;
  readonly keyboard: InlineKeyboardMarkup['inline_keyboard'];
  readonly file:
    | { readonly id: string; readonly name: string; readonly bytes: number; readonly isPicture: boolean }
    | undefined;
  /** A line in the middle of the chat, such as a pinned message; a code and who did it. */
  readonly service: { readonly what: 'created' | 'pinned' | 'other'; readonly name: string } | undefined;
}

/** A chat of Telegram as a person sees it. */
export interface TelegramView {
  readonly platform: 'telegram';
  readonly key: ChatKey;
  readonly title: string;
  readonly members: number;
  readonly messages: readonly TelegramMessage[];
  readonly pinned: { readonly id: number; readonly text: string } | undefined;
  readonly menu: readonly { readonly command: string; readonly description: string }[];
  /** False before the person pressed "Start". */
  readonly isStarted: boolean;
}

const SHOWN_MESSAGES = 120;

/** Draws one of a person's Telegram chats. */
export function viewTelegram(
  stage: Stage,
  { member, key }: { readonly member: CastMember; readonly key: ChatKey },
): TelegramView {
  const { telegram, group, groupTitle } = stage;
  const chat = telegramChat(stage, { member, chat: key });
  const me = telegramOf(member);
  const messages = telegram.messagesIn(chat);
  const pinned = telegram.pinnedIn(chat).at(-1);
  return {
    platform: 'telegram',
    key,
    title: chat === group ? groupTitle : telegram.bot.first_name,
    members: chat === group ? stage.groupSize : 0,
    messages: messages.slice(-SHOWN_MESSAGES).map((message) => viewMessage(message, me)),
    pinned: pinned && { id: pinned.message_id, text: firstLine(pinned.text ?? '') },
    menu: telegram.commandsFor(me, chat),
    isStarted: chat === group || messages.length > 0,
  };
}

function viewMessage(message: Message, me: number): TelegramMessage {
  const { from, reply_to_message: replied } = message;
  return {
    id: message.message_id,
    at: message.date * 1000,
    from: { name: nameOf(message), isBot: from?.is_bot === true, isMe: from?.id === me },
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    isEdited: message.edit_date !== undefined,
    replyTo: replied && { name: nameOf(replied), text: firstLine(replied.text ?? replied.caption ?? '') },
    keyboard: message.reply_markup?.inline_keyboard ?? [],
    file: fileOf(message),
    service: serviceOf(message),
  };
}

function fileOf({ document, photo }: Message): TelegramMessage['file'] {
  const picture = photo?.at(-1);
  if (picture !== undefined)
    return { id: picture.file_id, name: 'foto', bytes: picture.file_size, isPicture: true };
  if (document === undefined) return undefined;
  const isPicture = document.mime_type?.startsWith('image/') === true;
  return { id: document.file_id, name: document.file_name ?? '', bytes: document.file_size, isPicture };
}

function serviceOf(message: Message): TelegramMessage['service'] {
  if (message.pinned_message !== undefined) return { what: 'pinned', name: nameOf(message) };
  if (message.supergroup_chat_created || message.group_chat_created)
    return { what: 'created', name: nameOf(message) };
  const isContent =
    message.text !== undefined || message.document !== undefined || message.photo !== undefined;
  return isContent ? undefined : { what: 'other', name: nameOf(message) };
}

function nameOf({ from, chat }: Message): string {
  return from === undefined
    ? (chat.title ?? '')
    : [from.first_name, from.last_name].filter(Boolean).join(' ');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
