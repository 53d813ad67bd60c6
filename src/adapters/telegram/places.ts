import type { IncomingChat, MessageRef, Sender } from '../../platform/incoming.ts';
import type { WireChat, WireMessage, WireUser } from './wire.ts';

/** The account that Telegram names as sender when an admin of a group writes as the group (Bot API, `from`). */
const GROUP_ANONYMOUS_BOT = 1_087_968_824;

/** First and last name, as Telegram shows them. */
export function personName(user: WireUser): string {
  return [user.first_name, user.last_name].filter((name) => name !== undefined && name !== '').join(' ');
}

/** A user of Telegram as sender; bots, and the stand-in for anonymous admins, are no persons. */
export function personSender(user: WireUser): Sender {
  const isPerson = user.is_bot !== true && user.id !== GROUP_ANONYMOUS_BOT;
  const handle = user.username === undefined ? {} : { handle: user.username };
  return { id: String(user.id), displayName: personName(user), isPerson, ...handle };
}

/**
 * Who sent a message. Undefined for other bots, which are never answered (they could answer back for ever), and
 * for the copies that a channel's posts leave in its discussion group (the post itself has come already).
 */
export function senderOf(message: WireMessage): Sender | undefined {
  const { from, sender_chat: onBehalfOf, chat } = message;
  if (message.is_automatic_forward === true) return undefined;
  if (onBehalfOf !== undefined) return chatSender(onBehalfOf);
  if (chat.type === 'channel') return chatSender(chat);
  if (from === undefined) return undefined;
  return from.is_bot === true && from.id !== GROUP_ANONYMOUS_BOT ? undefined : personSender(from);
}

/** Whether somebody passes on what was said elsewhere, be it a person's, a hidden person's, a chat's or a channel's words. */
export function isForwarded(message: WireMessage): boolean {
  return (
    message.forward_origin !== undefined ||
    message.forward_date !== undefined ||
    message.forward_from !== undefined ||
    message.forward_from_chat !== undefined ||
    message.forward_sender_name !== undefined
  );
}

function chatSender(chat: WireChat): Sender {
  return { id: String(chat.id), displayName: chat.title ?? '', isPerson: false };
}

/** The conversation; `title` is the other side's name in a private chat. */
export function chatOf(
  chat: WireChat,
  { threadId, privateTitle }: { readonly threadId: string; readonly privateTitle: string },
): IncomingChat {
  const kind = chat.type === 'supergroup' ? 'group' : chat.type;
  return { id: String(chat.id), threadId, kind, title: chat.title ?? privateTitle };
}

/** The forum topic of a message; empty outside topics, also where a thread is only a chain of replies. */
export function threadOf(message: WireMessage): string {
  const { is_topic_message: isInTopic, message_thread_id: thread } = message;
  return isInTopic === true && thread !== undefined ? String(thread) : '';
}

/** Where a message is. */
export function refOf(message: WireMessage): MessageRef {
  return {
    platform: 'telegram',
    chatId: String(message.chat.id),
    threadId: threadOf(message),
    messageId: String(message.message_id),
  };
}

/** The message that this one answers; what opens a topic is named by every message in it and is not meant. */
export function repliedTo(message: WireMessage): WireMessage | undefined {
  const replied = message.reply_to_message;
  const opensTopic = message.is_topic_message === true && replied?.message_id === message.message_thread_id;
  return opensTopic ? undefined : replied;
}
