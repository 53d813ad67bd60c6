import type { Block, Line, OutgoingMessage } from '../../platform/message.ts';
import { MAX_SPOKEN } from './limits.ts';
import { cleanText, escapeMarkup, oneLine } from './text.ts';

/**
 * The whole message as plain text: what notifications show and screen readers read out, since they do not read blocks
 * (Slack's chat.postMessage manual, "Accessibility considerations").
 */
export function spokenText({ summary, blocks }: OutgoingMessage): string {
  const lines = blocks.flatMap(spokenBlock).filter((line) => line !== '');
  const text = cleanText(lines.join('\n')).trim() || oneLine(summary, MAX_SPOKEN, '…');
  const characters = [...text];
  const shown = characters.length <= MAX_SPOKEN ? text : `${characters.slice(0, MAX_SPOKEN - 1).join('')}…`;
  return escapeMarkup(shown);
}

function spokenBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.text];
    case 'paragraph':
    case 'note':
      return [spokenLine(block.line)];
    case 'fields':
      return block.rows.map(({ label, value }) => `${label}: ${spokenLine(value)}`);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${spokenLine(item)}`);
    case 'divider':
      return [];
  }
}

function spokenLine(line: Line): string {
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
