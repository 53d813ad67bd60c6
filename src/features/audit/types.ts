/** An entry of the audit as it is read. */
export interface TrailEntry {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Name on record; undefined when it was forgotten, or for what is no person of the forum. */
  readonly name: string | undefined;
  /** See `AuditEntry.actor`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Name of the person that the subject is by its number (`#7`); undefined when it was forgotten, or for other subjects. */
  readonly subjectName: string | undefined;
}

/** Which entries are read. */
export interface TrailQuery {
  readonly forumId: number;
  /** Only entries of which action or subject contains these words; empty: all. */
  readonly words: string;
  /** Only entries before this one; undefined: from the last. */
  readonly before: number | undefined;
  readonly limit: number;
}
