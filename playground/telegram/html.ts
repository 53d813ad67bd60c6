import { parseFault, readReference, readTag, type Tag } from './html-tag.ts';
import type { MessageEntity, User } from './wire.ts';

/** Text without markup and what the markup said about it. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

interface OpenTag {
  readonly tag: Tag;
  readonly offset: number;
}

const SIMPLE_TAGS: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
};

/**
 * Parses the HTML style as the original does (`parse_html` of tdlib/td): only its tags, all closed, in order.
 * `findUser` resolves `tg://user?id=…` links; where it finds nobody the text stays plain.
 * Throws an `ApiError` 400 "can't parse entities: …".
 */
export function parseHtml(source: string, findUser: (id: number) => User | undefined): FormattedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  let position = 0;
  while (position < source.length) {
    const special = nextSpecial(source, position);
    text += source.slice(position, special);
    position = special;
    if (source[position] === '&') {
      const reference = readReference(source, position);
      text += reference.text;
      position = reference.end;
    } else if (source[position] === '<') {
      const tag = readTag(source, position);
      if (tag.closing) closeTag(source, { at: position, tag, state: { open, entities, text, findUser } });
      else open.push({ tag: checkedTag(source, { at: position, tag }), offset: text.length });
      position = tag.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw parseFault(`Can't find end tag corresponding to start tag "${unclosed.tag.name}"`);
  return { text, entities: withoutNestedCode(entities) };
}

function nextSpecial(source: string, from: number): number {
  const index = source.slice(from).search(/[<&]/);
  return index < 0 ? source.length : from + index;
}

function checkedTag(source: string, { at, tag }: { readonly at: number; readonly tag: Tag }): Tag {
  if (tag.name === 'span' && tag.attributes.get('class') !== 'tg-spoiler') {
    throw parseFault('Tag "span" must have class "tg-spoiler"', { source, at });
  }
  return tag;
}

interface ParseState {
  readonly open: OpenTag[];
  readonly entities: MessageEntity[];
  readonly text: string;
  readonly findUser: (id: number) => User | undefined;
}

function closeTag(
  source: string,
  { at, tag, state }: { readonly at: number; readonly tag: Tag; readonly state: ParseState },
): void {
  const opened = state.open.pop();
  if (!opened) throw parseFault('Unexpected end tag', { source, at });
  if (tag.name !== '' && tag.name !== opened.tag.name) {
    const place = Buffer.byteLength(source.slice(0, at));
    throw parseFault(
      `Unmatched end tag at byte offset ${place}, expected "</${opened.tag.name}>", found "</${tag.name}>"`,
    );
  }
  const length = state.text.length - opened.offset;
  if (length === 0) return;
  const place = { offset: opened.offset, length };
  const inside = state.text.slice(opened.offset);
  const kind = entityKind(opened.tag, { inside, state });
  if (kind) state.entities.push({ ...place, ...kind });
}

type EntityKind = Omit<MessageEntity, 'offset' | 'length'>;

function entityKind(
  tag: Tag,
  { inside, state }: { readonly inside: string; readonly state: ParseState },
): EntityKind | undefined {
  const { attributes } = tag;
  switch (tag.name) {
    case 'a':
      return linkKind(attributes.get('href') || inside, state.findUser);
    case 'blockquote':
      return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote' };
    case 'tg-emoji': {
      const id = attributes.get('emoji-id') ?? '';
      if (!/^[1-9]\d*$/.test(id)) throw parseFault('Invalid custom emoji identifier specified');
      return { type: 'custom_emoji', custom_emoji_id: id };
    }
    case 'tg-time':
      return {
        type: 'date_time',
        unix_time: Number(attributes.get('unix') ?? 0),
        date_time_format: attributes.get('format') ?? '',
      };
    default:
      return codeKind(tag) ?? { type: SIMPLE_TAGS[tag.name] ?? tag.name };
  }
}

function codeKind(tag: Tag): EntityKind | undefined {
  const language = tag.attributes.get('class');
  if (tag.name !== 'code' || !language?.startsWith('language-')) return undefined;
  return { type: 'code', language: language.slice('language-'.length) };
}

function linkKind(url: string, findUser: (id: number) => User | undefined): EntityKind | undefined {
  const userId = /^tg:\/\/user\?id=(\d{1,16})$/.exec(url)?.[1];
  if (userId !== undefined) {
    const user = findUser(Number(userId));
    return user && { type: 'text_mention', user };
  }
  const link = /^(?:https?|tg|mailto|tel):/i.test(url) ? url : `http://${url}`;
  const looksLikeLink = URL.canParse(link) && (link.startsWith('tg:') || /[.:]/.test(url));
  return looksLikeLink && !/\s/.test(url) ? { type: 'text_link', url: new URL(link).href } : undefined;
}

/** `<pre><code class="language-x">` is one `pre` with a language; nothing else may be inside code. */
function withoutNestedCode(entities: readonly MessageEntity[]): MessageEntity[] {
  const blocks = entities.filter(({ type }) => type === 'pre' || type === 'code');
  const isInside = (inner: MessageEntity, outer: MessageEntity): boolean =>
    inner !== outer &&
    inner.offset >= outer.offset &&
    inner.offset + inner.length <= outer.offset + outer.length &&
    !(inner.type === 'pre' && outer.type === 'code' && inner.length === outer.length);
  return entities
    .filter((entity) => !blocks.some((block) => isInside(entity, block)))
    .map((entity) => {
      const { language, ...plain } = entity;
      if (entity.type === 'code') return plain;
      const code = blocks.find((block) => block.language && block.length === entity.length);
      const named = entity.type === 'pre' && code?.offset === entity.offset ? code.language : undefined;
      return named ? { ...plain, language: named } : entity;
    });
}
