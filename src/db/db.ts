import type { Prisma } from './generated/client.ts';

/** The store as stores see it: inside a transaction or outside, the same calls. Only `store.ts` files use its members. */
export type Db = Prisma.TransactionClient;
