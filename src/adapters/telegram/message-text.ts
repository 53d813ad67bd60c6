import type { WireEntity, WireMessage } from './wire.ts';

/** Who the bot is, as getMe tells. */
export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

/** The words of a message, or the words under its picture, with their entities. */
export interface Words {
  readonly text: string;
  readonly entities: readonly WireEntity[];
}

/** A command's name in lower case, the bot it is addressed to (empty: whoever reads it), and what follows it. */
export interface CommandWords {
  readonly name: string;
  readonly addressee: string;
  readonly argument: string;
}

/** The words that a message carries; undefined for stickers, voice and the like. */
export function wordsOf(message: WireMessage): Words | undefined {
  if (message.text !== undefined) return { text: message.text, entities: message.entities ?? [] };
  if (message.caption === undefined) return undefined;
  return { text: message.caption, entities: message.caption_entities ?? [] };
}

/** What people send that is no words; service messages, such as that something was pinned, are not among it. */
const WORDLESS = [
  'photo',
  'sticker',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'location',
  'venue',
  'contact',
  'poll',
  'dice',
  'story',
] as const;

/** Whether a message without words is something that a person sent. */
export function isWordless(message: WireMessage): boolean {
  return WORDLESS.some((field) => message[field] !== undefined);
}

/** Reads `/name@Bot argument` where Telegram itself marked the very beginning as a command. */
export function commandIn({ text, entities }: Words): CommandWords | undefined {
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (entity === undefined) return undefined;
  const [name = '', addressee = ''] = text.slice(1, entity.length).toLowerCase().split('@');
  return name === '' ? undefined : { name, addressee, argument: text.slice(entity.length).trim() };
}

/** The words without the places that name the bot, and whether there were any. */
export function withoutMention(
  { text, entities }: Words,
  bot: BotIdentity,
): { readonly text: string; readonly mentioned: boolean } {
  const mentions = entities.filter((entity) => namesBot(text, { entity, bot }));
  if (mentions.length === 0) return { text: text.trim(), mentioned: false };
  const rest = mentions
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((words, { offset, length }) => cutOut(words, { start: offset, end: offset + length }), text);
  return { text: rest.replace(/^[\s,:;]+/, '').trim(), mentioned: true };
}

function namesBot(
  text: string,
  { entity, bot }: { readonly entity: WireEntity; readonly bot: BotIdentity },
): boolean {
  if (entity.type === 'text_mention') return entity.user?.id === bot.id;
  if (entity.type !== 'mention') return false;
  const name = text.slice(entity.offset, entity.offset + entity.length);
  return name.toLowerCase() === `@${bot.username.toLowerCase()}`;
}

function cutOut(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return `${text.slice(0, start).replace(/ $/, '')}${text.slice(end)}`;
}
