import { compact } from '../compact.ts';
import { cleaned, trimmed, withFoundEntities } from '../entities.ts';
import { documentOf, storeFile } from '../files.ts';
import type { FormattedText } from '../html.ts';
import { announceEdit, announceMessage } from '../incoming.ts';
import { changeMessage, type Draft, postMessage } from '../messages.ts';
import type { ChatRecord, World } from '../state.ts';
import { UploadedFile } from '../validate.ts';
import type { Chat, Message, MessageContent, MessageEntity, User } from '../wire.ts';
import { type ChatRef, requirePerson, requireRecord, requireRecordOf, type UserRef } from './index.ts';

/** Where in a chat something is said. */
export interface PlaceInput {
  /** The private chat with the bot unless given. */
  readonly chat?: ChatRef;
  /** Number of the message it answers. */
  readonly replyTo?: number;
  readonly topicId?: number;
}

export interface TextInput extends PlaceInput {
  readonly from: UserRef;
  readonly text: string;
  /** Parts of the text that mention somebody without a username. */
  readonly mentions?: readonly { readonly text: string; readonly user: UserRef }[];
  /** A message of another chat that it answers, and the part of it that is marked. */
  readonly elsewhere?: { readonly message: Message; readonly quote?: string };
}

export interface DocumentInput extends PlaceInput {
  readonly from: UserRef;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly mimeType?: string;
  readonly caption?: string;
  /** Messages of one album share it. */
  readonly album?: string;
}

/** Something without words; the bot is told that it is there, and nothing of what is in it. */
export interface WordlessInput extends PlaceInput {
  readonly from: UserRef;
  readonly what: 'photo' | 'sticker' | 'voice' | 'location' | 'video' | 'audio' | 'animation' | 'video_note';
  readonly caption?: string;
  /** Messages of one album share it. */
  readonly album?: string;
}

export interface ForwardInput extends PlaceInput {
  readonly from: UserRef;
  /** The message that is passed on. */
  readonly message: Message;
  /** Its author hides who they are. */
  readonly isHidden?: boolean;
  /** The server speaks as those before Bot API 7.0. */
  readonly isOldServer?: boolean;
}

/** What people write. Each call returns the message at once; the bot gets it as an update if it may see it. */
export interface MessageActions {
  /** Presses "Start" in the private chat, with the payload of a deep link. */
  startBot(user: UserRef, payload?: string): Message;
  sendText(input: TextInput): Message;
  sendDocument(input: DocumentInput): Message;
  sendWordless(input: WordlessInput): Message;
  /** Passes a message on, with all that is in it. */
  forward(input: ForwardInput): Message;
  /** Writes to a group as its anonymous administrator: the bot sees no person. */
  sendAsAnonymousAdmin(input: PlaceInput & { readonly chat: ChatRef; readonly text: string }): Message;
  /** Writes to a group in the name of a channel, or a post into the channel itself. */
  sendAsChannel(input: PlaceInput & { readonly channel: ChatRef; readonly text: string }): Message;
  editText(input: { readonly chat: ChatRef; readonly messageId: number; readonly text: string }): Message;
}

const RECORDING = { file_id: 'recording', file_unique_id: 'recording' };
const PICTURE = { ...RECORDING, width: 90, height: 60, file_size: 1_000 };

const ANONYMOUS_ADMIN: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};
const CHANNEL_BOT: User = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

/** Makes the actions of writing. */
export function createMessageActions(world: World): MessageActions {
  const sendText = (input: TextInput): Message =>
    sayAsPerson(world, {
      input,
      content: {
        ...textContent(world, { text: input.text, mentions: input.mentions ?? [] }),
        ...(input.elsewhere === undefined ? {} : externalReply(input.elsewhere)),
      },
    });
  return {
    sendText,
    startBot: (user, payload) => sendText({ from: user, text: payload ? `/start ${payload}` : '/start' }),
    sendDocument: (input) => sendDocument(world, input),
    sendWordless: ({ what, caption, album, ...input }) =>
      sayAsPerson(world, {
        input,
        content: { [what]: what === 'photo' ? [PICTURE] : RECORDING, ...captionContent(caption, album) },
      }),
    forward: (input) => sayAsPerson(world, { input, content: forwarded(input) }),
    sendAsAnonymousAdmin: (input) => {
      const record = requireRecord(world, input.chat);
      const sender = { from: ANONYMOUS_ADMIN, senderChat: record.chat };
      return say(world, {
        record,
        place: input,
        draft: { ...sender, content: textContent(world, { text: input.text, mentions: [] }) },
      });
    },
    sendAsChannel: (input) => {
      const channel = requireRecord(world, input.channel).chat;
      const record = requireRecord(world, input.chat ?? input.channel);
      const sender =
        record.chat.id === channel.id ? postBy(channel) : { from: CHANNEL_BOT, senderChat: channel };
      return say(world, {
        record,
        place: input,
        draft: { ...sender, content: textContent(world, { text: input.text, mentions: [] }) },
      });
    },
    editText: ({ chat, messageId, text }) => {
      const record = requireRecord(world, chat);
      const isCaption = record.messages.get(messageId)?.message.caption !== undefined;
      const content = isCaption
        ? captionContent(text, undefined)
        : textContent(world, { text, mentions: [] });
      const message = changeMessage(world, { record, messageId, content });
      announceEdit(world, { record, message });
      return message;
    },
  };
}

