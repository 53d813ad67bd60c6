import { directChannel, directPartner, visibleChannel } from '../channels.ts';
import { isRecord } from '../json.ts';
import type { SlackMessage } from '../message.ts';
import {
  addEphemeral,
  addMessage,
  changeMessage,
  messageAt,
  messageWire,
  removeMessage,
} from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import type { SlackChannel } from '../state.ts';
import { type Arguments, textArgument } from './arguments.ts';
import { readContent } from './content.ts';
import { fine, type Method, type Reply, refuse } from './reply.ts';

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: Reply };

const found = <T>(value: T): Found<T> => ({ ok: true, value });
const notFound = (error: string): { readonly ok: false; readonly reply: Reply } => ({
  ok: false,
  reply: refuse(error),
});

/** The conversation to write in: a channel, a name, or a person, whose direct conversation is opened. */
function target({ state }: Simulation, values: Arguments): Found<SlackChannel> {
  const reference = textArgument(values, 'channel') ?? '';
  const user = state.users.get(reference);
  if (user?.isBot) return notFound('cannot_dm_bot');
  const channel = user
    ? user.deleted
      ? undefined
      : directChannel(state, user.id)
    : visibleChannel(state, reference);
  if (user?.deleted) return notFound('account_inactive');
  if (!channel) return notFound('channel_not_found');
  if (directPartner(state, channel)?.deleted) return notFound('account_inactive');
  if (channel.archived) return notFound('is_archived');
  if (!channel.members.has(state.bot.userId)) return notFound('not_in_channel');
  return found(channel);
}

/** The bot's own message that a call wants to change. */
function ownMessage(
  { state }: Simulation,
  { values, foreign }: { readonly values: Arguments; readonly foreign: string },
): Found<SlackMessage> {
  const channel = visibleChannel(state, textArgument(values, 'channel') ?? '');
  if (!channel || channel.id !== values.channel) return notFound('channel_not_found');
  const message = messageAt(state, { channel: channel.id, ts: textArgument(values, 'ts') ?? '' });
  if (!message) return notFound('message_not_found');
  if (channel.archived) return notFound('is_archived');
  return message.fromBot ? found(message) : notFound(foreign);
}

function threadOf(values: Arguments): string | undefined {
  const thread = textArgument(values, 'thread_ts');
  return thread === '' ? undefined : thread;
}

const postMessage: Method = (simulation, values) => {
  const channel = target(simulation, values);
  if (!channel.ok) return channel.reply;
  const read = readContent(values);
  if (!read.ok) return read.reply;
  const { state } = simulation;
  const threadTs = threadOf(values);
  if (threadTs !== undefined && !/^\d{10}\.\d{6}$/.test(threadTs)) return refuse('invalid_thread_ts');
  const message = addMessage(state, {
    ...read.content,
    channel: channel.value.id,
    user: state.bot.userId,
    threadTs,
    username: textArgument(values, 'username'),
    metadata: isRecord(values.metadata) ? values.metadata : undefined,
  });
  return fine({ channel: message.channel, ts: message.ts, message: messageWire(state, message) });
};

const postEphemeral: Method = (simulation, values) => {
  const channel = target(simulation, values);
  if (!channel.ok) return channel.reply;
  const to = textArgument(values, 'user') ?? '';
  if (!channel.value.members.has(to)) return refuse('user_not_in_channel');
  const read = readContent(values);
  if (!read.ok) return read.reply;
  const { state } = simulation;
  const draft = {
    ...read.content,
    channel: channel.value.id,
    user: state.bot.userId,
    threadTs: threadOf(values),
  };
  return fine({ message_ts: addEphemeral(state, { ...draft, to }).ts });
};

const update: Method = (simulation, values) => {
  const message = ownMessage(simulation, { values, foreign: 'cant_update_message' });
  if (!message.ok) return message.reply;
  const read = readContent(values);
  if (!read.ok) return read.reply;
  const { text, blocks, attachments } = read.content;
  const { state } = simulation;
  // As in the original: a text without blocks takes the old blocks away; what is not given otherwise stays.
  const speaks = values.text !== undefined || values.markdown_text !== undefined;
  const changed = changeMessage(state, {
    message: message.value,
    edit: {
      ...((speaks || values.blocks !== undefined) && { blocks }),
      ...(speaks && { text }),
      ...(values.attachments !== undefined && { attachments }),
      ...(isRecord(values.metadata) && { metadata: values.metadata }),
    },
  });
  return fine({
    channel: changed.channel,
    ts: changed.ts,
    text: changed.text,
    message: messageWire(state, changed),
  });
};

const remove: Method = (simulation, values) => {
  const message = ownMessage(simulation, { values, foreign: 'cant_delete_message' });
  if (!message.ok) return message.reply;
  removeMessage(simulation.state, message.value);
  return fine({ channel: message.value.channel, ts: message.value.ts });
};

const getPermalink: Method = ({ state }, values) => {
  const channel = visibleChannel(state, textArgument(values, 'channel') ?? '');
  if (!channel) return refuse('channel_not_found');
  const ts = textArgument(values, 'message_ts') ?? '';
  if (!messageAt(state, { channel: channel.id, ts })) return refuse('message_not_found');
  const permalink = `https://${state.team.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
  return fine({ channel: channel.id, permalink });
};

/** Writing, changing and deleting messages. */
export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
