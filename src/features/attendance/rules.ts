import { isSameName, spellingKey } from '../../language/person-names.ts';
import { readSubstitute } from '../../language/substitutes.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Arrival, InvitedInstitution, KnownPresence, NamedPerson } from './types.ts';

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

/**
 * Who of those present an arrival is: an institution that was entered without a name is whoever of it is named first, and is there
 * already once somebody of it is; a guest is known by the name, as far as no other position speaks against it. `isFilled`: the arrival
 * says more of them than was known. Undefined for somebody new. Pure.
 */
export function findPresent(
  present: readonly KnownPresence[],
  arrival: Arrival,
): { readonly one: KnownPresence; readonly isFilled: boolean } | undefined {
  const beside = present.filter(({ institutionId }) => institutionId === arrival.institutionId);
  const same = beside.find((one) => isSamePerson(one, arrival));
  if (same !== undefined) return { one: same, isFilled: same.position === '' && arrival.position !== '' };
  if (arrival.institutionId === undefined) return undefined;
  const [first] = beside;
  if (arrival.name === '') return first && { one: first, isFilled: false };
  const nameless = beside.find(({ name }) => name === '');
  return nameless && { one: nameless, isFilled: true };
}

function isSamePerson(one: KnownPresence, arrival: Arrival): boolean {
  if (one.personId !== undefined && arrival.personId !== undefined) return one.personId === arrival.personId;
  if (!isSameName(one.name, arrival.name)) return false;
  const positions = [one.position, arrival.position].map(spellingKey);
  return arrival.institutionId !== undefined || positions.includes('') || positions[0] === positions[1];
}
