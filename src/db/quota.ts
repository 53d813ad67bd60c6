import { Prisma } from './generated/client.ts';

/** How much of something may be had within a span of time that begins with the first. */
export interface Quota {
  readonly most: number;
  readonly spanMs: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * SQL: what follows `ON CONFLICT (…)` where a row `q` counts in `column`, since the moment in `since`. It takes one more, begins anew
 * once the span is over, and writes nothing when none is left. The condition carries the count, so that those who come at
 * once, wherever they arrive, are counted one by one.
 */
export function takeOneMore(column: 'kept' | 'wrong', { most, spanMs, now }: Quota): Prisma.Sql {
  const counted = Prisma.raw(column);
  const isOver = Prisma.sql`q.since <= ${new Date(now - spanMs)}`;
  return Prisma.sql`DO UPDATE SET
      ${counted} = CASE WHEN ${isOver} THEN 1 ELSE q.${counted} + 1 END,
      since = CASE WHEN ${isOver} THEN ${new Date(now)} ELSE q.since END
    WHERE q.${counted} < ${most} OR ${isOver}`;
}