type Sender = Pick<Draft, 'from' | 'senderChat'>;

function postBy(channel: Chat): Sender {
  return { senderChat: channel };
}

function senderOf(world: World, input: PlaceInput & { readonly from: UserRef }): Sender {
  const { chat } = requireRecord(world, input.chat ?? input.from);
  return chat.type === 'channel' ? postBy(chat) : { from: requirePerson(world, input.from).user };
}

function sayAsPerson(
  world: World,
  {
    input,
    content,
  }: { readonly input: PlaceInput & { readonly from: UserRef }; readonly content: MessageContent },
): Message {
  const record = requireRecordOf(world, { from: input.from, chat: input.chat });
  return say(world, { record, place: input, draft: { ...senderOf(world, input), content } });
}

function say(
  world: World,
  {
    record,
    place,
    draft,
  }: { readonly record: ChatRecord; readonly place: PlaceInput; readonly draft: Omit<Draft, 'byBot'> },
): Message {
  const { replyTo, topicId } = place;
  if (replyTo !== undefined && !record.messages.has(replyTo))
    throw new Error(`no message ${replyTo} to answer`);
  if (topicId !== undefined && topicId !== 1 && !record.topics.has(topicId))
    throw new Error(`no topic ${topicId}`);
  const message = postMessage(world, { record, draft: { ...draft, byBot: false, replyTo, topicId } });
  announceMessage(world, { record, message });
  return message;
}

function sendDocument(world: World, input: DocumentInput): Message {
  const upload = new UploadedFile(input.fileName, {
    mimeType: input.mimeType,
    content: Uint8Array.from(input.content),
  });
  return sayAsPerson(world, {
    input,
    content: {
      document: documentOf(storeFile(world, { upload, folder: 'documents' })),
      ...captionContent(input.caption, input.album),
    },
  });
}

function captionContent(caption: string | undefined, album: string | undefined): MessageContent {
  const words = caption === undefined ? undefined : found({ text: caption, entities: [] });
  return compact<MessageContent>({
    caption: words?.text,
    caption_entities: words === undefined || words.entities.length === 0 ? undefined : words.entities,
    media_group_id: album,
  });
}

/** What an answer to another chat's message says of it: its place only where that is a supergroup or a channel. */
function externalReply({ message, quote }: NonNullable<TextInput['elsewhere']>): MessageContent {
  const { chat, date, from, sender_chat, message_id } = message;
  const origin =
    sender_chat === undefined
      ? { type: 'user', date, sender_user: from }
      : { type: 'channel', date, chat: sender_chat, message_id };
  const isPlaced = chat.type === 'supergroup' || chat.type === 'channel';
  return compact<MessageContent>({
    external_reply: { origin, ...(isPlaced ? { chat, message_id } : {}) },
    quote: quote === undefined ? undefined : { text: quote, position: 0, is_manual: true },
  });
}

/** What a passed-on message says of where it comes from. */
function forwarded({ message, isHidden = false, isOldServer = false }: ForwardInput): MessageContent {
  const { text, entities, caption, caption_entities, document, photo, date, from, sender_chat } = message;
  const said = compact<MessageContent>({ text, entities, caption, caption_entities, document, photo });
  const name = from?.first_name ?? '';
  if (isOldServer) {
    const author = isHidden
      ? { forward_sender_name: name }
      : compact<MessageContent>({ forward_from: from, forward_from_chat: sender_chat });
    return { ...said, ...author, forward_date: date };
  }
  if (isHidden) return { ...said, forward_origin: { type: 'hidden_user', date, sender_user_name: name } };
  if (sender_chat?.type === 'channel') {
    const post = { chat: sender_chat, message_id: message.message_id };
    return { ...said, forward_origin: { type: 'channel', date, ...post } };
  }
  if (sender_chat !== undefined) return { ...said, forward_origin: { type: 'chat', date, sender_chat } };
  return { ...said, forward_origin: { type: 'user', date, sender_user: from } };
}

function textContent(
  world: World,
  { text, mentions }: { readonly text: string; readonly mentions: NonNullable<TextInput['mentions']> },
): Pick<Message, 'text' | 'entities'> {
  const clean = cleaned(text);
  const named = mentions.map((mention): MessageEntity => {
    const offset = clean.indexOf(mention.text);
    if (offset < 0) throw new Error(`the text does not contain "${mention.text}"`);
    const { user } = requirePerson(world, mention.user);
    return { type: 'text_mention', offset, length: mention.text.length, user };
  });
  const formatted = found({ text: clean, entities: named });
  return { text: formatted.text, ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}) };
}

function found(formatted: FormattedText): FormattedText {
  return withFoundEntities(trimmed(formatted));
}
