import { Temporal } from 'temporal-polyfill';
import type { Db } from '../../../db/db.ts';
import type { ZoneId } from '../../../lib/zone.ts';
import type { Outcome } from './outcomes.types.ts';

/** An ending, once; `code` where it is about an entry. */
export interface Counted {
  readonly forum: { readonly id: number; readonly timeZone: ZoneId };
  readonly what: Outcome;
  readonly code?: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Counts an ending. To be called last in its transaction: whoever asks the same waits for the row until then.
 */
export async function count(db: Db, { forum, what, code = '', now }: Counted): Promise<void> {
  const day = dayOf(now, forum.timeZone);
  await db.$executeRaw`
    INSERT INTO faq_tally AS t (forum_id, day, what, code, times) VALUES (${forum.id}, ${day}, ${what}, ${code}, 1)
    ON CONFLICT (forum_id, day, what, code) DO UPDATE SET times = t.times + 1`;
}

/** How often which ending was about which entry. */
export interface Tally {
  readonly what: string;
  readonly code: string;
  readonly times: number;
}

/** What was counted since a day, that day included. */
export async function listTallies(
  db: Db,
  query: { readonly forumId: number; readonly sinceDay: string },
): Promise<readonly Tally[]> {
  const rows = await db.faqTally.groupBy({
    by: ['what', 'code'],
    where: { forumId: query.forumId, day: { gte: query.sinceDay } },
    _sum: { times: true },
  });
  return rows.map(({ what, code, _sum }) => ({ what, code, times: _sum.times ?? 0 }));
}

/** The day of a moment in a zone, as it is counted under. */
export function dayOf(epochMs: number, zone: ZoneId): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}
