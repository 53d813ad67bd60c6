import type { Block, Line, OutgoingMessage, Span } from './message.ts';

/** Texts are not cut below that many UTF-16 units: names, deadlines and the like stay whole. */
const LEAST_TEXT = 120;
/** Of what is too long that much stays, in each round. */
const SHARE = 0.95;
const CUT = '…';
/** So many blocks stay in any case. */
const LEAST_BLOCKS = 6;

/**
 * Shortens a message until it fits: its longest texts first, then its longest lists from their ends, then blocks from its
 * middle. So counts, deadlines and buttons at its end are never what is lost. Gives back what it has when nothing can be cut any more.
 */
export function shortened(
  message: OutgoingMessage,
  fits: (message: OutgoingMessage) => boolean,
): OutgoingMessage {
  let current = message;
  while (!fits(current)) {
    const blocks =
      withShorterTexts(current.blocks) ?? withShorterLists(current.blocks) ?? withFewerBlocks(current.blocks);
    if (blocks === undefined) return current;
    current = { ...current, blocks };
  }
  return current;
}

function withShorterTexts(blocks: readonly Block[]): readonly Block[] | undefined {
  let longest = 0;
  const measure = (text: string): string => {
    longest = Math.max(longest, text.length);
    return text;
  };
  for (const block of blocks) mapTexts(block, measure);
  if (longest <= LEAST_TEXT) return undefined;
  const most = Math.max(LEAST_TEXT, Math.floor(longest * SHARE));
  return blocks.map((block) => mapTexts(block, (text) => (text.length <= most ? text : cut(text, most))));
}

/** Cuts at that many units, the mark included, and never within a character. */
function cut(text: string, most: number): string {
  const kept = text.slice(0, most - CUT.length).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}${CUT}`;
}

function withShorterLists(blocks: readonly Block[]): readonly Block[] | undefined {
  const longest = Math.max(0, ...blocks.map((block) => (block.kind === 'list' ? block.items.length : 0)));
  if (longest <= 1) return undefined;
  const most = Math.max(1, Math.floor(longest * SHARE));
  return blocks.map((block) =>
    block.kind !== 'list' || block.items.length <= most
      ? block
      : { ...block, items: [...block.items.slice(0, most - 1), [CUT]] },
  );
}

function withFewerBlocks(blocks: readonly Block[]): readonly Block[] | undefined {
  if (blocks.length <= LEAST_BLOCKS) return undefined;
  const kept = Math.max(LEAST_BLOCKS, Math.floor(blocks.length * SHARE)) - 1;
  const before = Math.floor(kept / 2);
  const gap: Block = { kind: 'paragraph', line: [CUT] };
  return [...blocks.slice(0, before), gap, ...blocks.slice(before - kept)];
}

/** Titles and small print, which has counts, are not touched. */
function mapTexts(block: Block, change: (text: string) => string): Block {
  const inLine = (line: Line): Line => line.map((span) => mapSpan(span, change));
  switch (block.kind) {
    case 'paragraph':
      return { ...block, line: inLine(block.line) };
    case 'fields':
      return { ...block, rows: block.rows.map((row) => ({ ...row, value: inLine(row.value) })) };
    case 'list':
      return { ...block, items: block.items.map(inLine) };
    case 'title':
    case 'note':
    case 'divider':
      return block;
  }
}

function mapSpan(span: Span, change: (text: string) => string): Span {
  if (typeof span === 'string') return change(span);
  if ('bold' in span) return { bold: change(span.bold) };
  if ('italic' in span) return { italic: change(span.italic) };
  if ('code' in span) return { code: change(span.code) };
  if ('link' in span) return { ...span, link: change(span.link) };
  return { ...span, mention: change(span.mention) };
}
