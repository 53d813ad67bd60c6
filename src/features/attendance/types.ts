import type { Answer } from '../../model/answer.ts';
import type { InstitutionKind } from '../../model/institution.ts';

/** Somebody as lists name them. */
export interface NamedPerson {
  readonly name: string;
  /** As typed or on record; empty where nobody wrote one. */
  readonly position: string;
}

/** An institution of the forum with its official and its answer to a meeting. Moments are epoch milliseconds. */
export interface InvitedInstitution {
  readonly institutionId: number;
  readonly shortName: string;
  readonly officialName: string;
  readonly kind: InstitutionKind;
  /** Who holds the seat when the meeting begins. */
  readonly official: NamedPerson | undefined;
  readonly answer: Answer | undefined;
  readonly note: string;
  readonly byName: string;
  readonly answeredAt: number | undefined;
}
