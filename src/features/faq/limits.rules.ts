/** Most characters of a question (it stands on a button and above its answer) and of an answer. */
export const LONGEST = { question: 300, answer: 3_000 } as const;
