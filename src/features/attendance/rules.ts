import { readSubstitute } from '../../language/substitutes.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { InvitedInstitution, NamedPerson } from './types.ts';

const NOBODY: NamedPerson = { name: '', position: '' };

/** Reads somebody as substitutes are written: name and position; what says only an office is all name. */
export function readPerson(written: string): NamedPerson {
  const { name, position } = readSubstitute(written);
  return name === '' ? { name: position, position: '' } : { name, position };
}

/** Who comes for an institution as far as it has said so: its official, or the substitute it named. */
export function whoComes({ answer, note, official }: InvitedInstitution): NamedPerson {
  if (answer !== 'represented') return official ?? NOBODY;
  const { name, position } = readSubstitute(note);
  return { name, position };
}

/** Whom a list to sign has room for: everybody who has not declined, for some come without having answered. */
export function mayCome({ answer }: Pick<InvitedInstitution, 'answer'>): boolean {
  return answer !== 'not_attending';
}

/** For whom a name card stands on the table: who comes, and who may. */
export function hasCard({ answer }: Pick<InvitedInstitution, 'answer'>): boolean {
  return answer === 'attending' || answer === 'represented' || answer === 'tentative';
}

/** So long before the start people are let in. */
const EARLY_MS = 3 * HOUR_MS;
/** So long after the end, and after the start of a meeting without one, it is over for everybody. */
const LATE_MS = 2 * HOUR_MS;
const WITHOUT_END_MS = 8 * HOUR_MS;

/** When people may first be let in to a meeting, epoch milliseconds. */
export function opensAt({ startsAt }: Pick<Meeting, 'startsAt'>): number {
  return startsAt - EARLY_MS;
}

/** From when on nobody is let in any more. */
export function closesAt({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): number {
  return endsAt === undefined ? startsAt + WITHOUT_END_MS : endsAt + LATE_MS;
}

/** Where the page to project is: this and the token of its check-in. */
export const PAGE_BRANCH = '/presensi/';
