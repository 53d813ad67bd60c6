import type { Block, OutgoingFile, OutgoingMessage } from '../../platform/message.ts';
import { shortened } from '../../platform/shorten.ts';
import { cleanLine, isVisible, plain, type Run, tagged, toHtml, toRuns } from './html.ts';
import { type InlineKeyboard, toKeyboards } from './keyboard.ts';
import { TEXT_ENTITIES, TEXT_UNITS } from './limits.ts';
import { splitBlocks, type TextBlock, type TextLine } from './split.ts';

/** One Telegram message: HTML, and the buttons under it. */
export interface RenderedPart {
  readonly text: string;
  readonly replyMarkup?: InlineKeyboard;
}

/** What a message becomes: one or more texts in this order, then its files. */
export interface Rendered {
  readonly parts: readonly RenderedPart[];
  readonly files: readonly OutgoingFile[];
}

const ROOM = { units: TEXT_UNITS, entities: TEXT_ENTITIES };
const FILLER = '…';
/** Short enough not to wrap on a narrow phone. */
const DIVIDER = '──────────';

/**
 * Turns a message into Telegram HTML; all its texts are escaped. What is too long for one message is split, with
 * the buttons under the last; more than a hundred buttons continue under messages of their own.
 * @throws RangeError when a button's action does not fit
 */
export function renderTelegram(message: OutgoingMessage): Rendered {
  if (message.isOneMessage === true) return { parts: [renderSingle(message)], files: message.files };
  const texts = renderTexts(message);
  const [first, ...others] = toKeyboards(message.buttons);
  const parts = texts.map((text, index) =>
    first !== undefined && index === texts.length - 1 ? { text, replyMarkup: first } : { text },
  );
  const more = others.map((replyMarkup) => ({ text: FILLER, replyMarkup }));
  return { parts: [...parts, ...more], files: message.files };
}

/** See `Platform.messagesOf`; what cannot be rendered is refused when it is sent. */
export function messagesOf(message: OutgoingMessage): number {
  try {
    const { parts, files } = renderTelegram(message);
    return parts.length + files.length;
  } catch {
    return 1;
  }
}

/**
 * The message as exactly one part, for changing it in place: what is too long is shortened, its end and its buttons stay.
 * @throws RangeError when a button's action does not fit
 */
export function renderSingle(message: OutgoingMessage): RenderedPart {
  const [text = FILLER] = renderTexts(shortened(message, (one) => renderTexts(one).length === 1));
  const [replyMarkup] = toKeyboards(message.buttons);
  return replyMarkup === undefined ? { text } : { text, replyMarkup };
}

function renderTexts(message: OutgoingMessage): readonly string[] {
  const split = splitBlocks(toTextBlocks(message.blocks), ROOM);
  if (split.length > 0) return split.map(toHtml);
  const summary = splitBlocks([{ lines: [[plain(message.summary)]], tight: false }], ROOM);
  return summary.length > 0 ? summary.map(toHtml) : [FILLER];
}

function toTextBlocks(blocks: readonly Block[]): readonly TextBlock[] {
  return blocks.flatMap((block, index) => {
    const lines = toLines(block).filter((line) => isVisible(line.map((run) => run.text).join('')));
    return lines.length === 0 ? [] : [{ lines, tight: isTight(block, blocks[index - 1]) }];
  });
}

/** A list stands directly under the paragraph that introduces it, and small print under other small print. */
function isTight(block: Block, before: Block | undefined): boolean {
  return (
    (block.kind === 'list' && before?.kind === 'paragraph') ||
    (block.kind === 'note' && before?.kind === 'note')
  );
}

function toLines(block: Block): readonly TextLine[] {
  switch (block.kind) {
    case 'title':
      return [[tagged('b', cleanLine(block.text))]];
    case 'paragraph':
      return [toRuns(block.line)];
    case 'fields':
      return block.rows.map((row) => [tagged('b', cleanLine(row.label)), plain(': '), ...toRuns(row.value)]);
    case 'list':
      return block.items.map((item, index) => [
        plain(block.ordered ? `${index + 1}. ` : '• '),
        ...toRuns(item),
      ]);
    case 'note':
      return [toRuns(block.line).map(inItalics)];
    case 'divider':
      return [[plain(DIVIDER)]];
  }
}

/** Small print is in italics as a whole; links and code keep their own look. */
function inItalics(run: Run): Run {
  return run.open === '' ? { ...run, open: '<i>', close: '</i>' } : run;
}
