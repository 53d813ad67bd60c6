import { badRequest } from '../api-error.ts';
import { requireReadableChat } from '../chats.ts';
import { integerParam } from '../params.ts';
import { findUser, isAdmin, type Member } from '../state.ts';
import type { ChatType, User } from '../wire.ts';
import type { MethodCall, MethodTable } from './method.ts';

function getChat({ world, params }: MethodCall): unknown {
  const { chat, messages, pinned } = requireReadableChat(world, params.chat_id);
  const pin = pinned.at(-1);
  const pinnedMessage = pin === undefined ? undefined : messages.get(pin)?.message;
  return {
    ...chat,
    ...(chat.username ? { active_usernames: [chat.username] } : {}),
    ...(pinnedMessage ? { pinned_message: pinnedMessage } : {}),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  };
}

function getChatMember({ world, params }: MethodCall): unknown {
  const record = requireReadableChat(world, params.chat_id);
  const userId = integerParam(params, 'user_id') ?? 0;
  const user = findUser(world, userId);
  if (!user) throw badRequest('user not found');
  if (record.chat.type === 'private') return { status: 'member', user };
  const member = record.members.get(userId);
  return member ? chatMember(record.chat.type, member) : { status: 'left', user };
}

function getChatAdministrators({ world, params }: MethodCall): unknown {
  const { chat, members } = requireReadableChat(world, params.chat_id);
  if (chat.type === 'private') throw badRequest('there are no administrators in the private chat');
  return [...members.values()]
    .filter((member) => isAdmin(member))
    .map((member) => chatMember(chat.type, member));
}

function leaveChat({ world, params }: MethodCall): true {
  const record = requireReadableChat(world, params.chat_id);
  if (record.chat.type === 'private')
    throw badRequest("chat member status can't be changed in private chats");
  const member = record.members.get(world.bot.id);
  if (member) record.members.set(world.bot.id, { ...member, status: 'left' });
  return true;
}

/** A membership as `ChatMember` of the API: rights are listed for administrators only. */
export function chatMember(type: ChatType, member: Member): { readonly status: string; readonly user: User } {
  const { user, status, isAnonymous } = member;
  if (status === 'creator') return { status, user, ...{ is_anonymous: isAnonymous } };
  if (status === 'kicked') return { status, user, ...{ until_date: 0 } };
  if (status !== 'administrator') return { status, user };
  return { status, user, ...administratorRights(type, member) };
}

function administratorRights(type: ChatType, member: Member): Readonly<Record<string, boolean>> {
  const has = (right: Member['lacks'][number]): boolean => !member.lacks.includes(right);
  const inChannel = {
    can_post_messages: has('can_post_messages'),
    can_edit_messages: has('can_edit_messages'),
  };
  const inGroup = { can_pin_messages: has('can_pin_messages'), can_manage_topics: type === 'supergroup' };
  return {
    can_be_edited: false,
    is_anonymous: member.isAnonymous,
    can_manage_chat: true,
    can_delete_messages: has('can_delete_messages'),
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    ...(type === 'channel' ? inChannel : inGroup),
  };
}

export const chatMethods: MethodTable = { getChat, getChatMember, getChatAdministrators, leaveChat };
