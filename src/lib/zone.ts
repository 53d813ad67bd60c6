import { Temporal } from 'temporal-polyfill';

/** IANA time zone id, such as `Asia/Jakarta`. */
export type ZoneId = string;

/** The three civil times of Indonesia, none with daylight saving (Keppres 41/1987). */
export type ZoneLabel = 'WIB' | 'WITA' | 'WIT';

/** One IANA zone for each Indonesian civil time, from west to east: what a setting or a form offers. */
const indonesianZones: readonly { readonly id: ZoneId; readonly label: ZoneLabel }[] = [
  { id: 'Asia/Jakarta', label: 'WIB' },
  { id: 'Asia/Makassar', label: 'WITA' },
  { id: 'Asia/Jayapura', label: 'WIT' },
];

const labels: Readonly<Record<ZoneId, ZoneLabel>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** Whether `id` is a zone this runtime can compute with: an IANA id or a fixed offset such as `+07:00`. */
export function isZone(id: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id);
    return true;
  } catch {
    return false;
  }
}

/** The zone that a civil time's abbreviation names, in any case: `wita` is `Asia/Makassar`. */
export function zoneOfLabel(label: string): ZoneId | undefined {
  return indonesianZones.find((zone) => zone.label === label.toUpperCase())?.id;
}

/**
 * How a time in `zone` is marked for readers: `WIB`, `WITA`, `WIT`, and `UTC+09:30` style elsewhere,
 * taken at `epochMs` because other zones may have daylight saving.
 */
export function zoneLabelAt(zone: ZoneId, epochMs: number): string {
  const label = labels[zone];
  if (label !== undefined) return label;
  return `UTC${Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offset}`;
}

/** A moment (epoch milliseconds) as it is in a zone. */
export function zoned(moment: number, timeZone: ZoneId): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
}

/** When it is next that hour in a zone, after `now`; both epoch milliseconds. */
export function nextHour(
  now: number,
  { hour, timeZone }: { readonly hour: number; readonly timeZone: ZoneId },
): number {
  const day = zoned(now, timeZone).toPlainDate();
  const hourOf = (date: Temporal.PlainDate): number =>
    date.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
  const today = hourOf(day);
  return today > now ? today : hourOf(day.add({ days: 1 }));
}
