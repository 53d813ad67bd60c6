import type { ZoneId } from '../../../lib/zone.ts';
import type { Fact, TimeFact } from '../read/fact.ts';
import { offsetOf } from './moment.ts';
import { isSilent } from './spans-side-by-side.ts';

/** A time, or a span of times, with the zone behind it; `from` and `to` are places in the row of facts. */
interface Said {
  readonly from: number;
  readonly to: number;
  readonly times: readonly TimeFact[];
  readonly zone: ZoneId;
}

const HALF_DAY_MINUTES = 720;

/**
 * Times without those that only repeat the first in another zone, as invitations do: `09.00 s.d. 11.00 WIB (10.00 WITA /
 * 11.00 WIT)`. What is another moment stays, and is asked back.
 */
export function withoutOtherZones(facts: readonly Fact[]): readonly Fact[] {
  const [first, ...others] = timesWithZones(facts);
  if (first === undefined) return facts;
  const repeated = others.filter((one) => one.zone !== first.zone && repeats(one, first));
  return facts.filter((_, at) => !repeated.some(({ from, to }) => at >= from && at <= to));
}

function repeats(one: Said, first: Said): boolean {
  return one.times.every((time, at) => {
    const other = first.times[at];
    return other !== undefined && universal(time, one.zone) === universal(other, first.zone);
  });
}

/** A time on a dial of twelve hours, by the clock of Greenwich. */
function universal({ minutes }: TimeFact, zone: ZoneId): number {
  const there = minutes - offsetOf(zone) / 60_000_000_000;
  return ((there % HALF_DAY_MINUTES) + HALF_DAY_MINUTES) % HALF_DAY_MINUTES;
}

function timesWithZones(facts: readonly Fact[]): readonly Said[] {
  const found: Said[] = [];
  for (let at = 0; at < facts.length; at += 1) {
    const said = timesAt(facts, at);
    if (said === undefined) continue;
    found.push(said);
    at = said.to;
  }
  return found;
}

function timesAt(facts: readonly Fact[], from: number): Said | undefined {
  const times: TimeFact[] = [];
  for (let at = from; at < facts.length; at += 1) {
    const fact = facts[at];
    if (fact === undefined) return undefined;
    if (fact.kind === 'zone' && fact.sure)
      return times.length === 0 ? undefined : { from, to: at, times, zone: fact.zone };
    const isExpected = fact.kind === 'time' ? expectsTime(facts, { from, at }) : times.length > 0;
    if (fact.kind === 'time' && isExpected) times.push(fact);
    else if (!(isExpected && (isSilent(fact) || fact.kind === 'part' || fact.kind === 'span')))
      return undefined;
  }
  return undefined;
}

/** The first fact, or the one behind `s.d.`. */
function expectsTime(
  facts: readonly Fact[],
  { from, at }: { readonly from: number; readonly at: number },
): boolean {
  return (
    at === from ||
    facts
      .slice(from, at)
      .filter((fact) => !isSilent(fact))
      .at(-1)?.kind === 'span'
  );
}
