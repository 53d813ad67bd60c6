import { isBlocked } from '../../../chats/blocks.store.ts';
import type { AdminId } from '../../../config.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Capacity, GrantedRole } from '../../../model/actor.ts';
import type { Work } from '../../../model/work.ts';
import { applyHeldAnswers } from '../../answers/held.service.ts';
import { vacateSeat } from '../office/service.ts';
import { accountKey } from '../people.rules.ts';
import {
  attachAccount,
  createPerson,
  findAccount,
  findPerson,
  hasAccount,
  type KnownAccount,
  listAccounts,
} from '../people.store.ts';
import type { RoleRefusal } from '../roles.service.ts';
import { grantRole, lockRoles, rolesOf } from '../roles.store.ts';
import { holdingsOf, listHoldings, lockSeat, startHolding } from '../seats.store.ts';
import type { AdmissionWay, Moved } from './admission.types.ts';
import { insertAdmission, mergePeople } from './admissions.store.ts';
import { endInvitationsFor, endLinkCodes } from './codes.store.ts';
import { closeRequests, lockRequester } from './requests.store.ts';
import { tellKnownAccounts } from './telling/service.ts';
import type { Newcomer } from './types.ts';

/** What somebody is let into. */
export interface Admission {
  readonly forumId: number;
  readonly newcomer: Newcomer;
  /** How they come: `request` was approved by the secretariat, who saw whose the account is. */
  readonly way: AdmissionWay | 'request';
  /** The record that the account belongs to from now on (another phone, a named successor); else it is found or made. */
  readonly personId: number | undefined;
  /** Undefined: no seat is given. */
  readonly seat: GivenSeat | undefined;
  readonly role: GrantedRole | undefined;
  readonly admins: readonly AdminId[];
}

/** A seat that is given, and what is to be done where somebody else is its official. */
export interface GivenSeat {
  readonly institutionId: number;
  readonly capacity: Capacity;
  readonly position: string;
  readonly whenTaken: 'refuse' | 'replace' | 'aide';
  /** The person acts for it already, and goes on as long as was planned. */
  readonly isHeld?: boolean;
}

/** Who came in, and how many answers that were kept for them count now. */
export interface Admitted {
  readonly personId: number;
  readonly answers: number;
  /** As what they act for the seat that was given; of no meaning where none was. */
  readonly capacity: Capacity;
  /** The record that went into theirs. */
  readonly mergedId: number | undefined;
  /** By which it can be undone; undefined for an approved request of somebody new. */
  readonly admissionId: number | undefined;
}

/** The account is somebody's whose seat or role nobody takes over by a code; who that is, and whose the code was. */
export interface AccountTaken {
  readonly ok: false;
  readonly reason: 'accountTaken';
  readonly forumId: number;
  readonly takenId: number;
  /** Undefined where the code names no record. */
  readonly ownerId: number | undefined;
}

/** Why somebody was not let in. */
export type AdmissionRefusal = 'accountBlocked' | 'adminAccount' | 'holderExists' | RoleRefusal;

/** Somebody was let in, or nothing was changed. */
export type AdmissionOutcome = Result<Admitted, AdmissionRefusal> | AccountTaken;

/**
 * The one way in, whatever leads to it: makes account, person and holding, and lets the answers count that were kept until now.
 * Locks the account and the seat before it looks, so that of two at once the second sees the first. A code never hands
 * over a role or a seat that its bearer's record has, nor gives one to a record that has some: then nothing is changed. The
 * person's other accounts hear who came in.
 */
export async function admit(work: Work, admission: Admission): Promise<AdmissionOutcome> {
  const { db } = work;
  const { forumId, newcomer, seat } = admission;
  await lockRequester(db, newcomer);
  const seatId =
    seat === undefined ? undefined : await lockSeat(db, { forumId, institutionId: seat.institutionId });
  await lockRoles(db, forumId);
  if (await isBlocked(db, { forumId, ...newcomer })) return refused('accountBlocked');
  const account = await findAccount(db, { forumId, ...newcomerKey(newcomer) });
  const bearerId = account?.isRevoked === false ? account.personId : undefined;
  if (await isAdminsElsewhere(work, { ...admission, bearerId })) return refused('adminAccount');
  if (bearerId !== undefined && (await takesOver(work, { ...admission, bearerId }))) {
    return {
      ...{ ok: false, reason: 'accountTaken', forumId },
      ...{ takenId: bearerId, ownerId: admission.personId },
    };
  }
  const freed =
    seat === undefined ? done<Capacity>('aide') : await freeSeat(work, { ...admission, seat, bearerId });
  return freed.ok ? letIn(work, { ...admission, account, seatId, capacity: freed.value }) : freed;
}

function newcomerKey({ platform, externalId }: Newcomer): Pick<Newcomer, 'platform' | 'externalId'> {
  return { platform, externalId };
}

/**
 * Whether a code would make an admin of the environment somebody of the forum who is none: whoever looks after the bot tries links,
 * and would cut off the phone of whom they are for.
 */
async function isAdminsElsewhere(
  { db }: Work,
  {
    forumId,
    way,
    personId,
    newcomer,
    admins,
    bearerId,
  }: Admission & { readonly bearerId: number | undefined },
): Promise<boolean> {
  if (way === 'request' || personId === undefined || personId === bearerId) return false;
  const keys = new Set(admins.map(accountKey));
  if (!keys.has(accountKey(newcomer))) return false;
  const own = await listAccounts(db, { forumId, personIds: [personId] });
  return !own.some((account) => keys.has(accountKey(account)));
}

