import type { SlackMessage, SlackView } from '../slack/index.ts';
import { type JsonRecord, recordOf, recordsOf, stringOf } from '../slack/json.ts';

/** Names people instead of their ids. */
export type NameOf = (userId: string) => string;

/** How a line across a message is written. */
const DIVIDER = '──────────';

/** The words of a Slack message as plain text, one block a paragraph. */
export function slackWords(message: Pick<SlackMessage, 'text' | 'blocks'>, nameOf: NameOf): string {
  const words = message.blocks.map((block) => blockWords(block, nameOf)).filter((text) => text !== '');
  return words.length > 0 ? words.join('\n') : markupWords(message.text, nameOf);
}

/** A modal as plain text: its title, then a line for each block. */
export function viewWords({ view }: SlackView, nameOf: NameOf): string {
  const lines = recordsOf(view.blocks).map((block) => blockWords(block, nameOf));
  return [textOf(view.title, nameOf), ...lines].filter((text) => text !== '').join('\n');
}

/** Labels of the buttons under a Slack message. */
export function slackButtons({ blocks }: Pick<SlackMessage, 'blocks'>): readonly string[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => recordsOf(elements))
    .map(({ text, placeholder }) => stringOf(recordOf(text ?? placeholder).text));
}

function blockWords(block: JsonRecord, nameOf: NameOf): string {
  switch (block.type) {
    case 'header':
      return textOf(block.text, nameOf);
    case 'section':
      return [textOf(block.text, nameOf), ...recordsOf(block.fields).map((field) => textOf(field, nameOf))]
        .filter((text) => text !== '')
        .join('\n');
    case 'context':
      return recordsOf(block.elements)
        .map((element) => textOf(element, nameOf))
        .join(' ');
    case 'rich_text':
      return recordsOf(block.elements)
        .map((element) => richWords(element, nameOf))
        .join('\n');
    case 'divider':
      return DIVIDER;
    case 'input':
      return `${textOf(block.label, nameOf)}: …`;
    default:
      return '';
  }
}

function richWords({ elements, ...element }: JsonRecord, nameOf: NameOf): string {
  if (elements !== undefined)
    return recordsOf(elements)
      .map((inner) => richWords(inner, nameOf))
      .join('');
  if (element.type === 'user') return `@${nameOf(stringOf(element.user_id))}`;
  return stringOf(element.text) || stringOf(element.url);
}

function textOf(value: unknown, nameOf: NameOf): string {
  const { type, text } = recordOf(value);
  return type === 'mrkdwn' ? markupWords(stringOf(text), nameOf) : stringOf(text);
}

/** Slack's markup as its reader sees it, without the styles. */
function markupWords(text: string, nameOf: NameOf): string {
  return text
    .replace(/<@([UW][A-Z0-9]+)>/g, (_whole, id: string) => `@${nameOf(id)}`)
    .replace(/<[^|>]+\|([^>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
