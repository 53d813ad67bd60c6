/** How much each part of the evidence counts; found by cross-validation on the shipped wordings, see `test/language/search`. */
export const weights = {
  /** Share of the nearest wording in an entry's score; the rest is how much of the query the whole entry covers. */
  nearest: 0.6,
  /** How far a concept that only the answer mentions counts as covered. */
  answerOnly: 0.3,
  /** Weight of a word that no entry uses, relative to the rarest known concept. */
  unknownWord: 0.9,
  /** Weight left to a word that was matched as a typo. */
  typo: 0.9,
} as const;

/** From which score an entry is the answer, how far it must lead the next, and from where it is worth offering. */
export const thresholds = { answer: 0.62, lead: 0.06, choice: 0.42, choiceLag: 0.25 } as const;