/** Whether a code would hand over something of its bearer's record, or give something to a record that has something. */
async function takesOver(
  { db, now }: Work,
  { forumId, way, personId, bearerId }: Admission & { readonly bearerId: number },
): Promise<boolean> {
  if (way === 'request' || bearerId === personId) return false;
  if ((await rolesOf(db, { forumId, personIds: [bearerId] })).length > 0) return true;
  const theirs = await holdingsOf(db, { forumId, personId: bearerId, at: now });
  const own = personId === undefined ? [] : await holdingsOf(db, { forumId, personId, at: now });
  return theirs.some(
    ({ seatId, capacity }) => !own.some((held) => held.seatId === seatId && held.capacity === capacity),
  );
}

/** As what there is room at the seat; where that was said, whoever is its official leaves it, and aides stay. */
async function freeSeat(
  work: Work,
  {
    forumId,
    personId,
    seat,
    bearerId,
  }: Admission & { readonly seat: GivenSeat; readonly bearerId: number | undefined },
): Promise<Result<Capacity, 'holderExists' | RoleRefusal>> {
  const { institutionId, capacity, whenTaken, isHeld = false } = seat;
  if (isHeld || capacity === 'aide') return done(capacity);
  const exceptPersonId = personId ?? bearerId;
  const holdings = await listHoldings(work.db, { forumId, institutionId, at: work.now });
  const isTaken = holdings.some((held) => held.capacity === 'holder' && held.personId !== exceptPersonId);
  if (!isTaken) return done('holder');
  if (whenTaken === 'aide') return done('aide');
  if (whenTaken === 'refuse') return refused('holderExists');
  const vacancy = { forumId, institutionId, exceptPersonId, from: work.now, keepsAides: true };
  const vacated = await vacateSeat(work, vacancy);
  return vacated.ok ? done('holder') : vacated;
}

/** What was found under the locks. */
interface Found {
  readonly account: KnownAccount | undefined;
  readonly seatId: number | undefined;
  readonly capacity: Capacity;
}

async function letIn(work: Work, admission: Admission & Found): Promise<Result<Admitted, never>> {
  const { db, now } = work;
  const { forumId, newcomer, way, seat, role } = admission;
  const { account, seatId, capacity } = admission;
  const personId = admission.personId ?? (await recordOf(work, admission));
  const isOther = account?.isRevoked === false && account.personId !== personId;
  const mergedId = isOther ? account.personId : undefined;
  const record = isOther
    ? await becomeOne(work, { forumId, from: account.personId, into: personId })
    : undefined;
  const { platform, externalId } = newcomer;
  const attached = await attachAccount(db, { forumId, personId, now, platform, externalId });
  if (attached.replaced.length > 0) await endLinkCodes(db, { forumId, personIds: [personId], now, platform });
  const hasNewRole = role !== undefined && (await grantRole(db, { forumId, personId, role, now }));
  const given = { forumId, personId, capacity, position: seat?.position ?? '', from: now };
  const isGiven = seatId !== undefined && seat?.isHeld !== true;
  const started = isGiven ? await startHolding(db, { ...given, seatId }) : undefined;
  const answers = await settle(work, { ...admission, personId });
  const before = { personId: account?.personId, revokedAt: account?.revokedAt };
  const moved: Moved = {
    ...{ record, started, replaced: attached.replaced.map(({ id }) => id) },
    account: { id: attached.id, ...before },
    role: hasNewRole ? role : undefined,
  };
  // A request makes somebody new, whom the secretariat removes; an account of somebody who was here can be taken off again.
  const kept = way === 'request' ? 'secretariat' : way;
  const admissionId =
    way === 'request' && admission.personId === undefined
      ? undefined
      : await insertAdmission(db, { forumId, personId, mergedId, way: kept, now, moved });
  await tellKnownAccounts(work, { forumId, personId, newcomer, replaced: attached.replaced });
  return { ok: true, value: { personId, answers, capacity, mergedId, admissionId } };
}

async function becomeOne(
  work: Work,
  merge: { readonly forumId: number; readonly from: number; readonly into: number },
): ReturnType<typeof mergePeople> {
  const gone = { forumId: merge.forumId, personIds: [merge.from], now: work.now };
  await endLinkCodes(work.db, gone);
  await endInvitationsFor(work.db, gone);
  return mergePeople(work.db, { ...merge, now: work.now });
}

/** Ends what waited for the account: its requests for that institution, and the answers that were kept for it. */
async function settle(work: Work, admission: Admission & { readonly personId: number }): Promise<number> {
  const { forumId, newcomer, seat, personId } = admission;
  if (seat !== undefined && admission.way !== 'request') {
    const { institutionId } = seat;
    await closeRequests(work.db, { ...newcomer, forumId, institutionId, now: work.now });
  }
  const institutionId = seat?.institutionId ?? (await onlySeatOf(work, { forumId, personId }));
  return institutionId === undefined ? 0 : applyHeldAnswers(work, { ...admission, institutionId });
}

/** The institution that somebody acts for now, when it is a single one. */
async function onlySeatOf(
  { db, now }: Work,
  { forumId, personId }: { readonly forumId: number; readonly personId: number },
): Promise<number | undefined> {
  const person = await findPerson(db, { forumId, personId, now });
  const present = new Set(person?.seats.filter(({ from }) => from <= now).map((seat) => seat.institutionId));
  return present.size === 1 ? [...present][0] : undefined;
}

/**
 * The record of somebody who comes in for nobody in particular. An account that was cut off while its person goes on with another
 * one is not theirs any more (a lost phone): whoever has it now is somebody new.
 */
async function recordOf(
  { db, now }: Work,
  { forumId, newcomer, account }: Admission & Pick<Found, 'account'>,
): Promise<number> {
  const isTheirs =
    account !== undefined &&
    (!account.isRevoked || !(await hasAccount(db, { forumId, personId: account.personId })));
  return isTheirs ? account.personId : createPerson(db, { forumId, name: newcomer.name, now });
}
