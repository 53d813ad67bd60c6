import { cleanText } from '../../../lib/text.ts';
import type { Block, Line, OutgoingMessage } from '../../../platform/message.ts';
import { MAX_FALLBACK } from '../limits.ts';
import { escapeMarkup, oneLine } from './escape.ts';

/**
 * The whole message as plain text: what notifications show and screen readers read out, since they do not read blocks
 * (Slack's chat.postMessage manual, "Accessibility considerations").
 */
export function fallbackText({ summary, blocks }: OutgoingMessage): string {
  const lines = blocks.flatMap(blockText).filter((line) => line !== '');
  const text = cleanText(lines.join('\n')).trim() || oneLine(summary, { max: MAX_FALLBACK, fallback: '…' });
  const characters = [...text];
  const shown =
    characters.length <= MAX_FALLBACK ? text : `${characters.slice(0, MAX_FALLBACK - 1).join('')}…`;
  return escapeMarkup(shown);
}

function blockText(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.text];
    case 'paragraph':
    case 'note':
      return [lineText(block.line)];
    case 'fields':
      return block.rows.map(({ label, value }) => `${label}: ${lineText(value)}`);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${lineText(item)}`);
    case 'divider':
      return [];
  }
}

function lineText(line: Line): string {
  return line
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('italic' in span) return span.italic;
      if ('code' in span) return span.code;
      return 'link' in span ? span.link : span.mention;
    })
    .join('');
}
