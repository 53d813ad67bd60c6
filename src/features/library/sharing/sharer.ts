import type { Call } from '../../../inbound/command.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import type { Actor } from '../../../model/actor.ts';
import type { LibraryEntry } from '../types.ts';

/** As whom somebody may share. */
export interface SharedAs {
  /** 0: the forum's secretariat. */
  readonly institutionId: number;
  readonly shortName: string | undefined;
}

/** As whom the sender may share, the likeliest first; nobody where they hold no seat and no office of the library. */
export function sharesAs({ context: { actor } }: Pick<Call, 'context'>): readonly SharedAs[] {
  const seats = actor.seats.map(({ institutionId, shortName }) => ({ institutionId, shortName }));
  return mayCurate(actor.roles) ? [...seats, { institutionId: 0, shortName: undefined }] : seats;
}

/** Whether somebody speaks for who issued an entry: acts for its institution, or shares for the secretariat. */
export function isIssuer(actor: Actor, { issuer }: Pick<LibraryEntry, 'issuer'>): boolean {
  return issuer === undefined
    ? mayCurate(actor.roles)
    : actor.seats.some(({ institutionId }) => institutionId === issuer.institutionId);
}
