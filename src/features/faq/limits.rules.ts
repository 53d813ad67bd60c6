/** Most characters of a question (it stands on a button and above its answer), of an answer and of a topic. */
export const LONGEST = { question: 300, answer: 3_000, category: 30 } as const;

/** Files that go with an answer. */
export const MOST_FILES = 3;
