import { badRequest } from './api-error.ts';
import { cleaned, trimmed, withFoundEntities } from './entities.ts';
import { type FormattedText, parseHtml } from './html.ts';
import type { MessageEntity, User } from './wire.ts';

/** A text as a request gives it: with a style, or with entities, or plain. */
export interface TextInput {
  readonly text: string;
  readonly parseMode: string | undefined;
  readonly entities: readonly MessageEntity[] | undefined;
}

/**
 * Turns a request's text into text and entities, trimmed and with what Telegram finds by itself.
 * Throws an `ApiError` 400 for an unknown style or broken markup. MarkdownV2 is not simulated.
 */
export function formatText(input: TextInput, findUser: (id: number) => User | undefined): FormattedText {
  return withFoundEntities(trimmed(parse(input, findUser)));
}

function parse(input: TextInput, findUser: (id: number) => User | undefined): FormattedText {
  const text = cleaned(input.text);
  switch (input.parseMode?.toLowerCase()) {
    case undefined:
    case '':
      return { text, entities: checkedEntities(text, input.entities ?? []) };
    case 'html':
      return parseHtml(text, findUser);
    case 'markdown':
    case 'markdownv2':
      throw badRequest(`parse_mode ${input.parseMode} is not simulated, use HTML`);
    default:
      throw badRequest('unsupported parse_mode');
  }
}

function checkedEntities(text: string, entities: readonly MessageEntity[]): readonly MessageEntity[] {
  for (const { offset, length } of entities) {
    if (offset < 0 || length <= 0 || offset + length > text.length) {
      throw badRequest(`can't parse entities: entity at offset ${offset} lies outside the text`);
    }
  }
  return entities;
}
