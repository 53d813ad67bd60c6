import { isZone, zoneOfLabel } from '../../../lib/zone.ts';

const LARGEST_TELEGRAM_ID = 2n ** 63n - 1n;
/**
 * What a spreadsheet would take for a formula, in narrow and full-width signs: at the beginning, and after a semicolon, a
 * tab or a line's end, where one that separates cells by them begins the next.
 */
const FORMULA = /(^|[;\t\r\n])(\s*)(?='*[=+\-@＝＋－＠])/g;
const GUARDED = /(^|[;\t\r\n])(\s*)'(?='*[=+\-@＝＋－＠])/g;

/** A cell that no spreadsheet runs as a formula: an apostrophe stands before each text that it would take for one. */
export function guardCell(cell: string): string {
  return cell.replace(FORMULA, "$1$2'");
}

/** Takes away the apostrophes of `guardCell`. */
export function unguardCell(cell: string): string {
  return cell.replace(GUARDED, '$1$2');
}

/** The IANA id meant by `WIB`, `WITA`, `WIT` or an IANA name in any case; undefined when there is no such zone. */
export function readZone(text: string): string | undefined {
  const labelled = zoneOfLabel(text);
  if (labelled !== undefined) return labelled;
  if (!/^[A-Za-z]/.test(text) || !isZone(text)) return undefined;
  return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
}

/** Whether a text is a Telegram user's id: digits, a positive number of 64 bits. */
export function isTelegramId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_TELEGRAM_ID;
}

/** Whether a text is a Slack member's id: U or W, then capitals and digits. */
export function isSlackId(text: string): boolean {
  return /^[UW][A-Z0-9]{1,40}$/.test(text);
}
