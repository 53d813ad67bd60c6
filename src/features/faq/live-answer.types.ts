/** A chair as they are called, with the institutions whose seat they hold. */
export interface KnownChair {
  readonly name: string;
  readonly institutions: readonly string[];
}

/** An institution's zone. */
export interface InstitutionZone {
  readonly shortName: string;
  readonly timeZone: string;
}
