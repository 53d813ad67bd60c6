import { morningRecap } from '../../src/features/answers/recap/morning-recap.notice.ts';
import { codeShown } from '../../src/features/details/substitutes/code-shown.notice.ts';
import { wib } from '../features/reminders/meeting.ts';
import { exampleOf } from './example.ts';

/** Notices of who comes, and in whose place, shortly before a meeting. */
export const THE_DAY = {
  morningRecap: exampleOf(
    morningRecap,
    {},
    {
      quorum: '50%+1',
      answers: [
        {
          ...{ institutionId: 1, code: 'lan', shortName: 'LAN', answer: 'represented', note: '' },
          ...{ byName: 'Budi', answeredAt: wib('2027-01-29 09:00') },
        },
      ],
    },
  ),
  substituteCodeShown: exampleOf(codeShown, { institutionId: 1, named: 'Dr. Ratna, Karo Umum' }, undefined),
};
