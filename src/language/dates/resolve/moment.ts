import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from '../../../lib/zone.ts';
import type { DayPart, Fact, TimeFact } from '../read/fact.ts';
import { type ClockTime, placeTime } from './clock-time.ts';
import { factsOf, firstOf, says } from './facts-of.ts';
import { ask, found, type Outcome } from './outcome.ts';

/** A time with the zone it was said in, before it is placed in a day. */
export interface SaidTime {
  readonly time: TimeFact;
  readonly zone: ZoneId | undefined;
}

/** The part of the day that facts name, directly or by an event (`ba'da Zuhur pukul 13.00`). */
export function partSaid(facts: readonly Fact[]): Outcome<DayPart | undefined> {
  const parts = new Set(factsOf(facts, 'part').map((fact) => fact.part));
  if (parts.has('malam') && parts.has('dini')) parts.delete('malam');
  if (parts.size > 1) return ask('jam_ambigu');
  const [part] = parts;
  return found(part ?? firstOf(facts, 'event')?.part);
}

/** Every time with the zone that follows it; a zone before the first time counts for all without one. */
export function timesSaid(facts: readonly Fact[]): readonly SaidTime[] {
  const times: { time: TimeFact; zone: ZoneId | undefined }[] = [];
  let leading: ZoneId | undefined;
  for (const fact of facts) {
    if (fact.kind === 'time') times.push({ time: fact, zone: undefined });
    if (fact.kind !== 'zone' || !fact.sure) continue;
    if (times.length === 0) leading = fact.zone;
    for (const said of times) said.zone ??= fact.zone;
  }
  return times.map((said) => ({ ...said, zone: said.zone ?? leading }));
}

/** The zone a phrase sets; asked back when it sets two for one time, or names a place in another zone than the forum's. */
export function zoneSaid(facts: readonly Fact[], zone: ZoneId): Outcome<ZoneId | undefined> {
  const sure = new Set(factsOf(facts, 'zone').flatMap((fact) => (fact.sure ? [fact.zone] : [])));
  if (sure.size > 1 && factsOf(facts, 'time').length < sure.size) return ask('pilihan');
  const [first] = sure;
  if (first !== undefined) return found(first);
  const elsewhere = factsOf(facts, 'zone').some((fact) => offsetOf(fact.zone) !== offsetOf(zone));
  return elsewhere && says(facts, 'time') ? ask('pilihan') : found(undefined);
}

/** Offset in nanoseconds today's rules give a zone; used to see whether two zones read the same clock. */
export function offsetOf(zone: ZoneId): number {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).offsetNanoseconds;
}

/** A local date and minute in a zone as a moment. Minute 1440 is the next midnight. */
export function momentAt(
  date: Temporal.PlainDate,
  { minutes, zone }: { readonly minutes: number; readonly zone: ZoneId },
): Temporal.ZonedDateTime {
  const midnight = date.toPlainDateTime();
  return midnight.add({ minutes }).toZonedDateTime(zone);
}

/** The one time that facts name, placed in the day; several are accepted when they are one moment in several zones. */
export function resolveTime(
  facts: readonly Fact[],
  {
    part,
    notBefore,
    zone,
  }: { readonly part: DayPart | undefined; readonly notBefore: number | undefined; readonly zone: ZoneId },
): Outcome<ClockTime & { readonly zone: ZoneId | undefined }> | undefined {
  const [first, ...others] = timesSaid(facts);
  if (first === undefined) return undefined;
  const placed = placeTime(first.time, { part, notBefore });
  if (!placed.ok) return placed;
  const shown = sinceUtc(placed.value.minutes, first.zone ?? zone);
  for (const other of others) {
    const again = placeTime(other.time, { part, notBefore });
    if (!again.ok || sinceUtc(again.value.minutes, other.zone ?? first.zone ?? zone) !== shown)
      return ask('pilihan');
  }
  return found({ ...placed.value, zone: first.zone });
}

function sinceUtc(minutes: number, zone: ZoneId): number {
  return (minutes - offsetOf(zone) / 60_000_000_000 + 1440) % 1440;
}
