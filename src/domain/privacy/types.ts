import type { PlatformName } from '../../platform/incoming.ts';

/** Whose data is meant: a person of a forum, or somebody known by an account only. */
export interface DataSubject {
  readonly forumId: number;
  readonly personId: number | undefined;
  /** The account that asks. */
  readonly platform: PlatformName;
  readonly externalId: string;
}

/** An account of a subject. */
export interface SubjectAccount {
  readonly platform: string;
  readonly externalId: string;
}

/** What stands where a name was, in every language. */
export const ERASED_NAME = '–';
