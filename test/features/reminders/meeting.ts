import type { Meeting } from '../../../src/model/meeting.ts';
import type { NoticeKind } from '../../../src/notices/kind.ts';
import type { DueMoment, KindPlan } from '../../../src/notices/schedule.ts';
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
  quorum: undefined,
  capacity: undefined,
  companionLimit: undefined,
  state: 'announced',
  revision: 1,
  announceAt: undefined,
  announcedAt: wib('2027-01-11 10:00'),
  cancelReason: undefined,
  minutesDoneAt: undefined,
};

/** The moments of a kind about that meeting, in a forum with that plan. */
export function momentsOf<Facts>(
  { name, schedule }: NoticeKind<Facts>,
  changes: Partial<Meeting> = {},
  plan: unknown = {},
): readonly DueMoment<Facts>[] {
  const facts = {
    meeting: { ...MEETING, ...changes },
    createdAt: wib('2026-11-24 10:00'),
    plan: readPlan(plan).kinds[name] ?? planOfDefault(schedule?.plan),
    zone: changes.timeZone ?? MEETING.timeZone,
  };
  return schedule?.dueMoments?.(facts) ?? [];
}

function planOfDefault(plan: KindPlan | undefined): KindPlan {
  if (plan === undefined) throw new Error('it is not due by itself');
  return plan;
}
