import { done, type Result } from '../../../lib/result.ts';
import type { GrantedRole } from '../../../model/actor.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { endInvitationsForIdle, endInvitationsTo, endWaysIn } from '../entering/codes.store.ts';
import { createPerson, lastUsedAccount, revokeAccounts } from '../people.store.ts';
import { type RoleRefusal, removeRoles, tellRole } from '../roles.service.ts';
import { rolesOf } from '../roles.store.ts';
import {
  endHoldings,
  holdingsOf,
  institutionOfSeat,
  listHoldings,
  lockSeat,
  startHolding,
} from '../seats.store.ts';
import type { Holding } from '../types.ts';
import { officeEnded } from './office-ended.notice.ts';

/** A change of office at an institution. */
export interface OfficeChange {
  readonly forumId: number;
  readonly institutionId: number;
  /** Somebody of the forum, or a new person by name. */
  readonly successor: { readonly personId: number } | { readonly name: string };
  readonly position: string;
  /** First moment of the new holder, epoch milliseconds. */
  readonly from: number;
  readonly keepsAides: boolean;
}

/** What a change of office did. */
export interface OfficeChanged {
  readonly personId: number;
  readonly seatId: number;
  readonly leaving: readonly Holding[];
  /** Roles that ended with it, each once. */
  readonly lostRoles: readonly GrantedRole[];
}

/** Who must leave a seat, and when. */
export interface Vacancy {
  readonly forumId: number;
  readonly institutionId: number;
  /** Whoever stays, because they are the new holder. */
  readonly exceptPersonId: number | undefined;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly keepsAides: boolean;
}

/**
 * Ends the holdings of a seat at a moment. Whoever leaves and holds no other seat loses roles and accounts with it;
 * where the moment lies ahead, the seat ends by itself then. They are told. Answers and history keep their names.
 */
export async function vacateSeat(
  work: Work,
  { forumId, institutionId, exceptPersonId, from, keepsAides }: Vacancy,
): Promise<Result<Omit<OfficeChanged, 'personId'>, RoleRefusal>> {
  const { db, now } = work;
  const seatId = await lockSeat(db, { forumId, institutionId });
  const leaving = (await listHoldings(db, { forumId, institutionId, at: from })).filter(
    ({ personId, capacity }) => personId !== exceptPersonId && (capacity === 'holder' || !keepsAides),
  );
  const personIds = [...new Set(leaving.map(({ personId }) => personId))];
  const lost = from <= now ? await loseRights(work, { forumId, seatId, personIds }) : done([]);
  if (!lost.ok) return lost;
  await endHoldings(db, { forumId, ids: leaving.map(({ id }) => id), at: from });
  await endInvitationsTo(db, {
    forumId,
    seatId,
    capacities: keepsAides ? ['holder'] : ['holder', 'aide'],
    now,
  });
  await endInvitationsForIdle(db, { forumId, personIds, now });
  const others = personIds.filter((id) => !lost.value.some(({ personId }) => personId === id));
  const leavers = [
    ...lost.value,
    ...others.map((personId): Leaver => ({ personId, target: { kind: 'person', personId }, roles: [] })),
  ];
  await sayFarewell(work, { forumId, seatId, from, leavers });
  return done({ seatId, leaving, lostRoles: [...new Set(leavers.flatMap(({ roles }) => roles))] });
}

/** Gives a seat to a new holder from a moment on; nothing is changed when it is refused. */
export async function changeHolder(
  work: Work,
  { successor, position, ...change }: OfficeChange,
): Promise<Result<OfficeChanged, RoleRefusal>> {
  const { db, now } = work;
  const { forumId, from } = change;
  const known = 'personId' in successor ? successor.personId : undefined;
  const vacated = await vacateSeat(work, { ...change, exceptPersonId: known });
  if (!vacated.ok) return vacated;
  const { seatId } = vacated.value;
  const name = 'name' in successor ? successor.name : '';
  const personId = known ?? (await createPerson(db, { forumId, name, now }));
  await startHolding(db, { forumId, seatId, personId, capacity: 'holder', position, from });
  return done({ ...vacated.value, personId });
}

