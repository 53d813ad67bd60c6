import type { Holiday } from '../../src/calendar/types.ts';
import { closedOn, type WorkCalendar } from '../../src/calendar/working-days.ts';

/** A calendar of these holidays, with the weekend without work. */
export function officeCalendar(holidays: readonly Holiday[]): WorkCalendar {
  return { holidays, rest: closedOn(holidays) };
}
