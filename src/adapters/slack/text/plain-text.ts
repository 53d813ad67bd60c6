import { cleanText } from '../../../lib/text.ts';
import { MOST_TEXT } from '../../../platform/incoming.ts';
import { unescapeMarkup } from './escape.ts';

/** Slack's markup in what it hands over: links, people, channels, groups, dates (Slack, "Formatting message text"). */
const MARKUP = /<(https?:|mailto:|tel:|[@#!])([^<>|]*)(?:\|([^<>]*))?>/g;

/** Enough for the core to see that a text is too long for it. */
const READ_UNITS = MOST_TEXT + 1_000;

/** The words of a message as the person typed them: without mentions of the bot, links as text, entities undone. */
export function plainText(text: string, botUserId: string | undefined): string {
  const words = text
    .slice(0, READ_UNITS)
    .replace(MARKUP, (_whole, ...[sign, target, label]: [string, string, string | undefined]) =>
      sign === '@' && target === botUserId ? ' ' : markupWords(sign, { target, label }),
    );
  const lines = cleanText(unescapeMarkup(words)).split('\n');
  return lines
    .map((line) => line.replace(/[ \t\u00A0]+/g, ' ').trim())
    .join('\n')
    .trim();
}

/** Whether a message addresses this user by name. */
export function mentionsUser(text: string, userId: string | undefined): boolean {
  return userId !== undefined && (text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`));
}

function markupWords(
  sign: string,
  { target, label }: { readonly target: string; readonly label: string | undefined },
): string {
  if (sign === '@' || sign === '#') return `${sign}${label === undefined || label === '' ? target : label}`;
  if (sign === '!') return label ?? `@${target.split('^')[0] ?? ''}`;
  const address = `${sign}${target}`;
  if (label === undefined || label === '') return sign.startsWith('http') ? address : target;
  return isAddressItself(label, target) ? label : `${label} (${address})`;
}

/** Slack makes links of addresses that people type ("bmkg.go.id"); then the label is what was typed. */
function isAddressItself(label: string, target: string): boolean {
  const bare = (text: string): string => text.replace(/^[a-z]+:(\/\/)?|^\/\/|\/$/gi, '').toLowerCase();
  return bare(label) === bare(target);
}
