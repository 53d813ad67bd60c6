import type { Db } from '../db/db.ts';
import type { Prisma } from '../db/generated/client.ts';
import { DAY_MS } from '../lib/clock.ts';
import type { PlatformName } from '../platform/incoming.ts';

/** Something prepared that waits for a press of its button. */
export interface Proposal {
  readonly id: number;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly createdById: number | undefined;
}

/** The account that wrote something, be it of somebody on record or not. */
export interface OwnAccount {
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** A proposal about to be made. */
export interface NewProposal {
  readonly forumId: number;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly createdById: number | undefined;
  /** Given where it is somebody's own words, which nobody else may go on with. */
  readonly account?: OwnAccount;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly expiresAt: number;
}

/** Keeps a proposal and gives its id, which fits into a button. */
export async function insertProposal(db: Db, proposal: NewProposal): Promise<number> {
  const row = await db.proposal.create({
    data: {
      forumId: proposal.forumId,
      kind: proposal.kind,
      // What is proposed is plain data; Prisma's type would have every caller say so.
      facts: proposal.facts as Prisma.InputJsonObject,
      createdById: proposal.createdById ?? null,
      platform: proposal.account?.platform ?? null,
      externalId: proposal.account?.externalId ?? null,
      createdAt: new Date(proposal.now),
      expiresAt: new Date(proposal.expiresAt),
    },
  });
  return row.id;
}

/**
 * Takes an open proposal, once: the condition carries the column it changes, so of two presses one gets it.
 * Undefined when it is done, dropped, expired or another forum's.
 */
export async function takeProposal(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly id: number;
    readonly kind: string;
    readonly now: number;
    readonly as: 'done' | 'dropped';
  },
): Promise<Proposal | undefined> {
  const rows = await db.proposal.updateManyAndReturn({
    where: {
      id: facts.id,
      forumId: facts.forumId,
      kind: facts.kind,
      state: 'open',
      expiresAt: { gt: new Date(facts.now) },
    },
    data: { state: facts.as },
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    facts: factsIn(row),
    createdById: row.createdById ?? undefined,
  };
}

/** What an open proposal holds, for the account that wrote it and nobody else; it stays open until it expires. */
export async function readOwnProposal(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly id: number;
    readonly kind: string;
    readonly account: OwnAccount;
    readonly now: number;
  },
): Promise<Proposal['facts'] | undefined> {
  const { now, account, ...own } = facts;
  const row = await db.proposal.findFirst({
    where: { ...own, ...account, state: 'open', expiresAt: { gt: new Date(now) } },
    select: { facts: true },
  });
  return row === null ? undefined : factsIn(row);
}

/** The last open proposal of a kind that an account wrote since a moment. */
export async function findLatestOwn(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly kind: string;
    readonly account: OwnAccount;
    readonly since: number;
    readonly now: number;
  },
): Promise<number | undefined> {
  const { forumId, kind, account, since, now } = facts;
  const row = await db.proposal.findFirst({
    where: {
      ...{ forumId, kind, ...account, state: 'open' },
      ...{ createdAt: { gte: new Date(since) }, expiresAt: { gt: new Date(now) } },
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return row?.id;
}

/**
 * Notes an answer in an open proposal, once a key: of two presses one counts. Undefined when it was answered already, or
 * the proposal is done, dropped, expired or another forum's.
 */
export async function noteInProposal(
  db: Db,
  note: {
    readonly forumId: number;
    readonly id: number;
    readonly kind: string;
    readonly now: number;
    /** Name of an object of the facts. */
    readonly under: string;
    readonly key: string;
    readonly value: string;
  },
): Promise<Proposal | undefined> {
  const { forumId, id, kind, now, under, key, value } = note;
  const changed = await db.$executeRaw`
    UPDATE proposal SET facts = jsonb_set(facts, ARRAY[${under}::text, ${key}::text], to_jsonb(${value}::text))
    WHERE id = ${id} AND forum_id = ${forumId} AND kind = ${kind} AND state = 'open' AND expires_at > ${new Date(now)}
      AND NOT jsonb_exists(facts->${under}::text, ${key}::text)`;
  if (changed === 0) return undefined;
  const row = await db.proposal.findUniqueOrThrow({ where: { id } });
  return {
    id: row.id,
    kind: row.kind,
    facts: factsIn(row),
    createdById: row.createdById ?? undefined,
  };
}

/** Empties what a proposal held once that is no longer needed: it may name people. */
export async function emptyProposal(
  db: Db,
  key: { readonly forumId: number; readonly id: number },
): Promise<void> {
  await db.proposal.updateMany({ where: key, data: { facts: {} } });
}

/** Reports name who ordered a reminder by its proposal for some days. */
const REMINDERS_MS = 30 * DAY_MS;

/** Forgets proposals that expired (a members' file names people), those of reminders some days later; gives how many. */
export async function forgetProposals(db: Db, now: number): Promise<number> {
  const { count } = await db.proposal.deleteMany({
    where: {
      OR: [
        { expiresAt: { lt: new Date(now) }, kind: { not: 'reminder' } },
        { expiresAt: { lt: new Date(now - REMINDERS_MS) } },
      ],
    },
  });
  return count;
}

function factsIn({ facts }: { readonly facts: unknown }): Readonly<Record<string, unknown>> {
  // `insertProposal` takes objects only.
  return facts as Record<string, unknown>;
}

/** The last open proposal of a kind that a person made, or the one of an id; that of an account where the person is on no record. */
export async function findOpenOf(
  db: Db,
  facts: {
    readonly forumId: number;
    readonly kind: string;
    readonly personId: number | undefined;
    readonly account: OwnAccount;
    readonly id?: number | undefined;
    readonly now: number;
  },
): Promise<Proposal | undefined> {
  const { forumId, kind, personId, account, id, now } = facts;
  const row = await db.proposal.findFirst({
    where: {
      ...{ forumId, kind, state: 'open', expiresAt: { gt: new Date(now) } },
      ...(personId === undefined ? account : { createdById: personId }),
      ...(id === undefined ? {} : { id }),
    },
    orderBy: { id: 'desc' },
  });
  if (row === null) return undefined;
  return { id: row.id, kind: row.kind, facts: factsIn(row), createdById: row.createdById ?? undefined };
}
