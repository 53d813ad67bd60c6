import { answerReplaced } from '../../src/features/answers/answer-replaced.notice.ts';
import { lateAnswers } from '../../src/features/answers/late-answers.notice.ts';
import { recapNotice } from '../../src/features/answers/recap/recap.notice.ts';
import { calendarRenewed } from '../../src/features/calendars/calendar-renewed.notice.ts';
import { hostLists } from '../../src/features/details/host-lists.notice.ts';
import { placeGiven } from '../../src/features/details/place-given.notice.ts';
import { substituteReminder } from '../../src/features/details/substitutes/substitute-reminder.notice.ts';
import { faqReview } from '../../src/features/faq/care/review.notice.ts';
import { actionReminder } from '../../src/features/follow-up/action-reminder.notice.ts';
import { minutesReminder } from '../../src/features/follow-up/minutes/reminder.notice.ts';
import { announcementNotice } from '../../src/features/meetings/announcing/announcement.notice.ts';
import { change } from '../../src/features/meetings/changing/change.notice.ts';
import { hostChanged } from '../../src/features/meetings/changing/host-changed.notice.ts';
import { announcementHeld } from '../../src/features/meetings/posting/announcement-held.notice.ts';
import { announcementReport } from '../../src/features/meetings/posting/announcement-report.notice.ts';
import { accountLinked } from '../../src/features/members/entering/telling/account-linked.notice.ts';
import { admissionUndone } from '../../src/features/members/entering/telling/admission-undone.notice.ts';
import { codeExposed } from '../../src/features/members/entering/telling/code-exposed.notice.ts';
import { invitationRefused } from '../../src/features/members/entering/telling/invitation-refused.notice.ts';
import { invitationUsed } from '../../src/features/members/entering/telling/invitation-used.notice.ts';
import { joinDecision } from '../../src/features/members/entering/telling/join-decision.notice.ts';
import { joinRequest } from '../../src/features/members/entering/telling/join-request.notice.ts';
import { recordsMerged } from '../../src/features/members/entering/telling/records-merged.notice.ts';
import { officeEnded } from '../../src/features/members/office/office-ended.notice.ts';
import { roleChanged } from '../../src/features/members/role-changed.notice.ts';
import { answerReminder } from '../../src/features/reminders/answer-reminder.notice.ts';
import { deliveryReport } from '../../src/features/reminders/delivery-report.notice.ts';
import { eve } from '../../src/features/reminders/eve.notice.ts';
import { manualReminder } from '../../src/features/reminders/manual-reminder.notice.ts';
import { morning } from '../../src/features/reminders/morning.notice.ts';
import { unreachable } from '../../src/features/reminders/unreachable.notice.ts';
import { hostExchange } from '../../src/features/rotation/asking/host-exchange.notice.ts';
import { hostNews } from '../../src/features/rotation/asking/host-news.notice.ts';
import { hostQuestion } from '../../src/features/rotation/asking/host-question.notice.ts';
import { hostReply } from '../../src/features/rotation/asking/host-reply.notice.ts';
import { handover } from '../../src/features/rotation/history/handover.notice.ts';
import { hostReminder } from '../../src/features/rotation/host-reminder.notice.ts';
import type { NoticeContent, Reader } from '../../src/notices/content.ts';
import type { NoticeKind } from '../../src/notices/kind.ts';
import { MEETING, wib } from '../features/reminders/meeting.ts';
import { DOCUMENTS } from './documents.ts';
import { exampleOf } from './example.ts';
import { LIBRARY } from './library.ts';
import { PLANS } from './plans.ts';
import { THE_DAY } from './the-day.ts';

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

const LOST = { name: 'Dr. Ratna, S.H.', institutions: ['LAN'], reason: 'notOpened' } as const;

/** A question to an institution whether it will be host. */
const ASK = {
  ...{ id: 9, forumId: 1, institutionId: 1, number: 43, expectedAt: undefined },
  state: 'open',
  ...{ askedAt: 0, since: 0, isPondering: false, reason: '' },
} as const;

