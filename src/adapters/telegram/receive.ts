import { SECOND_MS } from '../../lib/clock.ts';
import type { Edited, Incoming, IncomingBody } from '../../platform/incoming.ts';
import { attachmentOf, fileOf } from './attachments.ts';
import { fromCallbackData } from './callback-data.ts';
import {
  type BotIdentity,
  commandIn,
  isWordless,
  type Words,
  withoutMention,
  wordsOf,
} from './message-text.ts';
import {
  chatOf,
  isForwarded,
  personName,
  personSender,
  refOf,
  repliedTo,
  senderOf,
  threadOf,
} from './places.ts';
import { quotedIn } from './quoted.ts';
import type { WireCallbackQuery, WireMember, WireMemberChange, WireMessage, WireUpdate } from './wire.ts';

/** What reading an update needs: who we are, and how a file's content is fetched. */
export interface Receiver {
  readonly bot: BotIdentity;
  readonly download: (fileId: string, maxBytes: number) => Promise<Buffer>;
}

/** An update in our words, and the press that waits for an answer, if it is one. */
export interface Received {
  readonly incoming: Incoming;
  readonly callbackQueryId: string | undefined;
}

/** Reads an update; undefined for everything that is not for us or of no interest. */
export function receive(receiver: Receiver, update: WireUpdate): Received | undefined {
  const { message, channel_post: post, callback_query: query, my_chat_member: change } = update;
  const heard = message ?? post;
  if (heard !== undefined) return fromMessage(receiver, { updateId: update.update_id, message: heard });
  if (update.edited_message !== undefined)
    return fromEdit(receiver, { updateId: update.update_id, message: update.edited_message });
  if (query !== undefined) return fromPress(update.update_id, query);
  if (change !== undefined) return fromMemberChange(update.update_id, change);
  return undefined;
}

function happening(updateId: number): Pick<Incoming, 'platform' | 'key' | 'sequence'> {
  return { platform: 'telegram', key: String(updateId), sequence: updateId };
}

function fromMessage(
  receiver: Receiver,
  { updateId, message }: { readonly updateId: number; readonly message: WireMessage },
): Received | undefined {
  const body = bodyOf(receiver, message);
  const sender = body?.kind === 'migrated' ? migrationSender(message) : senderOf(message);
  if (body === undefined || sender === undefined) return undefined;
  const replied = repliedTo(message);
  const attachment = attachmentOf(receiver.download, message);
  const repliedFile = replied && attachmentOf(receiver.download, replied);
  const album = message.media_group_id;
  const quoted = quotedIn(message, receiver.bot.id);
  const incoming: Incoming = {
    ...happening(updateId),
    key: keyOf(receiver.bot, message),
    sender,
    chat: chatOf(message.chat, { threadId: threadOf(message), privateTitle: sender.displayName }),
    message: refOf(message),
    ...(replied === undefined ? {} : { replyTo: refOf(replied) }),
    ...(isForwarded(message) ? { isForwarded: true as const } : {}),
    ...(attachment === undefined ? {} : { attachment }),
    ...(repliedFile === undefined ? {} : { repliedFile }),
    ...(album === undefined ? {} : { albumId: `${message.chat.id}:${album}` }),
    ...(quoted === undefined ? {} : { quoted }),
    body,
  };
  return { incoming, callbackQueryId: undefined };
}

/** A message is the same happening under whichever update it comes; in private each bot counts messages anew. */
function keyOf(bot: BotIdentity, { chat, message_id: messageId }: WireMessage): string {
  return `message:${bot.id}:${chat.id}:${messageId}`;
}

/** New words of a message; what else may be edited (a place that moves, a picture) is of no interest. */
function fromEdit(
  receiver: Receiver,
  { updateId, message }: { readonly updateId: number; readonly message: WireMessage },
): Received | undefined {
  const received = wordsOf(message) === undefined ? undefined : fromMessage(receiver, { updateId, message });
  const { edit_date: at, date = 0 } = message;
  if (received === undefined || at === undefined) return undefined;
  const edited: Edited = { key: received.incoming.key, ageMs: (at - date) * SECOND_MS };
  return { ...received, incoming: { ...received.incoming, ...happening(updateId), edited } };
}

