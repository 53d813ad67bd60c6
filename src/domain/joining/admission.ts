import type { AdminId } from '../../config.ts';
import { mergePeople } from '../linking/merge-store.ts';
import { attachAccount, findAccount, hasAccount } from '../members/accounts-store.ts';
import { createPerson, findPerson } from '../members/people-store.ts';
import { grantRole } from '../members/roles-store.ts';
import { lockSeat, startHolding } from '../members/seats-store.ts';
import type { Capacity, GrantedRole } from '../members/types.ts';
import type { Work } from '../work.ts';
import { applyHeldAnswers } from './held.ts';
import { closeRequests } from './request-store.ts';
import type { Newcomer } from './types.ts';

/** What somebody is let into. */
export interface Admission {
  readonly forumId: number;
  readonly newcomer: Newcomer;
  /** The record that the account belongs to from now on (another phone, a named successor); else it is found or made. */
  readonly personId: number | undefined;
  /** Undefined: no seat is given. */
  readonly seat:
    | { readonly institutionId: number; readonly capacity: Capacity; readonly position: string }
    | undefined;
  readonly role: GrantedRole | undefined;
  readonly admins: readonly AdminId[];
}

/** Who came in, and how many answers that were kept for them count now. */
export interface Admitted {
  readonly personId: number;
  readonly answers: number;
}

/** Makes account, person and holding, and lets the answers count that were kept until now. */
export async function admit(work: Work, admission: Admission): Promise<Admitted> {
  const { db, now } = work;
  const { forumId, newcomer, seat, role } = admission;
  const personId = await personOf(work, admission);
  await attachAccount(db, {
    forumId,
    personId,
    now,
    platform: newcomer.platform,
    externalId: newcomer.externalId,
  });
  if (role !== undefined) await grantRole(db, { forumId, personId, role, now });
  if (seat !== undefined) {
    const { institutionId, capacity, position } = seat;
    const seatId = await lockSeat(db, { forumId, institutionId });
    await startHolding(db, { forumId, seatId, personId, capacity, position, from: now });
    await closeRequests(db, { ...newcomer, forumId, institutionId, now });
  }
  const institutionId = seat?.institutionId ?? (await onlySeatOf(work, { forumId, personId }));
  const answers =
    institutionId === undefined ? 0 : await applyHeldAnswers(work, { ...admission, institutionId });
  return { personId, answers };
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
 * The record of somebody who comes in. Where it is given and the account was another record's, the two become one. An account that was cut off while its person goes on with another one is
 * not theirs any more (a lost phone): whoever has it now is somebody new.
 */
async function personOf(work: Work, { forumId, newcomer, personId }: Admission): Promise<number> {
  const { db, now } = work;
  const { platform, externalId, name } = newcomer;
  const account = await findAccount(db, { forumId, platform, externalId });
  if (personId !== undefined) {
    const isOther = account?.isRevoked === false && account.personId !== personId;
    if (isOther) await mergePeople(db, { forumId, from: account.personId, into: personId });
    return personId;
  }
  const isTheirs =
    account !== undefined &&
    (!account.isRevoked || !(await hasAccount(db, { forumId, personId: account.personId })));
  return isTheirs ? account.personId : createPerson(db, { forumId, name, now });
}
