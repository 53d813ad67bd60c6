import type { RestDays } from '../../calendar/working-days.ts';
import { nextHour, type ZoneId } from '../../lib/zone.ts';
import { type DigestTime, nextDigestAt } from './digest/digest.rules.ts';

/** When something of a library is due by the clock alone. */
export interface LibraryTimes {
  readonly timeZone: ZoneId;
  /** The forum's zone and those of its institutions. */
  readonly zones: readonly ZoneId[];
  readonly rest: RestDays;
  readonly time: DigestTime & { readonly isOn: boolean };
}

/** The hour from which issuers are asked, and curators and aides reminded. */
const HOUR = 9;

/**
 * When a forum's library is looked at again (epoch milliseconds) though nothing in it changes: at nine in the morning, for whatever
 * waits or has grown old by then, and when a digest is due. Pure.
 */
export function nextLookAt({ timeZone, zones, rest, time }: LibraryTimes, now: number): number {
  const digests = time.isOn ? zones.flatMap((zone) => nextDigestAt(now, { time, zone, rest }) ?? []) : [];
  return Math.min(nextHour(now, { hour: HOUR, timeZone }), ...digests);
}
