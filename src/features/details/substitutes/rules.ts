import { HOUR_MS } from '../../../lib/clock.ts';
import { hashText, type Randomness } from '../../../lib/ids.ts';

const MARK = 'WKL';
const LENGTH = 10;
const CODE = new RegExp(`^${MARK}([2-9A-HJKMNP-Z]{${LENGTH}})$`);

/** A new code for a substitute, `WKL-ABCDE-FGHJK`; it is kept only as `hash`. */
export function newSubstituteCode(randomness: Randomness): { readonly shown: string; readonly hash: string } {
  const code = randomness.code(LENGTH);
  return { shown: `${MARK}-${code.slice(0, 5)}-${code.slice(5)}`, hash: hashText(`${MARK}${code}`) };
}

/** The hash of what looks like such a code, in any case and spacing; undefined for other words. */
export function readSubstituteCode(words: string): string | undefined {
  const code = words.toUpperCase().replace(/[\s\-‐-―_]/g, '');
  return CODE.test(code) ? hashText(code) : undefined;
}

const SHOWN = new RegExp(
  String.raw`\b${MARK}[\s\-‐-―_]*(?:[2-9A-HJKMNP-Z][\s\-‐-―_]*){${LENGTH}}(?![2-9A-HJKMNP-Z])`,
  'giu',
);

/** The hashes of all such codes that a text shows to whoever reads it. */
export function substituteCodesIn(text: string): readonly string[] {
  return (text.match(SHOWN) ?? []).flatMap((code) => readSubstituteCode(code) ?? []);
}

/** When a substitute is told of the meeting: the afternoon before and the morning, an hour before the start at the latest. */
export type SubstituteMoment = 'eve' | 'morning';

const EVE_MS = 8 * HOUR_MS;
const MORNING_MS = 6.5 * HOUR_MS;

/**
 * Which of them is due now; undefined between them. Moments are epoch milliseconds. Pure.
 * @param midnight with which the meeting's day begins
 */
export function dueMoment({
  now,
  midnight,
  startsAt,
}: {
  readonly now: number;
  readonly midnight: number;
  readonly startsAt: number;
}): SubstituteMoment | undefined {
  const morning = Math.min(midnight + MORNING_MS, startsAt - HOUR_MS);
  if (now >= startsAt) return undefined;
  if (now >= morning) return 'morning';
  return now >= midnight - EVE_MS && now < midnight ? 'eve' : undefined;
}
