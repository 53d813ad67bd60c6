/** So many rows are forgotten at a time, so that nobody waits for it; the next minute goes on. */
export const BATCH = 500;

/** So many notices at a time, each with up to some hundred deliveries. */
export const NOTICE_BATCH = 50;
