import type { DayPart, TimeFact } from '../read/fact.ts';
import { ask, found, type Outcome } from './outcome.ts';

/** First and last minute of each part of the day, as people in offices use the words. */
const windows: Readonly<Record<DayPart, readonly (readonly [number, number])[]>> = {
  dini: [[0, 299]],
  subuh: [[180, 419]],
  pagi: [[60, 719]],
  siang: [[570, 959]],
  sore: [[840, 1139]],
  petang: [[960, 1199]],
  malam: [
    [1080, 1439],
    [0, 239],
  ],
  am: [[0, 719]],
  pm: [[720, 1439]],
};

const halfDay = 720;

/** Bare hours that offices mean as morning: from eight to before noon. */
function isOfficeMorning(minutes: number): boolean {
  return minutes >= 480 && minutes < halfDay;
}

/** Both readings of a time on a twelve-hour dial; one when only the 24-hour reading exists. */
export function readings(time: TimeFact): readonly number[] {
  if (time.minutes >= halfDay + 60) return [time.minutes];
  const dial = time.minutes % halfDay;
  return [dial, dial + halfDay];
}

/** Minutes from midnight, and whether the morning was assumed. */
export interface ClockTime {
  readonly minutes: number;
  readonly assumedMorning: boolean;
}

/**
 * Places a time in the day by the part that was named, else by how it was written, else by office hours.
 * `notBefore`: on the day itself, the minute that has passed, so that only one reading may be left.
 */
export function placeTime(
  time: TimeFact,
  { part, notBefore }: { readonly part: DayPart | undefined; readonly notBefore: number | undefined },
): Outcome<ClockTime> {
  if (time.minutes === 1440 || (time.exact && time.minutes === 0)) return ask('tanggal_ambigu');
  if (part !== undefined) return placeInPart(time, part);
  if (time.exact) return found({ minutes: time.minutes, assumedMorning: false });
  const [morning = 0, evening = 0] = readings(time);
  if (isOfficeMorning(morning)) return found({ minutes: morning, assumedMorning: true });
  const onlyEvening = notBefore !== undefined && morning <= notBefore && evening > notBefore;
  return onlyEvening ? found({ minutes: evening, assumedMorning: false }) : ask('jam_ambigu');
}

function placeInPart(time: TimeFact, part: DayPart): Outcome<ClockTime> {
  const fitting = readings(time).filter((minutes) =>
    windows[part].some(([first, last]) => minutes >= first && minutes <= last),
  );
  const [minutes] = fitting;
  if (minutes === undefined || fitting.length > 1) return ask('jam_ambigu');
  // After midnight the night belongs to the day before for some and to the new day for others.
  const betweenDays = (part === 'malam' && minutes < 240) || (part === 'am' && minutes === 0);
  return betweenDays ? ask('tanggal_ambigu') : found({ minutes, assumedMorning: false });
}

/** The end of a span that starts at `start`: the first reading after it, unless the time was written exactly. */
export function placeEnd(
  time: TimeFact,
  { part, start }: { readonly part: DayPart | undefined; readonly start: number },
): Outcome<ClockTime> {
  if (time.minutes === 1440) return found({ minutes: 1440, assumedMorning: false });
  if (part !== undefined) return placeInPart(time, part);
  const later = readings(time).find((minutes) => minutes > start);
  if (time.exact) return found({ minutes: time.minutes, assumedMorning: false });
  return later === undefined ? ask('tidak_sah') : found({ minutes: later, assumedMorning: false });
}
