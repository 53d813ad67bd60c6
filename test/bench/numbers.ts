/** The value below which so many of a hundred lie; NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** A line of the report: a name, and numbers in words. */
export function line(name: string, words: string): string {
  return `${name.padEnd(52)} ${words}`;
}

/** Milliseconds in words: 7.4 ms, 340 ms, 21.3 s. */
export function ms(value: number): string {
  if (value >= 10_000) return `${(value / 1_000).toFixed(1)} s`;
  return `${value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0)} ms`;
}

/** How long each of many took, in words. */
export function spread(latencies: readonly number[]): string {
  return `p50 ${ms(percentile(latencies, 50))}, p99 ${ms(percentile(latencies, 99))}, longest ${ms(Math.max(...latencies))}`;
}
