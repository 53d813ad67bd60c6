/** What is likely for a forum's next meeting. */
export interface NextMeetingGuess {
  /** ISO dates that nothing speaks against. */
  readonly dates: readonly string[];
  /** Who is to be host. */
  readonly host: { readonly institutionId: number; readonly shortName: string } | undefined;
}

/** Says what is likely for a forum's next meeting at a moment (epoch milliseconds); another room knows. */
export type GuessNextMeeting<Store> = (
  reading: { readonly db: Store; readonly now: number },
  forumId: number,
) => Promise<NextMeetingGuess>;