const EXAMPLES = {
  announcement: exampleOf(announcementNotice, {}, undefined),
  announcementReport: exampleOf(
    announcementReport,
    { states: { '1': 'present', '2': 'missing' } },
    {
      places: [
        { chatRowId: 1, platform: 'telegram', title: 'Grup FORSES', state: 'present', reason: '' },
        { chatRowId: 2, platform: 'slack', title: 'forses', state: 'missing', reason: 'is_archived' },
      ],
    },
  ),
  answerReminder: exampleOf(answerReminder, { daysLeft: 7 }, undefined),
  manualReminder: exampleOf(manualReminder, { proposalId: 1, audience: 'unanswered' }, undefined),
  eve: exampleOf(eve, {}, undefined),
  morning: exampleOf(morning, {}, undefined),
  hostReminder: exampleOf(hostReminder, { daysLeft: 14 }, undefined),
  handover: exampleOf(
    handover,
    { fromId: 1, toId: 2 },
    { from: 'BMKG', to: 'LAN', photo: undefined, at: undefined, hasHosted: true },
  ),
  hostQuestion: exampleOf(
    hostQuestion,
    { askId: 9, institutionId: 1, isReminder: false },
    { institution: 'BMKG', ask: ASK },
  ),
  hostExchange: exampleOf(
    hostExchange,
    { exchangeId: 4, institutionId: 1 },
    { own: 'BMKG', other: 'LAN', ask: ASK },
  ),
  hostReply: exampleOf(
    hostReply,
    { what: 'exchangeDeclined', institutionId: 1, askId: 9, otherId: 2 },
    { name: 'BMKG', other: 'LAN', ask: ASK },
  ),
  hostNews: exampleOf(
    hostNews,
    { what: 'declined', institutionId: 1, askId: 9 },
    { name: 'BMKG', other: '–', ask: { ...ASK, state: 'declined', reason: 'gedung' }, nextAsked: 'LAN' },
  ),
  hostChanged: exampleOf(
    hostChanged,
    { institutionId: 1, what: 'released', isTakenBack: false, startsAt: 0 },
    {},
  ),
  change: exampleOf(change, { what: 'changed', reason: 'gedung direnovasi', fields: ['place'] }, undefined),
  deliveryReport: exampleOf(
    deliveryReport,
    { proposalId: 1 },
    {
      sentPrivately: 12,
      calledInGroup: [{ name: 'Dr. Sari', institutions: ['BRIN'], reason: 'blocked' }],
      leftOut: { answered: 2, ended: 0, notConcerned: 1 },
      undelivered: [LOST],
    },
  ),
  announcementHeld: exampleOf(announcementHeld, {}, undefined),
  recap: exampleOf(
    recapNotice,
    {},
    {
      mayRemind: true,
      quorum: '50%+1',
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
  ),
  ...THE_DAY,
  lateAnswers: exampleOf(
    lateAnswers,
    { from: 0, until: 1 },
    {
      changes: [
        { institutionId: 2, shortName: 'BPS', before: undefined, answer: 'attending', note: 'plat B 1 XY' },
      ],
    },
  ),
  ...DOCUMENTS,
  ...LIBRARY,
  ...PLANS,
  minutesReminder: exampleOf(minutesReminder, { isFirst: true }, undefined),
  actionReminder: exampleOf(
    actionReminder,
    { actionId: 1, institutionId: 1, daysLeft: 3, isLast: false },
    {
      action: {
        ...{ id: 1, forumId: 1, number: 4, meetingId: 7, institutionId: 1, institution: 'LAN' },
        ...{ description: 'Menyusun pedoman', dueAt: wib('2027-02-12 00:00'), createdAt: 0, state: 'open' },
      },
    },
  ),
  joinRequest: exampleOf(joinRequest, { requestId: 5, remark: '', handle: 'budi_s' }, REQUEST),
  joinDecision: exampleOf(joinDecision, { requestId: 5, question: '', answers: 0 }, REQUEST),
  invitationUsed: exampleOf(
    invitationUsed,
    {
      ...{ invitationId: 3, personId: 1, platform: 'telegram' },
      ...{ institution: 'LAN', capacity: 'aide', role: '', admissionId: 4, mergedId: 2 },
      ...{ externalId: '6001', shownName: 'Budi S', handle: 'budi_s' },
    },
    { name: 'Budi Santoso', mergedName: 'B. Santoso' },
  ),
  invitationRefused: exampleOf(
    invitationRefused,
    { invitationId: 3, personId: 1, platform: 'telegram' },
    { name: 'Budi Santoso' },
  ),
  codeExposed: exampleOf(codeExposed, { what: 'invitation', invitationId: 3 }, undefined),
  accountLinked: exampleOf(
    accountLinked,
    { personId: 1, platform: 'slack', shownName: 'budi', isReplaced: true },
    { name: 'Budi Santoso' },
  ),
  recordsMerged: exampleOf(
    recordsMerged,
    { admissionId: 4, personId: 1, mergedId: 2, isOwn: false },
    { name: 'Budi Santoso', mergedName: 'B. Santoso' },
  ),
  admissionUndone: exampleOf(admissionUndone, { personId: 1 }, { name: 'Budi Santoso' }),
  officeEnded: exampleOf(
    officeEnded,
    { institution: 'LAN', from: wib('2027-01-29 09:00'), roles: ['chair'] },
    undefined,
  ),
  faqReview: exampleOf(
    faqReview,
    { code: 'F12', reviewBy: '2027-03-01' },
    {
      entry: {
        ...{ code: 'F12', category: 'umum', status: '', source: '', wordings: [] },
        ...{ question: 'Apakah ada iuran anggota?', answer: 'Tidak ada iuran.' },
      },
    },
  ),
  roleChanged: exampleOf(roleChanged, { given: 'chair', taken: [] }, undefined),
  answerReplaced: exampleOf(
    answerReplaced,
    { institution: 'LAN', before: 'not_attending', after: 'attending' },
    undefined,
  ),
  hostLists: exampleOf(
    hostLists,
    {},
    {
      coming: [
        {
          ...{
            institutionId: 1,
            shortName: 'LAN',
            answer: 'attending' as const,
            note: '',
            waitingTurn: undefined,
          },
          detail: { companions: 1, isOnline: false, vehicles: 'B 1234 XYZ, Joko', diet: 'vegetarian' },
        },
      ],
    },
  ),
  substituteReminder: exampleOf(substituteReminder, { institutionId: 1 }, { institution: 'LAN' }),
  placeGiven: exampleOf(placeGiven, { institutionId: 1 }, { institution: 'LAN' }),
  calendarRenewed: exampleOf(calendarRenewed, {}, undefined),
  unreachable: exampleOf(unreachable, { personIds: [1] }, { people: [LOST] }),
};

export type NoticeName = keyof typeof EXAMPLES;

/** Every kind there is. */
export const KINDS = Object.keys(EXAMPLES) as NoticeName[];

type FactsOf<Name extends NoticeName> = (typeof EXAMPLES)[Name]['facts'];
type DetailsOf<Name extends NoticeName> = (typeof EXAMPLES)[Name]['details'];

/** The kind of that name. */
export function kindOf(name: NoticeName): NoticeKind {
  return EXAMPLES[name].kind;
}

/** What a notice's message is made of, with the name of its kind. */
export interface NamedContent<Name extends NoticeName> extends NoticeContent<FactsOf<Name>, DetailsOf<Name>> {
  readonly name: Name;
}

/** A notice of that kind, a week before the meeting, to one person unless another reader is given. */
export function contentOf<Name extends NoticeName>(
  name: Name,
  changes: Partial<NoticeContent<FactsOf<Name>, DetailsOf<Name>>> = {},
  reader: Reader = { kind: 'person', name: 'Dr. Ratna, S.H.', salutation: '' },
): NamedContent<Name> {
  const people = reader.kind === 'group' ? [{ capacity: 'holder', userId: '11' } as const] : [];
  return {
    name,
    facts: EXAMPLES[name].facts,
    details: EXAMPLES[name].details,
    forum: {
      id: 1,
      name: 'FORSES',
      timeZone: 'Asia/Jakarta',
      locale: 'id',
      invitationTexts: {},
    },
    view: {
      meeting: MEETING,
      counts: { attending: 8, represented: 2, not_attending: 1, tentative: 1, unanswered: 132 },
      memberZones: ['Asia/Jakarta', 'Asia/Jayapura', 'Asia/Makassar'],
      taken: 14,
    },
    reader,
    institutions: [
      {
        ...{ id: 6, shortName: 'LAN', officialName: 'Lembaga Administrasi Negara', timeZone: 'Asia/Jakarta' },
        ...{ answer: undefined, substitute: '', people },
      },
    ],
    now: wib('2027-01-29 10:00'),
    ...changes,
  };
}
