import { cleanName } from '../../../lib/text.ts';
import type { RundownLine } from './types.ts';

const CLOCK = String.raw`([01]?\d|2[0-3])[.:]([0-5]\d)`;
const ZONE = String.raw`(?:\s*(?:WIB|WITA|WIT))?`;
const LINE = new RegExp(
  String.raw`^\s*(?:[•*-]\s*|\d{1,2}[.)]\s+)?(?:pukul\s+|pkl\.?\s+)?${CLOCK}${ZONE}(?:\s*(?:-|–|—|s\.?\s?d\.?|sampai|hingga)\s*${CLOCK}${ZONE})?\s*[:–—|-]?\s+(.*\S)\s*$`,
  'iu',
);
const SPEAKER = /^(.*?\S)\s*(?:[;|]|\s[–—]\s|\boleh\b:?)\s*(\S.*)$/iu;

/** Most lines of a rundown, and characters of a title or of a speaker: all of it stands in the invitation. */
export const MOST_LINES = 30;
export const LONGEST = 120;

/** Why lines are no rundown, with the line that is meant. */
export interface LineProblem {
  readonly reason: 'rundownLine' | 'rundownOrder' | 'rundownTooLong' | 'rundownLineLong';
  readonly line: string;
}

/** Reads `09.00-09.30 Sambutan; Ir. Bagus`, a line each, in the order of time. */
export function readRundown(
  words: string,
): { readonly ok: true; readonly lines: readonly RundownLine[] } | ({ readonly ok: false } & LineProblem) {
  const written = words.split('\n').filter((line) => line.trim() !== '');
  if (written.length > MOST_LINES) return { ok: false, reason: 'rundownTooLong', line: '' };
  const lines: RundownLine[] = [];
  for (const line of written) {
    const read = readLine(line);
    if (read === undefined) return { ok: false, reason: 'rundownLine', line: line.trim() };
    if (isCut(line)) return { ok: false, reason: 'rundownLineLong', line: line.trim() };
    const last = lines.at(-1);
    const isBackwards =
      (last !== undefined && read.from < last.from) || (read.until !== undefined && read.until <= read.from);
    if (isBackwards) return { ok: false, reason: 'rundownOrder', line: line.trim() };
    lines.push(read);
  }
  return { ok: true, lines };
}

/** Whether words begin like a rundown. */
export function looksLikeRundown(words: string): boolean {
  return words.split('\n').some((line) => LINE.test(line));
}

function readLine(line: string): RundownLine | undefined {
  const [, hour, minute, untilHour, untilMinute, rest = ''] = LINE.exec(line) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  return {
    from: clock(hour, minute),
    until: untilHour === undefined || untilMinute === undefined ? undefined : clock(untilHour, untilMinute),
    ...namesIn(rest, LONGEST),
  };
}

/** Whether a title or a speaker is longer than what is kept of it. */
function isCut(line: string): boolean {
  const [, , , , , rest = ''] = LINE.exec(line) ?? [];
  const { title, speaker } = namesIn(rest, Number.POSITIVE_INFINITY);
  return [title, speaker].some((words) => [...words].length > LONGEST);
}

function namesIn(rest: string, longest: number): Pick<RundownLine, 'title' | 'speaker'> {
  const [, title = rest, speaker = ''] = SPEAKER.exec(rest) ?? [];
  return { title: cleanName(title, { longest }), speaker: cleanName(speaker, { longest }) };
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}.${minute}`;
}

/** Lines as they are kept, and as they can be typed again. */
export function writeRundown(lines: readonly RundownLine[]): string {
  return lines.map(writeLine).join('\n');
}

/** One line of it. */
export function writeLine({ from, until, title, speaker }: RundownLine): string {
  const time = until === undefined ? from : `${from}-${until}`;
  return `${time} ${title}${speaker === '' ? '' : `; ${speaker}`}`;
}

/** Kept lines. */
export function keptLines(text: string): readonly RundownLine[] {
  return text.split('\n').flatMap((line) => readLine(line) ?? []);
}

/** Reads `geser 15`, `geser -10 dari 10.00`, `mundur 15 menit` and `maju 10`. */
export function readShift(words: string): { readonly minutes: number; readonly from: string } | undefined {
  const [, word = '', sign, digits, hour, minute] =
    /^(geser(?:\s+(?:mundur|maju))?|mundur|undur|maju|(?=[+-]))\s*([+-]?)\s*(\d{1,3})(?:\s*menit)?(?:\s+(?:dari|mulai|sejak)\s+(?:pukul\s+)?([01]?\d|2[0-3])[.:]([0-5]\d))?$/i.exec(
      words.trim(),
    ) ?? [];
  if (digits === undefined) return undefined;
  const minutes = Number(digits) * (sign === '-' || /maju$/i.test(word) ? -1 : 1);
  return { minutes, from: hour === undefined || minute === undefined ? '00.00' : clock(hour, minute) };
}

const DAY_MINUTES = 24 * 60;

/** The lines from a time on, moved by minutes; undefined where there is none, or one would leave its day or overtake one that stays. */
export function shifted(
  lines: readonly RundownLine[],
  { minutes, from }: { readonly minutes: number; readonly from: string },
): readonly RundownLine[] | undefined {
  const moved = (time: string): string | undefined => {
    const [hours = 0, rest = 0] = time.split('.').map(Number);
    const at = hours * 60 + rest + minutes;
    return at < 0 || at >= DAY_MINUTES
      ? undefined
      : clock(String(Math.floor(at / 60)), String(at % 60).padStart(2, '0'));
  };
  if (minutes === 0 || lines.every((line) => line.from < from)) return undefined;
  const after = lines.map((line) => {
    if (line.from < from) return line;
    const start = moved(line.from);
    const end = line.until === undefined ? undefined : moved(line.until);
    const isLost = start === undefined || (line.until !== undefined && end === undefined);
    return isLost ? undefined : { ...line, from: start, until: end };
  });
  const isKept = after.every((line) => line !== undefined);
  // A later line may not overtake one that stays.
  return isKept && after.every((line, index) => line.from >= (after[index - 1]?.from ?? ''))
    ? after
    : undefined;
}

/** What of a rundown is new or otherwise than before, and what is no more in it. */
export function changesOf(
  before: readonly RundownLine[],
  after: readonly RundownLine[],
): { readonly changed: readonly RundownLine[]; readonly gone: readonly RundownLine[] } {
  const known = new Set(before.map(writeLine));
  const titles = new Set(after.map(({ title }) => title.toLowerCase()));
  return {
    changed: after.filter((line) => !known.has(writeLine(line))),
    gone: before.filter(({ title }) => !titles.has(title.toLowerCase())),
  };
}
