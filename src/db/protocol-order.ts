import { Prisma } from './generated/client.ts';

/**
 * The order of protocol, in which every list names institutions: by kind (the order of the enum), then by the list's own order,
 * then as they came in.
 */
export const IN_PROTOCOL_ORDER = [
  { kind: 'asc' },
  { listOrder: { sort: 'asc', nulls: 'last' } },
  { id: 'asc' },
] as const satisfies readonly Prisma.InstitutionOrderByWithRelationInput[];

/** The same for rows that belong to an institution. */
export const BY_INSTITUTION_IN_PROTOCOL_ORDER = IN_PROTOCOL_ORDER.map((institution) => ({ institution }));

/** SQL: the same for rows of `institution` under that name. */
export function protocolOrder(institution: 'i' | 'si' | 's' | 'w'): Prisma.Sql {
  const of = Prisma.raw(institution);
  return Prisma.sql`${of}.kind, ${of}.list_order NULLS LAST, ${of}.id`;
}
