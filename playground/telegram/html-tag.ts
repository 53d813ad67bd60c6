import { badRequest } from './api-error.ts';

/** A tag of the HTML style: its lower-case name, its attributes, and the index just after it. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly end: number;
}

/** All tags that the style has. */
const TAGS = new Set(
  'a b strong i em u ins s strike del span tg-spoiler tg-emoji tg-time code pre blockquote'.split(' '),
);
const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Refusal of a text whose style cannot be parsed; the original counts bytes of UTF-8 in `at`. */
export function parseFault(
  reason: string,
  { source, at }: { readonly source?: string; readonly at?: number } = {},
): Error {
  const place =
    source === undefined || at === undefined
      ? ''
      : ` at byte offset ${Buffer.byteLength(source.slice(0, at))}`;
  return badRequest(`can't parse entities: ${reason}${place}`);
}

/**
 * Decodes the character reference at `at` (an ampersand). The original keeps unknown references and lone ampersands
 * as they are; here they are refused, because a text of ours that holds one was not escaped.
 */
export function readReference(source: string, at: number): { readonly text: string; readonly end: number } {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/i.exec(source.slice(at, at + 12));
  if (!match) throw parseFault('Unescaped "&"', { source, at });
  const end = at + match[0].length;
  const [, decimal, hexadecimal, name] = match;
  if (name !== undefined) {
    const text = CHARACTERS[name];
    if (text === undefined) throw parseFault(`Unsupported HTML entity "${match[0]}"`, { source, at });
    return { text, end };
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code === 0 || code >= 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw parseFault(`Unsupported HTML entity "${match[0]}"`, { source, at });
  }
  return { text: String.fromCodePoint(code), end };
}

/** Reads the tag that begins at `at` (a "<"). Throws the original's refusals. */
export function readTag(source: string, at: number): Tag {
  const closing = source[at + 1] === '/';
  const nameStart = at + (closing ? 2 : 1);
  const name = /^[^\s>]*/.exec(source.slice(nameStart))?.[0] ?? '';
  const end = nameStart + name.length;
  if (closing) return closingTag(source, { at, name, from: end });
  if (end >= source.length) throw parseFault('Unclosed start tag', { source, at });
  if (!TAGS.has(name.toLowerCase())) {
    throw parseFault(`Unsupported start tag "${name.toLowerCase()}"`, { source, at });
  }
  return startTag(source, { at, name: name.toLowerCase(), from: end });
}

function closingTag(
  source: string,
  { at, name, from }: { readonly at: number; readonly name: string; readonly from: number },
): Tag {
  const end = skipSpaces(source, from);
  if (source[end] !== '>') throw parseFault('Unclosed end tag', { source, at });
  return { name: name.toLowerCase(), closing: true, attributes: new Map(), end: end + 1 };
}

function startTag(
  source: string,
  { at, name, from }: { readonly at: number; readonly name: string; readonly from: number },
): Tag {
  const attributes = new Map<string, string>();
  let position = skipSpaces(source, from);
  while (source[position] !== '>') {
    const attribute = /^[^\s=>/"']*/.exec(source.slice(position))?.[0] ?? '';
    if (attribute === '') throw parseFault(`Empty attribute name in the tag "${name}"`, { source, at });
    position = skipSpaces(source, position + attribute.length);
    let value = '';
    if (source[position] === '=') {
      const read = readValue(source, skipSpaces(source, position + 1));
      value = read.value;
      position = skipSpaces(source, read.end);
    }
    attributes.set(attribute, value);
    if (position >= source.length) throw parseFault(`Unclosed start tag "${name}"`, { source, at });
  }
  return { name, closing: false, attributes, end: position + 1 };
}

function readValue(source: string, at: number): { readonly value: string; readonly end: number } {
  const quote = source[at];
  if (quote !== '"' && quote !== "'") {
    const token = /^[A-Za-z0-9.-]*/.exec(source.slice(at))?.[0] ?? '';
    const end = at + token.length;
    if (!/[\s>]/.test(source[end] ?? ' ')) throw parseFault('Unexpected end of name token', { source, at });
    return { value: token.toLowerCase(), end };
  }
  let value = '';
  let position = at + 1;
  while (position < source.length && source[position] !== quote) {
    if (source[position] === '&') {
      const reference = readReference(source, position);
      value += reference.text;
      position = reference.end;
    } else {
      value += source[position++];
    }
  }
  return { value, end: position + 1 };
}

function skipSpaces(source: string, from: number): number {
  let position = from;
  while (position < source.length && /\s/.test(source[position] ?? '')) position++;
  return position;
}
