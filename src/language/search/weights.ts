/** How much each part of the evidence counts; found by cross-validation on the shipped wordings, see `test/language/search`. */
export const weights = {
  /** Share of the nearest wording in an entry's score; the rest is how much of the query the whole entry covers. */
  nearest: 0.35,
  covered: 0.35,
  centre: 0.3,
  /** How far a concept that only the answer mentions counts as covered. */
  answerOnly: 0.3,
  /** Weight of a word that no entry uses, relative to the rarest known concept. */
  unknownWord: 1.2,
  /** The same for a word that only answers use. */
  answerWord: 0.5,
  /** The same for words that are common in any question. */
  commonWord: 0.3,
  /** Weight left to a word that was matched as a typo. */
  typo: 0.9,
};

/**
 * When a match is the answer: a score of its own, a lead over the next, and the two together, because a middling score
 * far ahead is as sure as a high one closely followed. `choice`: worth offering; `choiceLag`: as long as not that far behind.
 */
export const thresholds = {
  answer: 0.64,
  lead: 0.04,
  sure: 0.86,
  leadShare: 0.75,
  choice: 0.42,
  choiceLag: 0.25,
};
