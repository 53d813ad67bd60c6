import { activeMember, type ChatRecord, isAdmin, type World } from './state.ts';
import type { Message, MessageEntity, Update } from './wire.ts';

/**
 * Tells the bot of a message that others wrote, if it may see it. Undefined where it may not: it is no member, was
 * blocked, or its privacy mode hides what is not meant for it.
 */
export function announceMessage(
  world: World,
  { record, message }: { readonly record: ChatRecord; readonly message: Message },
): Update | undefined {
  if (!canSee(world, { record, message })) return undefined;
  return world.updates.push(record.chat.type === 'channel' ? 'channel_post' : 'message', message);
}

/** Tells the bot of an edited message, by the same rules. */
export function announceEdit(
  world: World,
  { record, message }: { readonly record: ChatRecord; readonly message: Message },
): Update | undefined {
  if (!canSee(world, { record, message })) return undefined;
  const type = record.chat.type === 'channel' ? 'edited_channel_post' : 'edited_message';
  return world.updates.push(type, message);
}

function canSee(
  world: World,
  { record, message }: { readonly record: ChatRecord; readonly message: Message },
): boolean {
  if (record.chat.type === 'private') return world.people.get(record.chat.id)?.blocked === false;
  const member = activeMember(record, world.bot.id);
  if (!member) return false;
  if (record.chat.type === 'channel' || !world.privacyMode || isAdmin(member)) return true;
  return isServiceMessage(message) || isMeantForBot(world, message);
}

function isServiceMessage(message: Message): boolean {
  const said = ['text', 'caption', 'document', 'photo', 'video', 'audio', 'voice', 'animation'] as const;
  return said.every((field) => message[field] === undefined);
}

function isMeantForBot(world: World, message: Message): boolean {
  if (message.reply_to_message?.from?.id === world.bot.id) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const name = `@${world.bot.username}`.toLowerCase();
  return entities.some((entity) => addressesBot(world, { entity, text, name }));
}

function addressesBot(
  world: World,
  { entity, text, name }: { readonly entity: MessageEntity; readonly text: string; readonly name: string },
): boolean {
  const part = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
  if (entity.type === 'bot_command') return !part.includes('@') || part.endsWith(name);
  if (entity.type === 'text_mention') return entity.user?.id === world.bot.id;
  return entity.type === 'mention' && part === name;
}
