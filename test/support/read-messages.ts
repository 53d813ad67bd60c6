import type { SlackMessage } from '../../playground/slack/index.ts';
import type { Message } from '../../playground/telegram/index.ts';

/** What a person reads in a Telegram message: its text, then its buttons in brackets, a row a line. */
export function telegramText(message: Message | undefined): string {
  if (message === undefined) return '';
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const buttons = rows.map((row) => row.map((button) => `[${button.text}]`).join(' '));
  return [message.text ?? message.caption ?? '', ...buttons].join('\n').trim();
}

/** What a person reads in a Slack message: the texts of its blocks, then its buttons in brackets. */
export function slackText(message: SlackMessage | undefined): string {
  if (message === undefined) return '';
  const lines = message.blocks.map(readBlock).filter((line) => line !== '');
  return lines.length === 0 ? message.text : lines.join('\n');
}

/** The labels of a Slack message's buttons. */
export function slackButtons(message: SlackMessage): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.type === 'actions' && Array.isArray(block.elements)
      ? block.elements.map((one) => readNode(isRecord(one) ? one.text : ''))
      : [],
  );
}

/** Everything in a Slack message that Slack reads as markup, where a mention would ring. */
export function slackMarkup(message: SlackMessage): string {
  const markup: string[] = [message.text];
  collectMarkup(message.blocks, markup);
  return markup.join('\n');
}

function collectMarkup(node: unknown, found: string[]): void {
  if (Array.isArray(node)) for (const one of node) collectMarkup(one, found);
  if (!isRecord(node)) return;
  if (node.type === 'mrkdwn' && typeof node.text === 'string') found.push(node.text);
  for (const value of Object.values(node)) collectMarkup(value, found);
}

function readBlock(block: unknown): string {
  if (!isRecord(block)) return '';
  if (block.type === 'actions' && Array.isArray(block.elements))
    return block.elements.map((one) => `[${readNode(isRecord(one) ? one.text : '')}]`).join(' ');
  return readNode(block.text ?? block.elements ?? '');
}

function readNode(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(readNode).join('');
  if (!isRecord(node)) return '';
  return readNode(node.text ?? node.elements ?? '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
