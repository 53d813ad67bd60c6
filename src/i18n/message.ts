import type { Block, Button, Line, OutgoingFile, OutgoingMessage } from '../platform/message.ts';

/** Parts of a message; what is left out is empty. */
export interface MessageParts {
  readonly summary: string;
  readonly blocks?: readonly Block[];
  readonly buttons?: readonly (readonly Button[])[];
  readonly files?: readonly OutgoingFile[];
}

/** Makes a message; without blocks the summary is its one paragraph. */
export function message({ summary, blocks, buttons = [], files = [] }: MessageParts): OutgoingMessage {
  return { summary, blocks: blocks ?? [paragraph(summary)], buttons, files };
}

/** A paragraph of runs. */
export function paragraph(...line: Line): Block {
  return { kind: 'paragraph', line };
}

/** A bulleted or numbered list of plain lines. */
export function list(items: readonly string[], ordered = false): Block {
  return { kind: 'list', ordered, items: items.map((item) => [item]) };
}

/** Buttons two by two. */
export function pairs(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}

/** The words of a message alone, without look, buttons and files, to be copied into any application. */
export function plainly({ summary, blocks }: OutgoingMessage): OutgoingMessage {
  const texts = blocks.map(plainText).filter((text) => text.trim() !== '');
  return message({ summary, blocks: texts.map((text) => paragraph(text)) });
}

function plainText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return block.text;
    case 'paragraph':
    case 'note':
      return plainLine(block.line);
    case 'fields':
      return block.rows.map(({ label, value }) => `${label}: ${plainLine(value)}`).join('\n');
    case 'list':
      return block.items.map((item) => `• ${plainLine(item)}`).join('\n');
    case 'divider':
      return '';
  }
}

function plainLine(line: Line): string {
  return line.map(plainSpan).join('');
}

function plainSpan(span: Line[number]): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('italic' in span) return span.italic;
  if ('code' in span) return span.code;
  return 'link' in span ? span.link : span.mention;
}
