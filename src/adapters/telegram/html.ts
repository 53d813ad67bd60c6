import { cleanText } from '../../lib/text.ts';
import type { Line, Span } from '../../platform/message.ts';

/** A stretch of text with the same markup; `open` and `close` are its tags, empty for plain text. */
export interface Run {
  readonly text: string;
  readonly open: string;
  readonly close: string;
}

const VISIBLE = /[^\s\p{C}\p{Z}\u115F\u1160\u2800\u3164]/u;

/** Words that harm nobody on one line, for titles, labels and buttons. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Whether a reader would see anything; Telegram refuses messages in which nobody would. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** Escapes what Telegram's HTML gives a meaning (Bot API, "HTML style"). */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}

/** An address that Telegram opens, in its normal form; undefined for every other scheme. */
export function openableUrl(url: string): string | undefined {
  const parsed = URL.parse(url.trim());
  return parsed !== null && ['http:', 'https:', 'tg:'].includes(parsed.protocol) ? parsed.href : undefined;
}

/** Plain text as a run. */
export function plain(text: string): Run {
  return { text: cleanText(text), open: '', close: '' };
}

/** Text in a simple tag. */
export function tagged(tag: 'b' | 'i' | 'code', text: string): Run {
  return { text: cleanText(text), open: `<${tag}>`, close: `</${tag}>` };
}

function linked(text: string, url: string | undefined): Run {
  if (url === undefined || url.length > 2048) return plain(text);
  return { text: cleanText(text), open: `<a href="${escapeAttribute(url)}">`, close: '</a>' };
}

function toRun(span: Span): Run {
  if (typeof span === 'string') return plain(span);
  if ('bold' in span) return tagged('b', span.bold);
  if ('italic' in span) return tagged('i', span.italic);
  if ('code' in span) return tagged('code', span.code);
  if ('link' in span) return linked(span.link, openableUrl(span.url));
  return linked(span.mention, /^\d+$/.test(span.userId) ? `tg://user?id=${span.userId}` : undefined);
}

/** The runs of a line, empty ones left out. */
export function toRuns(line: Line): readonly Run[] {
  return line.map(toRun).filter((run) => run.text !== '');
}

/** The runs as Telegram HTML. */
export function toHtml(runs: readonly Run[]): string {
  return runs.map((run) => `${run.open}${escapeHtml(run.text)}${run.close}`).join('');
}
