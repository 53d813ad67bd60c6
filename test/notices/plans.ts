import { nextDraft } from '../../src/features/dates/next-draft.notice.ts';
import { datePoll, datePollReminder } from '../../src/features/polls/date-poll.notice.ts';
import { datePollResult } from '../../src/features/polls/date-poll-result.notice.ts';
import { preparationAssigned } from '../../src/features/preparing/preparation-assigned.notice.ts';
import { preparationReminder } from '../../src/features/preparing/preparation-reminder.notice.ts';
import { wib } from '../features/reminders/meeting.ts';
import { exampleOf } from './example.ts';

const SLOT = {
  timeZone: 'Asia/Jakarta',
  choices: new Map([
    [1, 'yes'],
    [2, 'if_needed'],
  ] as const),
  said: { yes: ['LAN'], if_needed: ['BMKG'], no: [] },
};
const INSTITUTIONS = [
  { id: 1, shortName: 'LAN', kind: 'agency' },
  { id: 2, shortName: 'BMKG', kind: 'agency' },
  { id: 3, shortName: 'BPS', kind: 'agency' },
] as const;
const POLL = {
  poll: {
    ...{ id: 1, forumId: 1, meetingId: undefined, closedAt: undefined, chosenSlotId: undefined },
    ...{ createdAt: wib('2027-02-05 16:00'), answerBy: wib('2027-02-12 16:00') },
    slots: [
      { ...SLOT, id: 1, startsAt: wib('2027-04-08 09:00') },
      { ...SLOT, id: 2, startsAt: wib('2027-04-15 09:00') },
    ],
    institutions: INSTITUTIONS,
    silent: INSTITUTIONS.slice(2),
  },
  number: 42,
};
const ITEM = {
  key: 'hall',
  label: undefined,
  days: 15,
  note: '',
  assigneeId: undefined,
  dueOn: '2027-01-14',
};

/** Notices of what comes before a meeting. */
export const PLANS = {
  datePoll: exampleOf(datePoll, { pollId: 1 }, POLL),
  datePollReminder: exampleOf(datePollReminder, { pollId: 1, institutionId: 3 }, POLL),
  datePollResult: exampleOf(datePollResult, { pollId: 1 }, { ...POLL, mayTake: true }),
  nextDraft: exampleOf(
    nextDraft,
    {
      ...{ afterId: 1, date: '2027-04-08', startsAt: wib('2027-04-08 09:00'), timeZone: 'Asia/Jakarta' },
      host: { institutionId: 2, shortName: 'BMKG' },
    },
    { after: { number: 42, startsAt: wib('2027-02-05 09:00'), timeZone: 'Asia/Jakarta' } },
  ),
  preparationAssigned: exampleOf(
    preparationAssigned,
    { key: 'hall', personId: 1 },
    { key: 'hall', label: undefined },
  ),
  preparationReminder: exampleOf(
    preparationReminder,
    { hostId: 1, level: 'aides' },
    {
      due: [
        { ...ITEM, state: 'open' },
        { ...ITEM, key: 'own', label: 'Spanduk', state: 'open' },
      ],
      mayMark: true,
    },
  ),
};
