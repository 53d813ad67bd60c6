import { Prisma } from './generated/client.ts';

/** SQL: whether holding `h` of a seat counts at that moment, which may be a column. */
export function holdsAt(at: Date | Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(h.from_at <= ${at} AND (h.until_at IS NULL OR h.until_at > ${at}))`;
}

/** Holdings that have not ended at that moment; some may begin later. */
export function notEndedAt(at: Date): Prisma.SeatHolderWhereInput {
  return { OR: [{ untilAt: null }, { untilAt: { gt: at } }] };
}

/** Holdings that count at that moment. */
export function countingAt(at: Date): Prisma.SeatHolderWhereInput {
  return { fromAt: { lte: at }, ...notEndedAt(at) };
}
