/** The answers there are; their names are those of the commands and of the store. */
export const ANSWERS = ['attending', 'represented', 'not_attending', 'tentative'] as const;

export type Answer = (typeof ANSWERS)[number];
