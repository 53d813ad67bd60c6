import { DAY_MS, monthsBefore } from '../../lib/clock.ts';

/** Bounds of what a forum may set, in months: a meeting's reminders end within two months of it, a round takes a year. */
export const LEDGER_MONTHS = { least: 6, most: 60 } as const;

/**
 * Since when (epoch milliseconds) a forum's notices are surely still known, so that none is planned again: a day less than they
 * are kept.
 */
export function ledgerSince(now: number, ledgerMonths: number): number {
  return monthsBefore(now, ledgerMonths) + DAY_MS;
}

/** Reads how many months are to be kept (`13`, `13 bulan`); undefined for anything else and what is out of bounds. */
export function readMonths(words: string): number | undefined {
  const [, digits] = /^(\d{1,3})(?:\s*(?:bulan|bln|months?))?$/i.exec(words.trim()) ?? [];
  const months = Number(digits);
  return months >= LEDGER_MONTHS.least && months <= LEDGER_MONTHS.most ? months : undefined;
}
