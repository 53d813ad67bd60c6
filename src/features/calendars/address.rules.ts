/** Where the feeds are: `/calendar/<token>.ics`. */
export const CALENDAR_BRANCH = '/calendar/';

/** The address of a feed on the bot's own pages. */
export function feedAddress({ origin, token }: { readonly origin: string; readonly token: string }): string {
  return `${origin}${CALENDAR_BRANCH}${token}.ics`;
}
