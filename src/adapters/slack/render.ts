import type { types } from '@slack/bolt';
import { cleanText } from '../../lib/text.ts';
import type { Block, Button, OutgoingMessage } from '../../platform/message.ts';
import { shortened } from '../../platform/shorten.ts';
import { buttonElement } from './callback-data.ts';
import { BLOCK_OVERHEAD, MAX, MAX_SUMMARY, MESSAGE_WEIGHT } from './limits.ts';
import { escapeMarkup, oneLine } from './text/escape.ts';
import { fallbackText } from './text/fallback-text.ts';
import { type Inline, inlineParts, joinLines, richTextBlocks, weightOf } from './text/rich-text.ts';

/** One Slack message: text for notifications, blocks to look at. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/**
 * Renders a message as one or, where it is too long for Slack, several Slack messages; buttons stand under the last.
 * Texts go into rich text and plain text only, so nothing in them formats, links or notifies.
 */
export function renderMessage(message: OutgoingMessage): readonly SlackMessage[] {
  return message.isOneMessage === true ? [renderSingle(message)] : renderParts(message);
}

/** See `Platform.messagesOf`: files are shown together. What cannot be rendered is refused when it is sent. */
export function messagesOf(message: OutgoingMessage): number {
  try {
    return renderMessage(message).length + Math.min(message.files.length, 1);
  } catch {
    return 1;
  }
}

/** The message as exactly one, for changing it in place: what is too long is shortened, its end and its buttons stay. */
export function renderSingle(message: OutgoingMessage): SlackMessage {
  const short = shortened(message, (one) => renderParts(one).length === 1);
  return renderParts(short)[0] ?? renderLine(message.summary);
}

function renderParts(message: OutgoingMessage): readonly SlackMessage[] {
  const text = fallbackText(message);
  const content = message.blocks.flatMap(contentBlocks);
  const shown =
    content.length > 0
      ? content
      : richTextBlocks(inlineParts([oneLine(message.summary, { max: 2_000, fallback: '…' })]));
  return packed([...shown, ...buttonBlocks(message.buttons)]).map((blocks) => ({ text, blocks }));
}

/** Renders a short line as a message of its own. */
export function renderLine(line: string): SlackMessage {
  const text = oneLine(line, { max: MAX_SUMMARY, fallback: '…' });
  return { text: escapeMarkup(text), blocks: [...richTextBlocks(inlineParts([text]))] };
}

function contentBlocks(block: Block): readonly types.KnownBlock[] {
  switch (block.kind) {
    case 'title':
      return titleBlocks(cleanText(block.text).trim());
    case 'paragraph':
      return richTextBlocks(inlineParts(block.line));
    case 'fields':
      return richTextBlocks(
        joinLines(block.rows.map(({ label, value }) => fieldParts(label, inlineParts(value)))),
      );
    case 'list':
      return richTextBlocks(
        joinLines(
          block.items.map((item, index) => itemParts(block.ordered, { index, item: inlineParts(item) })),
        ),
      );
    case 'note':
      return noteBlocks(inlineParts(block.line));
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function titleBlocks(title: string): readonly types.KnownBlock[] {
  if (title === '') return [];
  if (title.length > MAX.header || title.includes('\n'))
    return richTextBlocks(inlineParts([{ bold: title }]));
  return [{ type: 'header', text: { type: 'plain_text', text: title, emoji: false } }];
}

function fieldParts(label: string, value: readonly Inline[]): readonly Inline[] {
  return [...inlineParts([{ bold: `${label}:` }, ' ']), ...value];
}

function itemParts(
  isOrdered: boolean,
  { index, item }: { readonly index: number; readonly item: readonly Inline[] },
): readonly Inline[] {
  return [{ type: 'text', text: isOrdered ? `${index + 1}. ` : '• ' }, ...item];
}

/** Small print is plain text, without styles; where it links or mentions it becomes a paragraph, which can. */
function noteBlocks(parts: readonly Inline[]): readonly types.KnownBlock[] {
  const text = parts
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim();
  const isPlain = parts.every((part) => part.type === 'text');
  if (!isPlain || weightOf(text) > MAX.contextText) return richTextBlocks(parts);
  if (text === '') return [];
  return [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}

function buttonBlocks(rows: readonly (readonly Button[])[]): readonly types.ActionsBlock[] {
  return rows.flatMap((row, rowIndex) => {
    const elements = row.flatMap((button, index) => buttonElement(button, `${rowIndex}:${index}`) ?? []);
    return chunks(elements, MAX.elementsInActions).map(
      (chunk): types.ActionsBlock => ({ type: 'actions', elements: chunk }),
    );
  });
}

function chunks<T>(items: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Fills messages with blocks until either their number or their weight is reached. */
function packed(blocks: readonly types.KnownBlock[]): readonly types.KnownBlock[][] {
  const messages: types.KnownBlock[][] = [];
  let current: types.KnownBlock[] = [];
  let weight = 0;
  for (const block of blocks) {
    const more = BLOCK_OVERHEAD + weightOf(JSON.stringify(block));
    if (current.length > 0 && (current.length === MAX.blocksInMessage || weight + more > MESSAGE_WEIGHT)) {
      messages.push(current);
      current = [];
      weight = 0;
    }
    current.push(block);
    weight += more;
  }
  return current.length > 0 ? [...messages, current] : messages;
}
