import { isZone, zoneOfLabel } from '../../../lib/zone.ts';

const LARGEST_TELEGRAM_ID = 2n ** 63n - 1n;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** A cell that no spreadsheet runs as a formula: such a text gets an apostrophe before it. */
export function guardCell(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Takes away the apostrophe of `guardCell`. */
export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
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
