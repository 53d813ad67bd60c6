import { actionAssigned } from '../../src/features/follow-up/action-assigned.notice.ts';
import { minutesDraft } from '../../src/features/follow-up/minutes/draft.notice.ts';
import { minutesFinal } from '../../src/features/follow-up/minutes/final.notice.ts';
import { minutesReplies } from '../../src/features/follow-up/minutes/replies.notice.ts';
import { materialsNotice } from '../../src/features/materials/materials.notice.ts';
import { letterNotice } from '../../src/features/meetings/letter/letter.notice.ts';
import { rundownChanged } from '../../src/features/meetings/rundown/changed.notice.ts';
import { wib } from '../features/reminders/meeting.ts';
import { exampleOf } from './example.ts';

const DOCUMENT = { name: 'notula.pdf', mimeType: 'application/pdf', content: Buffer.from('%PDF') };
const MINUTES = {
  ...{ id: 2, forumId: 1, meetingId: 7, fileId: 3, revision: 1 },
  state: 'draft',
  replyBy: wib('2027-02-10 16:00'),
} as const;

const ACTION = {
  ...{ id: 1, forumId: 1, number: 4, meetingId: 7, institutionId: 1, institution: 'LAN' },
  ...{ description: 'Menyusun pedoman', dueAt: wib('2027-02-12 00:00'), createdAt: 0 },
  state: 'open',
} as const;

/** Notices of what comes of a meeting beside its reminders. */
export const DOCUMENTS = {
  actionAssigned: exampleOf(actionAssigned, { actionId: 1, institutionId: 1 }, { action: ACTION }),
  letter: exampleOf(letterNotice, { fileId: 3, isReplaced: true }, { letter: DOCUMENT }),
  materials: exampleOf(
    materialsNotice,
    { from: 0, until: 1 },
    {
      materials: [
        {
          ...{ id: 1, meetingId: 7, title: 'Paparan', file: undefined, createdAt: 0 },
          url: 'https://example.go.id/paparan',
        },
      ],
    },
  ),
  rundown: exampleOf(
    rundownChanged,
    { revision: 2, before: '09.00 Pembukaan\n09.30 Doa' },
    { lines: [{ from: '09.15', until: '09.45', title: 'Pembukaan', speaker: 'Ir. Bagus' }] },
  ),
  minutesDraft: exampleOf(
    minutesDraft,
    { minutesId: 2, revision: 1 },
    { minutes: MINUTES, document: DOCUMENT },
  ),
  minutesFinal: exampleOf(
    minutesFinal,
    { minutesId: 2, revision: 1 },
    { minutes: MINUTES, document: DOCUMENT },
  ),
  minutesReplies: exampleOf(
    minutesReplies,
    { minutesId: 2, revision: 1 },
    { minutes: MINUTES, replies: [{ institution: 'BPS', correction: 'Ejaan nama' }], mayApprove: true },
  ),
};
