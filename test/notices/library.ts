import { libraryCheck } from '../../src/features/library/care/check.notice.ts';
import { libraryWaiting } from '../../src/features/library/care/waiting.notice.ts';
import { libraryTarget } from '../../src/features/library/contribution/target.notice.ts';
import { libraryDigest } from '../../src/features/library/digest/digest.notice.ts';
import { libraryDecision } from '../../src/features/library/moderation/decision.notice.ts';
import { libraryReport } from '../../src/features/library/moderation/report.notice.ts';
import { libraryReview } from '../../src/features/library/moderation/review.notice.ts';
import { libraryReading } from '../../src/features/library/reading/reading.notice.ts';
import { requestFits } from '../../src/features/library/requests/fits.notice.ts';
import { requestRemoved } from '../../src/features/library/requests/removed.notice.ts';
import type { LibraryRequest } from '../../src/features/library/requests/requests.types.ts';
import type { LibraryEntry } from '../../src/features/library/types.ts';
import { libraryUrgent } from '../../src/features/library/urgent/urgent.notice.ts';
import { wib } from '../features/reminders/meeting.ts';
import { exampleOf } from './example.ts';

const ENTRY: LibraryEntry = {
  ...{ id: 5, forumId: 1, number: 17, kind: 'policy', status: 'published', title: 'Kelas Aset' },
  ...{ summary: 'Aset dicatat menurut kelas.', file: undefined, topics: [], createdById: 2, createdAt: 0 },
  issuer: { institutionId: 6, shortName: 'LAN', hasLeft: false },
  ...{ waitingSince: undefined, revision: undefined, round: 1, reason: undefined, publishedAt: 1 },
  ...{ updatedAt: undefined, urgentAt: undefined, confirmedAt: undefined, meetingId: undefined },
};

const REQUEST: LibraryRequest = {
  ...{
    id: 3,
    forumId: 1,
    number: 18,
    wording: 'Pedoman arsip',
    status: 'open',
    createdById: 2,
    createdAt: 0,
  },
  ...{ topic: { id: 1, name: 'Kearsipan' }, institution: { id: 6, shortName: 'LAN' } },
};

/** Notices of the library. */
export const LIBRARY = {
  libraryDigest: exampleOf(
    libraryDigest,
    { since: wib('2027-01-18 08:00'), until: wib('2027-01-25 08:00'), personId: 2 },
    {
      entries: {
        items: [{ id: 5, number: 17, kind: 'policy', title: 'Kelas Aset', institution: '', isUpdate: true }],
        total: 9,
      },
      requests: { items: [{ id: 3, number: 18, wording: 'Pedoman arsip', institution: 'LAN' }], total: 1 },
    },
  ),
  libraryWaiting: exampleOf(
    libraryWaiting,
    {},
    { entries: [{ ...ENTRY, waitingSince: wib('2027-01-20 10:00') }], hasMore: true },
  ),
  libraryCheck: exampleOf(
    libraryCheck,
    { entryId: 5, institutionId: 6, heldAt: wib('2026-01-20 10:00'), asked: 1 },
    { entry: ENTRY },
  ),
  libraryTarget: exampleOf(
    libraryTarget,
    { institutionId: 6, from: wib('2027-01-01 00:00'), to: wib('2027-07-01 00:00') },
    { institution: 'LAN', shared: 1, target: 2 },
  ),
  libraryRequestFits: exampleOf(
    requestFits,
    { requestId: 3, entryId: 5 },
    { request: REQUEST, entry: ENTRY },
  ),
  libraryRequestRemoved: exampleOf(requestRemoved, { requestId: 3 }, { request: REQUEST }),
  libraryReview: exampleOf(
    libraryReview,
    { entryId: 5, round: 1 },
    { entry: { ...ENTRY, status: 'waiting', waitingSince: 1 }, topics: ['Aset'], file: undefined, same: [] },
  ),
  libraryDecision: exampleOf(
    libraryDecision,
    { entryId: 5, outcome: 'needsChange', reason: 'Mohon dilengkapi' },
    { entry: ENTRY },
  ),
  libraryReport: exampleOf(
    libraryReport,
    { reportId: 4 },
    {
      entry: ENTRY,
      report: {
        ...{ id: 4, forumId: 1, entryId: 5, text: 'Nomornya keliru', institution: 'BMKG', isHandled: false },
      },
    },
  ),
  libraryUrgent: exampleOf(libraryUrgent, { entryId: 5 }, { entry: ENTRY }),
  libraryReading: exampleOf(
    libraryReading,
    {},
    { meetingId: 7, materials: [], actions: [], entries: [ENTRY] },
  ),
};
