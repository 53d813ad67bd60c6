/** What does not keep the rules of the house yet. Nothing may be added here; an entry goes with what it excuses. */

/** Parts and rooms that import what they should not, as `from > to` or `from > to/floor`. */
export const OPEN_IMPORTS: readonly string[] = [];

/** Floors of a room that import upwards, as `room: from > to` or `room: floor has effects`. */
export const OPEN_FLOORS: readonly string[] = [];

/** Folders and rooms with circles among them. */
export const OPEN_CIRCLES: readonly string[] = [];

/** Functions of stores with a statement that does not say which forum it is about. */
export const OPEN_QUERIES: readonly string[] = [];

/** Files that put words for the trail together. */
export const OPEN_WORDS: readonly string[] = [];
