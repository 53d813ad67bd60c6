/** Words by which there is no limit. */
const NO_LIMIT =
  /^(?:|-|tidak|tidak ada|tanpa|tanpa batas|tidak terbatas|tidak dibatasi|bebas|hapus|none|off)$/i;
const COUNT =
  /^(?:maks(?:imal|imum)?\.?\s*)?(\d{1,4})\s*(?:orang|kursi|peserta|tempat|pax|people|seats)?\.?$/i;
/** The least of each: a hall without a place is none, and nobody need be accompanied. */
const LEAST = { capacity: 1, companionLimit: 0 } as const;

/** Whether words take a limit away. Pure. */
export function isNoLimit(words: string): boolean {
  return NO_LIMIT.test(words.trim());
}

/** How many people are meant (`100`, `100 orang`); undefined for what is no number of that sort. Pure. */
export function readPeople(words: string, what: keyof typeof LEAST): number | undefined {
  const [, digits] = COUNT.exec(words.trim()) ?? [];
  const count = Number(digits);
  return digits !== undefined && count >= LEAST[what] ? count : undefined;
}
