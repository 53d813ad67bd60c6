import { done, type Result, refused } from '../../lib/result.ts';
import { type Capacity, GRANTED_ROLES, type GrantedRole } from '../../model/actor.ts';
import type { Work } from '../../model/work.ts';
import { planNotice } from '../../notices/service.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import { endInvitationsBy, endLinkCodes } from './entering/codes.store.ts';
import { revokeAccounts } from './people.store.ts';
import { roleChanged } from './role-changed.notice.ts';
import type { GivenRole } from './roles.rules.ts';
import { areLastSecretariat, grantRole, lockRoles, rolesOf, takeRoles } from './roles.store.ts';
import { lockSeats, setCapacity, takenOfAide } from './seats.store.ts';
import type { AccountKey, PeopleKey, PersonKey } from './types.ts';

/** Why roles were not taken away. */
export type RoleRefusal = 'lastSecretariat';

/** Gives a role beyond the seat; false when the person had it. */
export async function giveRole(
  work: Work,
  { forumId, personId, role }: PersonKey & { readonly role: GrantedRole },
): Promise<boolean> {
  await lockRoles(work.db, forumId);
  return grantRole(work.db, { forumId, personId, role, now: work.now });
}

/** Takes roles away from people, all of those named or none; a forum never loses its last secretariat. */
export async function removeRoles(
  work: Work,
  { roles = GRANTED_ROLES, ...people }: PeopleKey & { readonly roles?: readonly GrantedRole[] },
): Promise<Result<readonly GrantedRole[], RoleRefusal>> {
  await lockRoles(work.db, people.forumId);
  const had = (await rolesOf(work.db, people)).filter((role) => roles.includes(role));
  if (had.length === 0) return done([]);
  const taken = await takeRoles(work.db, { ...people, roles: had });
  if (taken === 0) return refused('lastSecretariat');
  if (had.includes('secretariat')) await endInvitationsBy(work.db, { ...people, now: work.now });
  return done(had);
}

/** Whose accounts are cut off, and what stays. */
export interface CutOffOrder extends PersonKey {
  /**
   * Whoever cuts off their own accounts speaks from one of them: it stays, and so does the invitation that is to bring them to
   * another, which is good only while its maker can reach the bot.
   */
  readonly spared?: {
    readonly account: Pick<AccountKey, 'platform' | 'externalId'>;
    readonly invitationId: number | undefined;
  };
}

/**
 * Cuts off every account of somebody, with the codes that it was shown and the invitations that it made; they keep seats and
 * roles, and come back by an invitation. Gives how many. The
 * last secretariat that can reach the bot keeps its accounts, because nobody could let it in again.
 */
export async function cutOffAccounts(
  work: Work,
  { spared, ...person }: CutOffOrder,
): Promise<Result<number, RoleRefusal>> {
  const { forumId, personId } = person;
  await lockRoles(work.db, forumId);
  if (spared === undefined && (await areLastSecretariat(work.db, { forumId, personIds: [personId] })))
    return refused('lastSecretariat');
  const people = { forumId, personIds: [personId], now: work.now };
  await endInvitationsBy(work.db, { ...people, exceptId: spared?.invitationId });
  await endLinkCodes(work.db, people);
  return done(await revokeAccounts(work.db, { ...person, now: work.now, except: spared?.account }));
}

/** Somebody does not become the official of an institution that has one. */
export interface HolderTaken {
  readonly ok: false;
  readonly reason: 'holderTaken';
  /** Short name of the institution. */
  readonly institution: string;
}

/** Makes somebody a plain member or aide: roles beyond the seat go, and all seats are held in that capacity. */
export async function makePlain(
  work: Work,
  { capacity, ...person }: PersonKey & { readonly capacity: Capacity },
): Promise<
  Result<{ readonly seats: number; readonly taken: readonly GrantedRole[] }, RoleRefusal> | HolderTaken
> {
  const { forumId, personId } = person;
  await lockSeats(work.db, { forumId, of: { personIds: [personId], at: work.now } });
  if (capacity === 'holder') {
    const [institution] = await takenOfAide(work.db, { ...person, at: work.now });
    if (institution !== undefined) return { ok: false, reason: 'holderTaken', institution };
  }
  const removed = await removeRoles(work, { forumId, personIds: [personId] });
  if (!removed.ok) return removed;
  const seats = await setCapacity(work.db, { ...person, capacity, now: work.now });
  return done({ seats, taken: removed.value });
}

/** It concerns what people may do. */
const PRIORITY = 20;
const KEY_BYTES = 4;

/** Tells somebody which role they were given, or which they lost. */
export async function tellRole(
  work: Work,
  facts: {
    readonly forumId: number;
    readonly target: NoticeTarget;
    readonly given: GivenRole | '';
    readonly taken: readonly GrantedRole[];
  },
): Promise<void> {
  const { forumId, target, given, taken } = facts;
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: roleChanged,
    key: `roleChanged:${work.randomness.token(KEY_BYTES)}`,
    facts: { given, taken },
    targets: [target],
  });
}