/** Takes everything away from those who hold no seat but the one being left: all of them, or nobody. */
async function loseRights(
  work: Work,
  facts: { readonly forumId: number; readonly seatId: number; readonly personIds: readonly number[] },
): Promise<Result<readonly Leaver[], RoleRefusal>> {
  const { forumId, seatId } = facts;
  const leavers: Leaver[] = [];
  for (const personId of facts.personIds) {
    const held = await holdingsOf(work.db, { forumId, personId, at: work.now });
    if (held.every((holding) => holding.seatId === seatId)) {
      leavers.push(await leaverLosingAll(work, { forumId, personId }));
    }
  }
  return endRights(work, { forumId, leavers });
}

/** Takes roles and accounts from people who have nothing left in the forum: from all of them, or from nobody. */
export async function endRights(
  work: Work,
  { forumId, leavers }: { readonly forumId: number; readonly leavers: readonly Leaver[] },
): Promise<Result<readonly Leaver[], RoleRefusal>> {
  const personIds = leavers.map(({ personId }) => personId);
  const removed = await removeRoles(work, { forumId, personIds });
  if (!removed.ok) return removed;
  for (const personId of personIds) await revokeAccounts(work.db, { forumId, personId, now: work.now });
  await endWaysIn(work.db, { forumId, personIds, now: work.now });
  return done(leavers);
}

/** Ends everything somebody is in the forum: seats, roles, accounts, and tells them. Their answers and history stay. */
export async function removePerson(
  work: Work,
  { forumId, personId }: { readonly forumId: number; readonly personId: number },
): Promise<Result<undefined, RoleRefusal>> {
  const leaver = await leaverLosingAll(work, { forumId, personId });
  const ended = await endRights(work, { forumId, leavers: [leaver] });
  if (!ended.ok) return ended;
  const held = await holdingsOf(work.db, { forumId, personId, at: work.now });
  await endHoldings(work.db, { forumId, ids: held.map(({ id }) => id), at: work.now });
  const seatIds = [...new Set(held.map(({ seatId }) => seatId))];
  for (const [index, seatId] of seatIds.entries()) {
    const leavers = [index === 0 ? leaver : { ...leaver, roles: [] }];
    await sayFarewell(work, { forumId, seatId, from: work.now, leavers });
  }
  if (seatIds.length === 0 && leaver.roles.length > 0)
    await tellRole(work, { forumId, target: leaver.target, given: '', taken: leaver.roles });
  return done(undefined);
}

/** Somebody who leaves a seat: how they are reached, and what ends with it. */
export interface Leaver {
  readonly personId: number;
  readonly target: NoticeTarget;
  readonly roles: readonly GrantedRole[];
}

/** People wait for nothing here. */
const PRIORITY = 10;

/** Somebody whose rights end at once is reached by their account, which no longer is theirs then; read before it is cut off. */
export async function leaverLosingAll(
  { db }: Work,
  person: { readonly forumId: number; readonly personId: number },
): Promise<Leaver> {
  const { forumId, personId } = person;
  const account = await lastUsedAccount(db, person);
  const target: NoticeTarget =
    account === undefined ? { kind: 'person', personId } : { kind: 'account', ...account };
  return { personId, target, roles: await rolesOf(db, { forumId, personIds: [personId] }) };
}

/** Tells each of those who leave a seat from when on they do not act for it any more, and which roles ended with it. */
export async function sayFarewell(
  work: Work,
  facts: {
    readonly forumId: number;
    readonly seatId: number;
    /** Epoch milliseconds. */
    readonly from: number;
    readonly leavers: readonly Leaver[];
  },
): Promise<void> {
  const { forumId, seatId, from, leavers } = facts;
  const institution = (await institutionOfSeat(work.db, { forumId, seatId }))?.shortName ?? '';
  for (const { personId, target, roles } of leavers) {
    await planNotice(work, {
      ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
      kind: officeEnded,
      key: `officeEnded:${seatId}:${personId}:${from}`,
      facts: { institution, from, roles },
      targets: [target],
    });
  }
}
