import type { Fact } from './read/fact.ts';
import { readFacts } from './read/read-facts.ts';
import { factsOf, firstOf, namesDay, says } from './resolve/facts-of.ts';
import { withoutOtherZones } from './resolve/other-zones.ts';
import { asked } from './resolve/outcome.ts';
import { splitSides } from './resolve/span.ts';
import { resolveRange, resolveSide, singleValue } from './resolve/value.ts';
import { type AskReason, localNow, type When, type WhenContext } from './when.ts';

/**
 * What an Indonesian phrase for a date or time means at `context.now`, or why it must be asked back.
 * Never picks one of two meanings that an office could have: hours from one to seven without a part of the day,
 * `Jumat depan`, two days, a weekday that is not the date's. Whole minutes; a value is never in the past.
 */
export function parseWhen(phrase: string, context: WhenContext): When {
  const facts = withoutOtherZones(withoutOtherCalendars(readFacts(phrase)));
  const reason = unresolvable(facts);
  if (reason !== undefined) return { outcome: 'ask', reason };
  if (says(facts, 'elapse', 'now')) return elapsed(facts, context);
  const sides = splitSides(facts);
  if (!sides.ok) return asked(sides);
  const { start, end } = sides.value;
  if (says([...start, ...(end ?? [])], 'number')) return { outcome: 'ask', reason: numberReason(facts) };
  if (end !== undefined) return resolveRange({ start, end }, context);
  const side = resolveSide(start, { context, from: localNow(context).toPlainDate() });
  if (!side.ok) return asked(side);
  const when = singleValue(side.value, context);
  if (when.outcome === 'ask' || !says(facts, 'open-end')) return when;
  return { ...when, warnings: [...when.warnings, 'akhir_terbuka'] };
}

/** Beside a date of ours, one of another calendar only repeats it; alone it is asked back. */
function withoutOtherCalendars(facts: readonly Fact[]): readonly Fact[] {
  const isDated = factsOf(facts, 'date').some(({ month }) => month !== undefined);
  return facts.map((fact): Fact => {
    if (fact.kind !== 'other-calendar') return fact;
    return isDated && fact.what === 'date' ? { kind: 'filler' } : { kind: 'ask', reason: 'kalender_lain' };
  });
}

/** Why facts cannot be one value whatever the calendar says; nothing when they can. */
function unresolvable(facts: readonly Fact[]): AskReason | undefined {
  const reasons = factsOf(facts, 'ask').map((fact) => fact.reason);
  const asked = reasons.includes('kalender_lain') ? 'kalender_lain' : reasons[0];
  const dated =
    namesDay(facts) || says(facts, 'time', 'elapse', 'now', 'past', 'part', 'event', 'eve', 'later');
  if (!dated)
    return asked ?? (says(facts, 'unit') && says(facts, 'approx') ? 'kurang_lengkap' : 'bukan_tanggal');
  if (asked !== undefined) return asked;
  if (says(facts, 'past')) return 'lampau';
  if (says(facts, 'eve') || saysEveOfWeekday(facts)) return 'tanggal_ambigu';
  if (facts.some((fact) => fact.kind === 'choice' && !fact.soft)) return 'pilihan';
  const timed = says(facts, 'time');
  if (says(facts, 'approx')) return timed ? 'jam_kira' : says(facts, 'part') ? 'tanpa_jam' : 'kurang_lengkap';
  const eventful = says(facts, 'event');
  if (says(facts, 'around') && !eventful)
    return timed ? 'jam_kira' : namesDay(facts) ? 'kurang_lengkap' : 'tanpa_jam';
  if (eventful && !timed) return 'tanpa_jam';
  if (says(facts, 'unknown')) return 'bukan_tanggal';
  if (saysEndAlone(facts)) return timed ? 'kurang_lengkap' : 'tanpa_jam';
  return unusedUnit(facts);
}

/** A unit of time that nothing used, such as `besok jam`. */
function unusedUnit(facts: readonly Fact[]): AskReason | undefined {
  const unit = facts.find((fact) => fact.kind === 'unit' && (fact.unit === 'hour' || fact.unit === 'minute'));
  return unit === undefined ? undefined : 'tanpa_jam';
}

/** `selesai rapat`, `jam 9 selesai`: the end of something, not an open end after `s.d.`. */
function saysEndAlone(facts: readonly Fact[]): boolean {
  const said = facts.filter((fact) => fact.kind !== 'filler');
  return said.some((fact, index) => fact.kind === 'open-end' && said[index - 1]?.kind !== 'span');
}

/** `malam Jumat` is Thursday's evening, unless a date says which evening is meant. */
function saysEveOfWeekday(facts: readonly Fact[]): boolean {
  if (says(facts, 'date', 'relative')) return false;
  return facts.some((fact, index) => {
    return fact.kind === 'part' && fact.part === 'malam' && facts[index + 1]?.kind === 'weekday';
  });
}

function numberReason(facts: readonly Fact[]): AskReason {
  return says(facts, 'choice') ? 'pilihan' : 'kurang_lengkap';
}

/** `3 jam lagi` and `sekarang`: moments that need no calendar. */
function elapsed(facts: readonly Fact[], context: WhenContext): When {
  const alone = !namesDay(facts) && !says(facts, 'time', 'part', 'span', 'choice', 'number');
  const minutes = firstOf(facts, 'elapse')?.minutes ?? 0;
  if (!alone || facts.filter((fact) => fact.kind === 'elapse').length > 1) {
    return { outcome: 'ask', reason: 'pilihan' };
  }
  const now = localNow(context).round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const moment = now.add({ minutes });
  const value = { kind: 'instant', epochMs: moment.epochMilliseconds, zone: context.zone } as const;
  return { outcome: 'value', value, warnings: [] };
}
