import { badRequest } from './api-error.ts';
import { compact } from './compact.ts';
import { type ChatRecord, type StoredMessage, unixTime, type World } from './state.ts';
import type { Chat, Message, MessageContent, User } from './wire.ts';

/** General, the topic that every forum has; its messages carry no thread id. */
export const GENERAL_TOPIC_ID = 1;

/** A message before Telegram gives it a number, a time and its place in a thread. */
export interface Draft {
  readonly byBot: boolean;
  readonly from?: User | undefined;
  readonly senderChat?: Chat | undefined;
  readonly signature?: string | undefined;
  readonly content: MessageContent;
  readonly replyTo?: number | undefined;
  readonly topicId?: number | undefined;
}

/** Puts a message into a chat and tells of it. `replyTo` and `topicId` must exist there. */
export function postMessage(
  world: World,
  { record, draft }: { readonly record: ChatRecord; readonly draft: Draft },
): Message {
  const replied = draft.replyTo === undefined ? undefined : record.messages.get(draft.replyTo)?.message;
  const thread = threadOf(record, { topicId: draft.topicId, replied });
  const shown =
    replied ?? (thread.is_topic_message ? topicRoot(record, thread.message_thread_id) : undefined);
  const message = compact<Message>({
    message_id: nextMessageId(world, record),
    from: draft.from,
    sender_chat: draft.senderChat,
    author_signature: draft.signature,
    chat: record.chat,
    date: unixTime(world),
    ...thread,
    reply_to_message: shown && withoutReply(shown),
    ...draft.content,
  });
  record.messages.set(message.message_id, { message, byBot: draft.byBot });
  world.events.emit({ type: 'message', message, byBot: draft.byBot });
  return message;
}

/** Replaces what a message says and sets its `edit_date`. Fields of `content` that are absent are taken away. */
export function changeMessage(
  world: World,
  {
    record,
    messageId,
    content,
  }: { readonly record: ChatRecord; readonly messageId: number; readonly content: MessageContent },
): Message {
  const stored = requireMessage(record, { messageId, role: 'message to edit' });
  const { text, entities, caption, caption_entities, reply_markup, ...kept } = stored.message;
  const message = compact<Message>({
    ...kept,
    ...content,
    edit_date: unixTime(world),
  });
  record.messages.set(messageId, { message, byBot: stored.byBot });
  world.events.emit({ type: 'edit', message, byBot: stored.byBot });
  return message;
}

/** Takes a message away, also from the pinned ones. */
export function removeMessage(
  world: World,
  { record, messageId }: { readonly record: ChatRecord; readonly messageId: number },
): void {
  const stored = requireMessage(record, { messageId, role: 'message to delete' });
  record.messages.delete(messageId);
  const pin = record.pinned.indexOf(messageId);
  if (pin >= 0) record.pinned.splice(pin, 1);
  world.events.emit({ type: 'delete', message: stored.message, byBot: stored.byBot });
}

/** Finds a message; `role` ("message to edit") begins the 400 where there is none. */
export function requireMessage(
  record: ChatRecord,
  { messageId, role }: { readonly messageId: number | undefined; readonly role: string },
): StoredMessage {
  const stored = messageId === undefined ? undefined : record.messages.get(messageId);
  if (!stored) throw badRequest(`${role} not found`);
  return stored;
}

/** Users and groups share one count of messages; supergroups and channels have their own, as in the original. */
function nextMessageId(world: World, record: ChatRecord): number {
  const hasOwnCount = record.chat.type === 'supergroup' || record.chat.type === 'channel';
  return hasOwnCount ? ++record.lastMessageId : ++world.counters.message;
}

type Thread = Pick<Message, 'message_thread_id' | 'is_topic_message'>;

function threadOf(
  record: ChatRecord,
  { topicId, replied }: { readonly topicId: number | undefined; readonly replied: Message | undefined },
): Thread {
  if (record.chat.is_forum) {
    const topic = topicId ?? (replied?.is_topic_message ? replied.message_thread_id : undefined);
    if (topic === undefined || topic === GENERAL_TOPIC_ID) return {};
    return { message_thread_id: topic, is_topic_message: true };
  }
  if (record.chat.type !== 'supergroup' || !replied) return {};
  return { message_thread_id: replied.message_thread_id ?? replied.message_id };
}

/** Every message of a topic is an answer to the message that made it, unless it answers another. */
function topicRoot(record: ChatRecord, topicId: number | undefined): Message | undefined {
  return topicId === undefined ? undefined : record.messages.get(topicId)?.message;
}

function withoutReply(message: Message): Message {
  const { reply_to_message, ...shown } = message;
  return shown;
}
