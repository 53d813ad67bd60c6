import { DAY_MS } from '../lib/clock.ts';
import type { PlatformName } from '../platform/incoming.ts';
import { readRowId } from './args/numbers.ts';
import type { Call } from './command.ts';
import {
  findLatestOwn,
  insertProposal,
  type Proposal,
  readOwnProposal,
  takeProposal,
} from './proposals.store.ts';

/** Takes what was proposed in the call's forum and waits for a press, once; see `takeProposal`. */
export function takeProposed(
  { work, context }: Pick<Call, 'work' | 'context'>,
  proposal: { readonly id: number; readonly kind: string; readonly as: 'done' | 'dropped' },
): Promise<Proposal | undefined> {
  return takeProposal(work.db, { ...proposal, forumId: context.forum.id, now: work.now });
}

/** What of somebody's own words is kept for a button. */
type Kept = Readonly<Record<string, string>>;

/** Keeps what the sender wrote for a day, so that a button can go on with it; gives the id that names it. */
export function keepOwnWords(
  call: Call,
  { kind, facts }: { readonly kind: string; readonly facts: Kept },
): Promise<number> {
  const { work, context } = call;
  return insertProposal(work.db, {
    forumId: context.forum.id,
    kind,
    facts,
    createdById: context.actor.personId,
    account: accountOf(call),
    now: work.now,
    expiresAt: work.now + DAY_MS,
  });
}

/** What was kept under the id that a button names; undefined where it is not the presser's own, or too old. It stays. */
export async function readOwnWords(
  call: Call,
  { kind, id }: { readonly kind: string; readonly id: string | undefined },
): Promise<Proposal['facts'] | undefined> {
  const { work, context } = call;
  const row = readRowId(id);
  if (row === undefined || !call.incoming.sender.isPerson) return undefined;
  const own = { forumId: context.forum.id, id: row, kind, account: accountOf(call), now: work.now };
  return readOwnProposal(work.db, own);
}

/**
 * Takes the last of the sender's own words of a kind that were kept since a moment, once; undefined where there are none that
 * were not taken.
 */
export async function takeLatestOwnWords(
  call: Call,
  { kind, since }: { readonly kind: string; readonly since: number },
): Promise<Proposal['facts'] | undefined> {
  const { work, context } = call;
  const own = { forumId: context.forum.id, kind, account: accountOf(call), now: work.now };
  const id = await findLatestOwn(work.db, { ...own, since });
  if (id === undefined) return undefined;
  return (await takeProposed(call, { id, kind, as: 'done' }))?.facts;
}

function accountOf({ incoming: { platform, sender } }: Pick<Call, 'incoming'>): {
  readonly platform: PlatformName;
  readonly externalId: string;
} {
  return { platform, externalId: sender.id };
}
