import { cleanText } from '../../../lib/text.ts';

/** Escapes the three characters that Slack parses in `text` (Slack, "Formatting message text"). */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Undoes `escapeMarkup`, which Slack applies to what it hands over. */
export function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** At most `max` UTF-16 units of `text`, with an ellipsis where something was cut; never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, cutIndex(text, max - 1))}…`;
}

/** The last index <= `max` that does not stand inside a surrogate pair. */
export function cutIndex(text: string, max: number): number {
  const code = text.charCodeAt(max - 1);
  return code >= 0xd800 && code <= 0xdbff ? max - 1 : max;
}

/** A single line without leading or trailing space, at most `max` characters; `fallback` when nothing is left. */
export function oneLine(
  text: string,
  { max, fallback }: { readonly max: number; readonly fallback: string },
): string {
  const line = cut(cleanText(text).replace(/\s+/g, ' ').trim(), max);
  return line === '' ? fallback : line;
}

/** Whether an address may stand in a message: http or https, no spaces, not longer than `max`. */
export function isWebAddress(url: string, max: number): boolean {
  return /^https?:\/\/[^\s<>|]+$/i.test(url) && url.length <= max && URL.canParse(url);
}
