import type { FormattedText } from './html.ts';
import type { MessageEntity } from './wire.ts';

/** What Telegram finds in a text by itself, first match wins where two overlap. */
const PATTERNS: readonly (readonly [type: string, pattern: RegExp])[] = [
  [
    'url',
    /(?<![\w@])(?:https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]']|(?:t\.me|www\.[\w-]+)[^\s<>"]*[^\s<>".,:;!?)\]'])/giu,
  ],
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>@])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/])/gu],
  ['mention', /(?<![\p{L}\p{N}_@/])@[a-zA-Z0-9_]{4,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
];

const OPAQUE_TYPES = ['code', 'pre', 'text_link', 'text_mention', 'custom_emoji'];

/** Adds mentions, commands, links, addresses and hashtags that stand in the text; those inside code or links stay text. */
export function withFoundEntities(formatted: FormattedText): FormattedText {
  const opaque = formatted.entities.filter(({ type }) => OPAQUE_TYPES.includes(type));
  const found: MessageEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of formatted.text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...opaque, ...found].some((other) => overlaps(entity, other))) found.push(entity);
    }
  }
  return { text: formatted.text, entities: inOrder([...formatted.entities, ...found]) };
}

/** Cuts spaces off both ends, as the original does, and moves the entities along. */
export function trimmed(formatted: FormattedText): FormattedText {
  const text = formatted.text.trim();
  const cut = formatted.text.length - formatted.text.trimStart().length;
  const entities = formatted.entities.map((entity) => {
    const start = Math.max(entity.offset - cut, 0);
    const end = Math.min(entity.offset + entity.length - cut, text.length);
    return { ...entity, offset: start, length: end - start };
  });
  return { text, entities: inOrder(entities.filter(({ length }) => length > 0)) };
}

/**
 * Replaces control characters by spaces and drops what could turn the line around (U+2028 to U+202E), like
 * `clean_input_string` of tdlib/td.
 */
export function cleaned(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters the original replaces
  return text.replace(/[\r\u2028-\u202e]/g, '').replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ');
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

function inOrder(entities: readonly MessageEntity[]): MessageEntity[] {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}
