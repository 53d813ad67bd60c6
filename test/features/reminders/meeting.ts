import type { Meeting } from '../../../src/model/meeting.ts';
import type { ReminderFacts, ReminderKindName } from '../../../src/notices/schedule.ts';
import { readPlan } from '../../../src/notices/settings/plan.ts';

/** A moment in Jakarta: `2027-02-05 09:00`. */
export function wib(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
}

/** A meeting in Jakarta on Friday, 5 February 2027, 09.00, answered until Tuesday 16.00, announced on 11 January. */
export const MEETING: Meeting = {
  id: 7,
  forumId: 1,
  number: 42,
  title: 'Rapat koordinasi',
  startsAt: wib('2027-02-05 09:00'),
  endsAt: undefined,
  timeZone: 'Asia/Jakarta',
  place: 'Aula BMKG',
  host: {
    institutionId: 3,
    shortName: 'BMKG',
    officialName: 'Badan Meteorologi, Klimatologi, dan Geofisika',
  },
  agenda: undefined,
  dress: undefined,
  contact: undefined,
  letterNumber: undefined,
  link: undefined,
  answerBy: wib('2027-02-02 16:00'),
  state: 'announced',
  revision: 1,
  announceAt: undefined,
  announcedAt: wib('2027-01-11 10:00'),
  cancelReason: undefined,
  minutesDoneAt: undefined,
};

/** What the rules of a kind look at, with the plan of a forum that never changed it. */
export function factsFor(
  kind: ReminderKindName,
  changes: Partial<Meeting> = {},
  plan: unknown = {},
): ReminderFacts {
  return {
    meeting: { ...MEETING, ...changes },
    createdAt: wib('2026-11-24 10:00'),
    plan: readPlan(plan).kinds[kind],
    zone: changes.timeZone ?? MEETING.timeZone,
  };
}
