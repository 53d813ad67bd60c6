import type { types } from '@slack/bolt';
import { cleanText } from '../../../lib/text.ts';
import type { Line, Span } from '../../../platform/message.ts';
import { BLOCK_WEIGHT, MAX } from '../limits.ts';
import { cutIndex, isWebAddress } from './escape.ts';

/** The inline parts of rich text that we write. Nothing in them is parsed, so no text can format or notify. */
export type Inline = types.RichTextText | types.RichTextLink | types.RichTextUserMention;

const USER_ID = /^[UW][A-Z0-9]{2,20}$/;
/** What the JSON around one inline part weighs. */
const INLINE_WEIGHT = 70;

/** Turns a line into inline parts: control characters removed, empty runs dropped, doubtful links as text. */
export function inlineParts(line: Line): readonly Inline[] {
  return line.flatMap(inlinePart);
}

function inlinePart(span: Span): readonly Inline[] {
  if (typeof span === 'string') return textPart(span);
  if ('bold' in span) return textPart(span.bold, { bold: true });
  if ('italic' in span) return textPart(span.italic, { italic: true });
  if ('code' in span) return textPart(span.code, { code: true });
  if ('mention' in span) {
    return USER_ID.test(span.userId) ? [{ type: 'user', user_id: span.userId }] : textPart(span.mention);
  }
  if (!isWebAddress(span.url, MAX.url)) return textPart(span.link);
  const text = cleanText(span.link);
  return [text === '' ? { type: 'link', url: span.url } : { type: 'link', url: span.url, text }];
}

function textPart(text: string, style?: types.RichTextStyleable['style']): readonly Inline[] {
  const clean = cleanText(text);
  if (clean === '') return [];
  return [style === undefined ? { type: 'text', text: clean } : { type: 'text', text: clean, style }];
}

/** Puts lines under each other. */
export function joinLines(lines: readonly (readonly Inline[])[]): readonly Inline[] {
  return lines.flatMap((line, index): readonly Inline[] =>
    index === 0 ? line : [{ type: 'text', text: '\n' }, ...line],
  );
}

/** Length of a text as Slack stores it: other than ASCII it becomes `\uXXXX`, some characters get a backslash. */
export function weightOf(text: string): number {
  let weight = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    weight += code > 0x7e ? 6 : code < 0x20 || code === 0x22 || code === 0x2f || code === 0x5c ? 2 : 1;
  }
  return weight;
}

/** What an inline part weighs by itself. */
function inlineWeight(part: Inline): number {
  if (part.type === 'text') return INLINE_WEIGHT + weightOf(part.text);
  if (part.type === 'user') return INLINE_WEIGHT;
  return INLINE_WEIGHT + weightOf(part.url) + weightOf(part.text ?? '');
}

/** Makes as many rich text blocks of the parts as their length needs, broken at line ends where possible. */
export function richTextBlocks(parts: readonly Inline[]): readonly types.RichTextBlock[] {
  const groups: Inline[][] = [[]];
  for (const line of linesOf(merged(parts))) {
    const pieces = weightOfAll(line) > BLOCK_WEIGHT ? line.map((piece) => [piece]) : [line];
    for (const piece of pieces) {
      const grown = merged([...(groups.at(-1) ?? []), ...piece]);
      if (weightOfAll(grown) > BLOCK_WEIGHT) groups.push([...piece]);
      else groups[groups.length - 1] = grown;
    }
  }
  return groups.map(trimmed).flatMap(blockOf);
}

function weightOfAll(parts: readonly Inline[]): number {
  return parts.reduce((sum, part) => sum + inlineWeight(part), 0);
}

/** The parts, cut after every line break and wherever one alone would fill a block. */
function linesOf(parts: readonly Inline[]): readonly Inline[][] {
  const lines: Inline[][] = [[]];
  for (const piece of parts.flatMap(piecesOf)) {
    lines.at(-1)?.push(piece);
    if (piece.type === 'text' && piece.text.endsWith('\n')) lines.push([]);
  }
  return lines;
}

function blockOf(elements: readonly Inline[]): readonly types.RichTextBlock[] {
  const isBlank = elements.every((part) => part.type === 'text' && part.text.trim() === '');
  if (isBlank) return [];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...elements] }] }];
}

/** The parts with neighbours of one style joined. */
function merged(parts: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.type === 'text' && part.type === 'text' && isSameStyle(last, part)) {
      result[result.length - 1] = { ...last, text: last.text + part.text };
    } else {
      result.push(part);
    }
  }
  return result;
}

function isSameStyle(one: types.RichTextText, other: types.RichTextText): boolean {
  return JSON.stringify(one.style ?? {}) === JSON.stringify(other.style ?? {});
}

/** A group without the line breaks at its ends: the block border is one already. */
function trimmed(parts: readonly Inline[]): readonly Inline[] {
  return parts
    .map((part, index): Inline => {
      if (part.type !== 'text') return part;
      const start = index === 0 ? part.text.replace(/^\n+/, '') : part.text;
      const text = index === parts.length - 1 ? start.replace(/\n+$/, '') : start;
      return { ...part, text };
    })
    .filter((part) => part.type !== 'text' || part.text !== '');
}

/** Cuts a text into lines (each with its line end) and those into pieces that fit into a block. */
function piecesOf(part: Inline): readonly Inline[] {
  if (part.type === 'user') return [part];
  if (part.type === 'link') {
    return inlineWeight(part) <= BLOCK_WEIGHT
      ? [part]
      : piecesOf({ type: 'text', text: part.text ?? part.url });
  }
  const lines = part.text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  return lines.flatMap((line) => shortPieces(line).map((text): Inline => ({ ...part, text })));
}

function shortPieces(line: string): readonly string[] {
  const pieces: string[] = [];
  let rest = line;
  while (weightOf(rest) > BLOCK_WEIGHT - INLINE_WEIGHT) {
    const end = breakIndex(rest);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Where to break a line that is too long: after its last space that fits, else where it is full. */
function breakIndex(line: string): number {
  let end = 0;
  for (let weight = 0; end < line.length; end += 1) {
    weight += weightOf(line.charAt(end));
    if (weight > BLOCK_WEIGHT - INLINE_WEIGHT) break;
  }
  const space = line.lastIndexOf(' ', end - 1);
  return space > end / 2 ? space + 1 : cutIndex(line, end);
}
