import { isDeepStrictEqual } from 'node:util';
import { badRequest } from '../api-error.ts';
import { requireWritableChat } from '../chats.ts';
import { announceMessage } from '../incoming.ts';
import { changeMessage, postMessage, removeMessage, requireMessage } from '../messages.ts';
import { integerParam } from '../params.ts';
import {
  activeMember,
  type ChatRecord,
  isAdmin,
  type StoredMessage,
  unixTime,
  type World,
} from '../state.ts';
import type { Message, MessageContent } from '../wire.ts';
import type { MethodCall, MethodTable } from './method.ts';
import { captionOf, keyboardOf, textOf } from './send.ts';

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';
/** Until when a message may be deleted by someone who does not administrate the chat. */
const DELETE_WITHIN_SECONDS = 48 * 60 * 60;

type ChangedFields = Pick<
  MessageContent,
  'text' | 'entities' | 'caption' | 'caption_entities' | 'reply_markup'
>;

/** Edits one of the bot's messages; `change` makes its new fields from the message as it is. */
function edit(call: MethodCall, change: (current: Message) => ChangedFields): Message {
  const { world, params } = call;
  if (params.inline_message_id !== undefined) throw badRequest('inline messages are not simulated');
  if (params.chat_id === undefined) throw badRequest('chat_id is empty');
  const record = requireWritableChat(world, params.chat_id);
  const stored = requireMessage(record, {
    messageId: integerParam(params, 'message_id'),
    role: 'message to edit',
  });
  if (!stored.byBot) throw badRequest("message can't be edited");
  const content = change(stored.message);
  if (isDeepStrictEqual(content, changedFieldsOf(stored.message))) throw badRequest(NOT_MODIFIED);
  return changeMessage(world, { record, messageId: stored.message.message_id, content });
}

function changedFieldsOf(message: Message): ChangedFields {
  const { text, entities, caption, caption_entities, reply_markup } = message;
  return Object.fromEntries(
    Object.entries({ text, entities, caption, caption_entities, reply_markup }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function editMessageText(call: MethodCall): Message {
  if (call.params.rich_message !== undefined) throw badRequest('rich messages are not simulated');
  return edit(call, (current) => {
    if (current.text === undefined) throw badRequest('there is no text in the message to edit');
    return { ...textOf(call.world, call.params), ...keyboardOf(call.params) };
  });
}

function editMessageCaption(call: MethodCall): Message {
  return edit(call, (current) => {
    if (!current.document && !current.photo) throw badRequest('there is no caption in the message to edit');
    return { ...captionOf(call.world, call.params), ...keyboardOf(call.params) };
  });
}

function editMessageReplyMarkup(call: MethodCall): Message {
  return edit(call, (current) => {
    const { reply_markup, ...kept } = changedFieldsOf(current);
    return { ...kept, ...keyboardOf(call.params) };
  });
}

function deleteMessage({ world, params }: MethodCall): true {
  const record = requireWritableChat(world, params.chat_id);
  const stored = requireMessage(record, {
    messageId: integerParam(params, 'message_id'),
    role: 'message to delete',
  });
  if (!mayDelete(world, { record, stored })) throw badRequest("message can't be deleted");
  removeMessage(world, { record, messageId: stored.message.message_id });
  return true;
}

function mayDelete(
  world: World,
  { record, stored }: { readonly record: ChatRecord; readonly stored: StoredMessage },
): boolean {
  if (isAdmin(activeMember(record, world.bot.id), 'can_delete_messages')) return true;
  const isFresh = stored.message.date > unixTime(world) - DELETE_WITHIN_SECONDS;
  return isFresh && (stored.byBot || record.chat.type === 'private');
}

function pinChatMessage({ world, params }: MethodCall): true {
  const record = requireWritableChat(world, params.chat_id);
  requirePinRight(world, record);
  const { message } = requireMessage(record, {
    messageId: integerParam(params, 'message_id'),
    role: 'message to pin',
  });
  unpin(record, message.message_id);
  record.pinned.push(message.message_id);
  world.events.emit({ type: 'pin', chat: record.chat, messageId: message.message_id });
  const { reply_to_message, ...pinned } = message;
  const isChannel = record.chat.type === 'channel';
  const service = postMessage(world, {
    record,
    draft: {
      byBot: true,
      from: isChannel ? undefined : world.bot,
      senderChat: isChannel ? record.chat : undefined,
      content: { pinned_message: pinned },
    },
  });
  // Of its own messages the original tells a bot only this kind.
  announceMessage(world, { record, message: service });
  return true;
}

function unpinChatMessage({ world, params }: MethodCall): true {
  const record = requireWritableChat(world, params.chat_id);
  requirePinRight(world, record);
  const messageId = integerParam(params, 'message_id') ?? record.pinned.at(-1);
  if (messageId === undefined || !unpin(record, messageId)) throw badRequest('message to unpin not found');
  world.events.emit({ type: 'unpin', chat: record.chat, messageId });
  return true;
}

function unpin(record: ChatRecord, messageId: number): boolean {
  const index = record.pinned.indexOf(messageId);
  if (index >= 0) record.pinned.splice(index, 1);
  return index >= 0;
}

function requirePinRight(world: World, record: ChatRecord): void {
  if (record.chat.type === 'private') return;
  const right = record.chat.type === 'channel' ? 'can_edit_messages' : 'can_pin_messages';
  if (isAdmin(activeMember(record, world.bot.id), right)) return;
  throw badRequest('not enough rights to manage pinned messages in the chat');
}

export const editMethods: MethodTable = {
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  pinChatMessage,
  unpinChatMessage,
};
