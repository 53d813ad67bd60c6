/** What the rest of the domain needs to know of a forum. */
export interface Forum {
  readonly id: number;
  readonly name: string;
  /** IANA zone in which times are read and written unless a meeting's place has another. */
  readonly timeZone: string;
  readonly locale: string;
}
