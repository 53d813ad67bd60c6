import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../../lib/clock.ts';
import type { ZoneId } from '../../lib/zone.ts';
import type { DigestRun, DigestTime } from './digest/digest.rules.ts';

/** What is known of a forum's library at a glance. Moments are epoch milliseconds. */
export interface Glance {
  readonly timeZone: ZoneId;
  /** Whether something has waited for the curators for days. */
  readonly hasWaited: boolean;
  /** When something was published last; undefined: never. */
  readonly lastPublishedAt: number | undefined;
  readonly plan: {
    readonly time: DigestTime & { readonly isOn: boolean };
    readonly run: DigestRun;
    /** ISO date. */
    readonly checkedDay: string;
    readonly matchedUntil: number | undefined;
    readonly target: number;
  };
}

/** What may be due in a forum; the rest costs nothing more. */
export interface MayBeDue {
  readonly digest: boolean;
  readonly others: boolean;
}

/** Where a day begins first. */
const FIRST_ZONE = 'Pacific/Kiritimati';
/** Between the first and the last zone lie 26 hours. */
const ALL_ZONES_MS = 2 * DAY_MS;
const OFFICE = { from: 9, until: 16 };
/** Months with which half-years end. */
const LAST_MONTHS: ReadonlySet<number> = new Set([6, 12]);

/** What may be due in a forum at a moment, by what is known at a glance: the rules that are asked then know it exactly. Pure. */
export function mayBeDue({ timeZone, plan, ...glance }: Glance, now: number): MayBeDue {
  const { hour, month, ...local } = localTime(now, timeZone);
  const { target, checkedDay, matchedUntil = now - DAY_MS } = plan;
  const isOffice = hour >= OFFICE.from && hour < OFFICE.until;
  const has = [
    isOffice && checkedDay < local.day,
    hour >= OFFICE.from && glance.hasWaited,
    isOffice && target > 0 && LAST_MONTHS.has(month),
    glance.lastPublishedAt !== undefined && glance.lastPublishedAt >= matchedUntil,
  ];
  return { digest: mayBeDigest(plan, now), others: has.includes(true) };
}

/** Whether a digest may be to begin, or has begun and may have readers left. */
function mayBeDigest({ time, run }: Glance['plan'], now: number): boolean {
  if (!time.isOn) return false;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(FIRST_ZONE).toPlainDate();
  const nominal = today.subtract({ days: (today.dayOfWeek - time.weekday + 7) % 7 }).toString();
  return run.day < nominal || (run.until !== undefined && now - run.until < ALL_ZONES_MS);
}

function localTime(
  now: number,
  zone: ZoneId,
): { readonly hour: number; readonly month: number; readonly day: string } {
  const moment = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return { hour: moment.hour, month: moment.month, day: moment.toPlainDate().toString() };
}