/** A migration counts whoever caused it; Telegram reports it in the name of an admin, a bot or nobody. */
function migrationSender(message: WireMessage): Incoming['sender'] {
  const { from, chat } = message;
  return from === undefined
    ? { id: String(chat.id), displayName: chat.title ?? '', isPerson: false }
    : personSender(from);
}

function bodyOf(receiver: Receiver, message: WireMessage): IncomingBody | undefined {
  if (message.migrate_to_chat_id !== undefined) {
    return { kind: 'migrated', newChatId: String(message.migrate_to_chat_id) };
  }
  if (message.forum_topic_reopened !== undefined) return { kind: 'reachability', reachable: true };
  const words = wordsOf(message);
  const command = words === undefined ? undefined : commandIn(words);
  if (command === undefined) return wordlessOrPlain(receiver, { message, words });
  const isForUs = ['', receiver.bot.username.toLowerCase()].includes(command.addressee);
  if (!isForUs) return undefined;
  return command.name === 'start'
    ? { kind: 'start', payload: command.argument }
    : { kind: 'command', name: command.name, argument: command.argument };
}

function wordlessOrPlain(
  receiver: Receiver,
  { message, words }: { readonly message: WireMessage; readonly words: Words | undefined },
): IncomingBody | undefined {
  const { text, mentioned } = withoutMention(words ?? { text: '', entities: [] }, receiver.bot);
  const isMeant = mentioned || answersBot(receiver.bot, message);
  if (message.document !== undefined && message.animation === undefined) {
    const file = fileOf(receiver.download, { file: message.document, name: 'file' });
    return { kind: 'file', file, caption: text, mentioned: isMeant };
  }
  if (words === undefined) return isWordless(message) ? { kind: 'unreadable' } : undefined;
  const isCaption = message.text === undefined;
  return { kind: 'text', text, mentioned: isMeant, ...(isCaption ? { isCaption } : {}) };
}

function answersBot(bot: BotIdentity, message: WireMessage): boolean {
  return message.chat.type !== 'private' && repliedTo(message)?.from?.id === bot.id;
}

function fromPress(updateId: number, query: WireCallbackQuery): Received | undefined {
  const action = fromCallbackData(query.data);
  if (action === undefined) return undefined;
  const { from, message } = query;
  const name = personName(from);
  const place =
    message === undefined
      ? { chat: { id: String(from.id), threadId: '', kind: 'private' as const, title: name } }
      : {
          chat: chatOf(message.chat, { threadId: threadOf(message), privateTitle: name }),
          message: refOf(message),
        };
  return {
    incoming: {
      ...happening(updateId),
      sender: personSender(from),
      ...place,
      body: { kind: 'press', action },
    },
    callbackQueryId: query.id,
  };
}

function fromMemberChange(updateId: number, change: WireMemberChange): Received | undefined {
  const isChannel = change.chat.type === 'channel';
  const reachable = canWrite(change.new_chat_member, isChannel);
  if (reachable === canWrite(change.old_chat_member, isChannel)) return undefined;
  const incoming: Incoming = {
    ...happening(updateId),
    sender: personSender(change.from),
    chat: chatOf(change.chat, { threadId: '', privateTitle: personName(change.from) }),
    body: { kind: 'reachability', reachable },
  };
  return { incoming, callbackQueryId: undefined };
}

/** In a channel only administrators who have that right write. */
function canWrite(member: WireMember, isChannel: boolean): boolean {
  if (isChannel) return member.status === 'administrator' && member.can_post_messages !== false;
  if (member.status === 'restricted') return member.is_member !== false && member.can_send_messages !== false;
  return !['left', 'kicked'].includes(member.status);
}
