/** Makes ids as Slack's look: unique within the simulation, the same on every run. */
export interface SlackIds {
  /** `prefix` and nine characters, such as `C000000001`. */
  next(prefix: string): string;
  /** Five characters, as Slack gives a block without an id. */
  block(): string;
  /** In the form of a UUID, as envelopes carry. */
  envelope(): string;
  /** Hard to guess enough for a test: file, ticket and response addresses. */
  secret(): string;
}

/** Counts up from one. */
export function createSlackIds(): SlackIds {
  let count = 0;
  const digits = (length: number): string => {
    count += 1;
    return count.toString(36).toUpperCase().padStart(length, '0');
  };
  return {
    next: (prefix) => `${prefix}${digits(9)}`,
    block: () => digits(5),
    envelope: () => `00000000-0000-4000-8000-${digits(12).toLowerCase()}`,
    secret: () => `${digits(11)}${'x'.repeat(13)}`,
  };
}
