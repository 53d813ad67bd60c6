import type { NoticeContent, NoticeDetails, Reader } from '../../src/notices/content.ts';
import type { NoticeFacts, NoticeKind } from '../../src/notices/types.ts';
import { MEETING, wib } from '../features/reminders/meeting.ts';

const REQUEST = {
  requestId: 5,
  displayName: 'Budi Santoso',
  platform: 'telegram',
  externalId: '6001',
  institution: 'Lembaga Administrasi Negara',
  capacity: 'aide',
  state: 'approved',
  holders: ['Dr. Ratna, S.H.'],
  known: { name: 'Budi Santoso', seats: [{ capacity: 'aide', institution: 'BMKG' }], roles: ['chair'] },
} as const;

const FACTS: NoticeFacts = {
  announcement: {},
  announcementReport: { states: { '1': 'present', '2': 'missing' } },
  answerReminder: { daysLeft: 7 },
  manualReminder: { proposalId: 1, audience: 'belum' },
  eve: {},
  morning: {},
  hostReminder: { daysLeft: 14 },
  hostQuestion: { turnId: 9, institutionId: 1 },
  change: { what: 'changed', reason: 'gedung direnovasi', fields: ['place'] },
  deliveryReport: { proposalId: 1 },
  announcementHeld: {},
  recap: {},
  minutesReminder: {},
  actionReminder: { actionId: 1, institutionId: 1, daysLeft: 3, isLast: false },
  joinRequest: { requestId: 5, remark: '', handle: 'budi_s' },
  joinDecision: { requestId: 5, question: '', answers: 0 },
  invitationUsed: {
    ...{ invitationId: 3, personId: 1, platform: 'telegram' },
    ...{ institution: 'LAN', capacity: 'aide', role: '', admissionId: 4, mergedId: 2 },
    ...{ externalId: '6001', shownName: 'Budi S', handle: 'budi_s' },
  },
  invitationRefused: { invitationId: 3, personId: 1, platform: 'telegram' },
  codeExposed: { what: 'invitation', invitationId: 3 },
  accountLinked: { personId: 1, platform: 'slack', shownName: 'budi', isReplaced: true },
  recordsMerged: { admissionId: 4, personId: 1, mergedId: 2, isOwn: false },
  admissionUndone: { personId: 1 },
  officeEnded: { institution: 'LAN', from: wib('2027-01-29 09:00'), roles: ['chair'] },
  calendarRenewed: {},
  unreachable: { personIds: [1] },
};

const LOST = { name: 'Dr. Ratna, S.H.', institutions: ['LAN'], reason: 'notOpened' } as const;

const DETAILS: NoticeDetails = {
  announcement: undefined,
  announcementReport: {
    places: [
      { chatRowId: 1, platform: 'telegram', title: 'Grup FORSES', state: 'present', reason: '' },
      { chatRowId: 2, platform: 'slack', title: 'forses', state: 'missing', reason: 'is_archived' },
    ],
  },
  announcementHeld: undefined,
  answerReminder: undefined,
  manualReminder: undefined,
  eve: undefined,
  morning: undefined,
  hostReminder: undefined,
  hostQuestion: { institution: 'BMKG' },
  change: undefined,
  deliveryReport: {
    sentPrivately: 12,
    calledInGroup: [{ name: 'Dr. Sari', institutions: ['BRIN'], reason: 'blocked' }],
    leftOut: { answered: 2, ended: 0, notConcerned: 1 },
    undelivered: [LOST],
  },
  minutesReminder: undefined,
  actionReminder: {
    action: {
      ...{ id: 1, forumId: 1, number: 4, meetingId: 7, institutionId: 1, institution: 'LAN' },
      ...{ description: 'Menyusun pedoman', dueAt: wib('2027-02-12 00:00'), createdAt: 0, state: 'open' },
    },
  },
  recap: {
    mayRemind: true,
    answers: [
      {
        institutionId: 1,
        code: 'lan',
        shortName: 'LAN',
        answer: 'represented',
        note: 'Dr. Ratna, Karo Umum',
        byName: 'Budi',
        answeredAt: 0,
      },
    ],
  },
  joinRequest: REQUEST,
  joinDecision: REQUEST,
  invitationUsed: { name: 'Budi Santoso', mergedName: 'B. Santoso' },
  invitationRefused: { name: 'Budi Santoso' },
  codeExposed: undefined,
  accountLinked: { name: 'Budi Santoso' },
  recordsMerged: { name: 'Budi Santoso', mergedName: 'B. Santoso' },
  admissionUndone: { name: 'Budi Santoso' },
  officeEnded: undefined,
  calendarRenewed: undefined,
  unreachable: { people: [LOST] },
};

/** Every kind there is. */
export const KINDS = Object.keys(FACTS) as NoticeKind[];

/** A notice of that kind, a week before the meeting, to one person unless another reader is given. */
export function contentOf<Kind extends NoticeKind>(
  kind: Kind,
  changes: Partial<NoticeContent<Kind>> = {},
  reader: Reader = { kind: 'person', name: 'Dr. Ratna, S.H.' },
): NoticeContent<Kind> {
  const people = reader.kind === 'group' ? [{ name: 'Dr. Ratna, S.H.', userId: '11' }] : [];
  return {
    kind,
    facts: FACTS[kind],
    details: DETAILS[kind],
    forum: { id: 1, name: 'FORSES', timeZone: 'Asia/Jakarta', locale: 'id', cadenceMonths: 2 },
    scene: {
      meeting: MEETING,
      counts: { attending: 8, represented: 2, not_attending: 1, tentative: 1, unanswered: 132 },
      memberZones: ['Asia/Jakarta', 'Asia/Jayapura', 'Asia/Makassar'],
    },
    reader,
    institutions: [
      { shortName: 'LAN', officialName: 'Lembaga Administrasi Negara', answer: undefined, people },
    ],
    now: wib('2027-01-29 10:00'),
    ...changes,
  };
}
