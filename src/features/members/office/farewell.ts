import type { GrantedRole } from '../../../model/actor.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { lastUsedAccount } from '../people.store.ts';
import { rolesOf } from '../roles.store.ts';
import { institutionOfSeat } from '../seats.store.ts';
import { officeEnded } from './office-ended.notice.ts';

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
