import { mayCome } from './rules.ts';
import type { InvitedInstitution, Presence } from './types.ts';

/** Who is there and who is not, beside what was answered. */
export interface Board {
  /** Institutions of which somebody is there, in the order of protocol, with those who are. */
  readonly present: readonly {
    readonly institution: InvitedInstitution;
    readonly people: readonly Presence[];
  }[];
  /** Those of them that had declined. */
  readonly unexpected: readonly InvitedInstitution[];
  /** Institutions that said they come, or are represented, and of which nobody is there. */
  readonly expected: readonly InvitedInstitution[];
  /** People who are there for no institution of the forum. */
  readonly guests: readonly Presence[];
  /** The last who came, the newest first. */
  readonly last: readonly Presence[];
  readonly people: number;
}

const LAST_SHOWN = 5;

/** Sets presences beside the answers; neither changes the other. */
export function boardOf(invited: readonly InvitedInstitution[], presences: readonly Presence[]): Board {
  const present = invited.flatMap((institution) => {
    const people = presences.filter(({ institutionId }) => institutionId === institution.institutionId);
    return people.length === 0 ? [] : [{ institution, people }];
  });
  const here = new Set(present.map(({ institution }) => institution.institutionId));
  const coming = ({ answer }: InvitedInstitution): boolean =>
    answer === 'attending' || answer === 'represented';
  return {
    present,
    unexpected: present.map(({ institution }) => institution).filter((one) => !mayCome(one)),
    expected: invited.filter((one) => coming(one) && !here.has(one.institutionId)),
    guests: presences.filter(
      ({ institutionId }) => institutionId === undefined || !isOf(invited, institutionId),
    ),
    last: presences.toReversed().slice(0, LAST_SHOWN),
    people: presences.length,
  };
}

function isOf(invited: readonly InvitedInstitution[], id: number): boolean {
  return invited.some(({ institutionId }) => institutionId === id);
}
