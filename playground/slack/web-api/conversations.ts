import { channelWire, directChannel, visibleChannel } from '../channels.ts';
import { messagesOf, messageWire } from '../messages.ts';
import type { SlackChannel, SlackState } from '../state.ts';
import { type Arguments, textArgument } from './arguments.ts';
import { fine, type Method, page, type Reply, refuse } from './reply.ts';

const KINDS: Readonly<Record<string, SlackChannel['kind']>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

const open: Method = ({ state }, values) => {
  const users = (textArgument(values, 'users') ?? '').split(',').filter((id) => id !== '');
  const known = visibleChannel(state, textArgument(values, 'channel') ?? '');
  if (values.channel !== undefined)
    return known ? fine({ channel: channelWire(state, known) }) : refuse('channel_not_found');
  const [id] = users;
  if (id === undefined) return refuse('users_list_not_supplied');
  if (users.length > 1) return refuse('method_not_supported_for_channel_type');
  const user = state.users.get(id);
  if (!user) return refuse('user_not_found');
  if (user.isBot) return refuse('cannot_dm_bot');
  if (user.deleted) return refuse('user_disabled');
  const channel = directChannel(state, id);
  return fine({ channel: values.return_im === true ? channelWire(state, channel) : { id: channel.id } });
};

const info: Method = ({ state }, values) => {
  const channel = byId(state, values);
  return channel ? fine({ channel: channelWire(state, channel) }) : refuse('channel_not_found');
};

const members: Method = ({ state }, values) => {
  const channel = byId(state, values);
  if (!channel) return refuse('channel_not_found');
  const part = page([...channel.members], values);
  return part
    ? fine({ members: part.items, response_metadata: { next_cursor: part.cursor } })
    : refuse('invalid_cursor');
};

const history: Method = ({ state }, values) => {
  const channel = byId(state, values);
  if (!channel) return refuse('channel_not_found');
  if (!channel.members.has(state.bot.userId)) return refuse('not_in_channel');
  const { oldest = '0', latest = '9999999999' } = values;
  const within = messagesOf(state, channel.id).filter(
    ({ ts }) =>
      (Number(ts) > Number(oldest) && Number(ts) < Number(latest)) ||
      (values.inclusive === true && (ts === oldest || ts === latest)),
  );
  const part = page(within.toReversed(), values);
  if (!part) return refuse('invalid_cursor');
  return fine({
    messages: part.items.map((message) => messageWire(state, message)),
    has_more: part.cursor !== '',
    response_metadata: { next_cursor: part.cursor },
  });
};

function byId(state: SlackState, values: Arguments): SlackChannel | undefined {
  const channel = visibleChannel(state, textArgument(values, 'channel') ?? '');
  return channel?.id === values.channel ? channel : undefined;
}

/** Conversations of the asked types that the bot can see, one page of them. */
function listed(
  state: SlackState,
  { values, member }: { readonly values: Arguments; readonly member?: string },
): Reply {
  const types = (textArgument(values, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  if (types.some((type) => KINDS[type] === undefined && type !== 'mpim')) return refuse('invalid_types');
  const all = [...state.channels.values()].filter(
    (channel) =>
      types.some((type) => KINDS[type] === channel.kind) &&
      visibleChannel(state, channel.id) !== undefined &&
      !(values.exclude_archived === true && channel.archived) &&
      (member === undefined || channel.members.has(member)),
  );
  const part = page(all, values);
  if (!part) return refuse('invalid_cursor');
  const channels = part.items.map((channel) => channelWire(state, channel));
  return fine({ channels, response_metadata: { next_cursor: part.cursor } });
}

/** Channels and direct conversations. */
export const conversations: Readonly<Record<string, Method>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.list': ({ state }, values) => listed(state, { values }),
  'users.conversations': ({ state }, values) => {
    const user = textArgument(values, 'user') ?? state.bot.userId;
    return state.users.has(user) ? listed(state, { values, member: user }) : refuse('user_not_found');
  },
};
