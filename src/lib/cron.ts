import { Temporal } from 'temporal-polyfill';

/** A leap day that is also a certain weekday comes once in 28 years, or in 40 across a century. */
const LONGEST_DAYS = 40 * 366;

/** The five fields in their order, each with its least and its greatest number. */
const FIELDS = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12 },
  { least: 0, most: 7 },
] as const;

type Field = ReadonlySet<number>;

interface Cron {
  readonly minutes: Field;
  readonly hours: Field;
  readonly days: Field;
  readonly months: Field;
  /** Sunday is 0 or 7. */
  readonly weekdays: Field;
}

/** What is wrong with a schedule, as the rest of a sentence that begins with the variable's name; undefined when it can be used. */
export function cronProblem(expression: string): string | undefined {
  if (readCron(expression) === undefined)
    return 'must be five fields of cron in numbers: minute, hour, day, month, weekday, such as 0 2 * * *';
  if (nextOfCron(expression, { after: 0, zone: 'UTC' }) === undefined) return 'must name a day that there is';
  return undefined;
}

/** The first moment of a schedule after another one, both epoch milliseconds; undefined where there is none. */
export function nextOfCron(
  expression: string,
  { after, zone }: { readonly after: number; readonly zone: string },
): number | undefined {
  const cron = readCron(expression);
  if (cron === undefined) return undefined;
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 0; days <= LONGEST_DAYS; days += 1) {
    const date = start.add({ days });
    if (!isDayOf(cron, date)) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const plainTime = { hour, minute };
        const moment = date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
        if (moment > after) return moment;
      }
    }
  }
  return undefined;
}

/** Day, month and weekday all have to fit. */
function isDayOf({ days, months, weekdays }: Cron, date: Temporal.PlainDate): boolean {
  const { day, month, dayOfWeek } = date;
  return months.has(month) && days.has(day) && (weekdays.has(dayOfWeek) || weekdays.has(dayOfWeek % 7));
}

function readCron(expression: string): Cron | undefined {
  const texts = expression.trim().split(/\s+/);
  if (texts.length !== FIELDS.length) return undefined;
  const [minutes, hours, days, months, weekdays] = FIELDS.map((bounds, at) =>
    readField(texts[at] ?? '', bounds),
  );
  return minutes && hours && days && months && weekdays && { minutes, hours, days, months, weekdays };
}

/** Lists of a star, a number or a range, each perhaps with a step; the numbers come out in their order. */
function readField(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): Field | undefined {
  const all = new Set<number>();
  for (const part of text.split(',')) {
    const found = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/([1-9]\d?))?$/.exec(part);
    if (found === null) return undefined;
    const [, first, last, step] = found;
    const from = first === undefined ? least : Number(first);
    const to = last === undefined ? (first === undefined || step !== undefined ? most : from) : Number(last);
    if (from < least || to > most || from > to) return undefined;
    for (let value = from; value <= to; value += Number(step ?? 1)) all.add(value);
  }
  return new Set([...all].sort((a, b) => a - b));
}
