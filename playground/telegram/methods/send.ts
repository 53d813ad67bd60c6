import { badRequest } from '../api-error.ts';
import { requireWritableChat } from '../chats.ts';
import { documentOf, photoOf, resolveFile } from '../files.ts';
import { formatText } from '../formatted-text.ts';
import type { FormattedText } from '../html.ts';
import { GENERAL_TOPIC_ID, postMessage } from '../messages.ts';
import { flagParam, integerParam, objectParam, type Params, stringParam } from '../params.ts';
import { inlineKeyboard } from '../reply-markup.ts';
import { activeMember, type ChatRecord, findUser, isAdmin, type World } from '../state.ts';
import type { Message, MessageContent, MessageEntity } from '../wire.ts';
import type { MethodCall, MethodTable } from './method.ts';

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

/** A request's text. Throws 400 when it is empty or longer than 4096 after parsing, counted in UTF-16 units. */
export function textOf(world: World, params: Params): Pick<MessageContent, 'text' | 'entities'> {
  const formatted = formattedOf(world, { params, textName: 'text', entitiesName: 'entities' });
  if (!formatted || formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > MAX_TEXT) throw badRequest('message is too long');
  return { text: formatted.text, ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}) };
}

/** A request's caption, if any. Throws 400 when it is longer than 1024 after parsing. */
export function captionOf(
  world: World,
  params: Params,
): Pick<MessageContent, 'caption' | 'caption_entities'> {
  const formatted = formattedOf(world, { params, textName: 'caption', entitiesName: 'caption_entities' });
  if (!formatted || formatted.text === '') return {};
  if (formatted.text.length > MAX_CAPTION) throw badRequest('message caption is too long');
  return {
    caption: formatted.text,
    ...(formatted.entities.length > 0 ? { caption_entities: formatted.entities } : {}),
  };
}

function formattedOf(
  world: World,
  {
    params,
    textName,
    entitiesName,
  }: { readonly params: Params; readonly textName: string; readonly entitiesName: string },
): FormattedText | undefined {
  const text = stringParam(params, textName);
  if (text === undefined) return undefined;
  const entities = objectParam<readonly MessageEntity[]>(params, entitiesName);
  const parseMode = stringParam(params, 'parse_mode');
  return formatText({ text, parseMode, entities }, (id) => findUser(world, id));
}

/** The keyboard of a request as a field of the message. */
export function keyboardOf(params: Params): Pick<MessageContent, 'reply_markup'> {
  const keyboard = inlineKeyboard(params.reply_markup);
  return keyboard ? { reply_markup: keyboard } : {};
}

/** The original looks at the chat first, and only then at what is to be sent. */
function send({ world, params }: MethodCall, contentOf: () => MessageContent): Message {
  const record = requireWritableChat(world, params.chat_id);
  if (!record.membersMayWrite && !isAdmin(activeMember(record, world.bot.id)))
    throw badRequest('not enough rights to send text messages to the chat');
  const isChannel = record.chat.type === 'channel';
  return postMessage(world, {
    record,
    draft: {
      byBot: true,
      from: isChannel ? undefined : world.bot,
      senderChat: isChannel ? record.chat : undefined,
      topicId: topicOf(world, { record, params }),
      replyTo: replyOf(record, params),
      content: { ...contentOf(), ...keyboardOf(params) },
    },
  });
}

/** Where there are no topics, groups and channels ignore the parameter and private chats refuse it. */
function topicOf(
  world: World,
  { record, params }: { readonly record: ChatRecord; readonly params: Params },
): number | undefined {
  const topicId = integerParam(params, 'message_thread_id');
  if (!topicId) return undefined;
  if (!record.chat.is_forum && record.chat.type !== 'private') return undefined;
  // General has no thread of its own, although clients show 1 as its number.
  const isKnown = topicId !== GENERAL_TOPIC_ID && record.topics.has(topicId);
  if (!isKnown) throw badRequest('message thread not found');
  const bot = activeMember(record, world.bot.id);
  if (record.closedTopics.has(topicId) && !isAdmin(bot)) throw badRequest('TOPIC_CLOSED');
  return topicId;
}

function replyOf(record: ChatRecord, params: Params): number | undefined {
  const reply = objectParam<Params>(params, 'reply_parameters');
  if (!reply) return undefined;
  if (reply.chat_id !== undefined && Number(reply.chat_id) !== record.chat.id) {
    throw badRequest('replies to other chats are not simulated');
  }
  const messageId = integerParam(reply, 'message_id');
  if (messageId !== undefined && record.messages.has(messageId)) return messageId;
  if (flagParam(reply, 'allow_sending_without_reply')) return undefined;
  throw badRequest('message to be replied not found');
}

function sendChatAction({ world, params }: MethodCall): true {
  const record = requireWritableChat(world, params.chat_id);
  const action = stringParam(params, 'action') ?? '';
  if (!ACTIONS.includes(action)) throw badRequest('wrong parameter action in request');
  topicOf(world, { record, params });
  world.events.emit({ type: 'typing', chat: record.chat, action });
  return true;
}

export const sendMethods: MethodTable = {
  sendMessage: (call) => send(call, () => textOf(call.world, call.params)),
  sendDocument: (call) =>
    send(call, () => ({
      ...captionOf(call.world, call.params),
      document: documentOf(resolveFile(call.world, { value: call.params.document, folder: 'documents' })),
    })),
  sendPhoto: (call) =>
    send(call, () => ({
      ...captionOf(call.world, call.params),
      photo: photoOf(resolveFile(call.world, { value: call.params.photo, folder: 'photos' })),
    })),
  sendChatAction,
};
