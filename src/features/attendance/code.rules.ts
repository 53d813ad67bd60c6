import { createHmac } from 'node:crypto';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts';

/** How codes change: so often, and so many before the present one are still good. */
interface CodeKind {
  readonly name: string;
  readonly everyMs: number;
  readonly kept: number;
}

/** On the projected page: a photograph of it is of no use to anybody else a minute and a half later. */
const ON_SCREEN: CodeKind = { name: 'screen', everyMs: 30 * SECOND_MS, kept: 2 };
/** Written on a board or said aloud, where no page can be shown. */
const SPOKEN: CodeKind = { name: 'spoken', everyMs: 10 * MINUTE_MS, kept: 1 };
const KINDS = [ON_SCREEN, SPOKEN] as const;

const DIGITS = 6;
/** So far back a code is recognised as one that was good. */
const REMEMBERED_MS = 12 * HOUR_MS;

/** A code, and until when (epoch milliseconds) it is shown. */
export interface ShownCode {
  readonly code: string;
  readonly until: number;
}

/** The code on the page at that moment. */
export function screenCode(secret: string, now: number): ShownCode {
  return codeOf(ON_SCREEN, { secret, now });
}

/** The code to be said aloud at that moment; it is good as long again as it is given out. */
export function spokenCode(secret: string, now: number): ShownCode {
  const { code, until } = codeOf(SPOKEN, { secret, now });
  return { code, until: until + SPOKEN.kept * SPOKEN.everyMs };
}

/** Whether a code lets somebody in, did so earlier, or never. */
export function judgeCode(
  code: string,
  { secret, now }: { readonly secret: string; readonly now: number },
): 'good' | 'old' | 'wrong' {
  const ages = KINDS.flatMap(({ name, everyMs, kept }) => {
    const slot = Math.floor(now / everyMs);
    return Array.from({ length: Math.ceil(REMEMBERED_MS / everyMs) }, (_, age) => age)
      .filter((age) => digitsOf(secret, `${name}:${slot - age}`) === code)
      .map((age) => (age <= kept ? 'good' : 'old'));
  });
  if (ages.includes('good')) return 'good';
  return ages.length > 0 ? 'old' : 'wrong';
}

/** Reads `482 913`, `482913` or what a scanned code hands over; undefined for anything else. */
export function readCode(words: string): string | undefined {
  const [, first, second] = /^(?:kode\s+)?(\d{3})[\s.-]?(\d{3})$/i.exec(words.trim()) ?? [];
  return first === undefined || second === undefined ? undefined : `${first}${second}`;
}

/** A code as it is read aloud. */
export function spaced(code: string): string {
  return `${code.slice(0, DIGITS / 2)} ${code.slice(DIGITS / 2)}`;
}

function codeOf(
  { name, everyMs }: CodeKind,
  { secret, now }: { readonly secret: string; readonly now: number },
): ShownCode {
  const slot = Math.floor(now / everyMs);
  return { code: digitsOf(secret, `${name}:${slot}`), until: (slot + 1) * everyMs };
}

function digitsOf(secret: string, slot: string): string {
  const number = createHmac('sha256', secret).update(slot).digest().readUInt32BE(0);
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
