import { recapNotice } from '../features/answers/recap.notice.ts';
import { actionReminder } from '../features/follow-up/action-reminder.notice.ts';
import { minutesReminder } from '../features/follow-up/minutes-reminder.notice.ts';
import { announcementNotice } from '../features/meetings/announcement.notice.ts';
import { announcementHeld } from '../features/meetings/announcement-held.notice.ts';
import { announcementReport } from '../features/meetings/announcement-report.notice.ts';
import { calendarRenewed } from '../features/meetings/calendar-renewed.notice.ts';
import { change } from '../features/meetings/change.notice.ts';
import { admissionUndone } from '../features/members/entering/admission-undone.notice.ts';
import { joinDecision } from '../features/members/entering/join-decision.notice.ts';
import { joinRequest } from '../features/members/entering/join-request.notice.ts';
import { recordsMerged } from '../features/members/entering/records-merged.notice.ts';
import { codeExposed } from '../features/members/invitations/code-exposed.notice.ts';
import { invitationRefused } from '../features/members/invitations/invitation-refused.notice.ts';
import { invitationUsed } from '../features/members/invitations/invitation-used.notice.ts';
import { accountLinked } from '../features/members/linking/account-linked.notice.ts';
import { officeEnded } from '../features/members/office/office-ended.notice.ts';
import { answerReminder } from '../features/reminders/answer-reminder.notice.ts';
import { deliveryReport } from '../features/reminders/delivery-report.notice.ts';
import { eve } from '../features/reminders/eve.notice.ts';
import { manualReminder } from '../features/reminders/manual-reminder.notice.ts';
import { morning } from '../features/reminders/morning.notice.ts';
import { unreachable } from '../features/reminders/unreachable.notice.ts';
import { hostQuestion } from '../features/rotation/host-question.notice.ts';
import { hostReminder } from '../features/rotation/host-reminder.notice.ts';
import type { Language } from '../i18n/index.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { NoticeContent } from './content.ts';
import type { NoticeKind } from './types.ts';

type Writer<Kind extends NoticeKind> = (content: NoticeContent<Kind>, language: Language) => OutgoingMessage;

/** The message of every kind of notice. */
const writers: { readonly [Kind in NoticeKind]: Writer<Kind> } = {
  announcement: announcementNotice,
  announcementHeld,
  announcementReport,
  answerReminder,
  manualReminder,
  eve,
  morning,
  hostReminder,
  hostQuestion,
  change,
  deliveryReport,
  recap: recapNotice,
  minutesReminder,
  actionReminder,
  joinRequest,
  joinDecision,
  invitationUsed,
  invitationRefused,
  codeExposed,
  accountLinked,
  recordsMerged,
  admissionUndone,
  officeEnded,
  calendarRenewed,
  unreachable,
};

/** Writes a notice's message in one language. */
export function noticeMessage<Kind extends NoticeKind>(
  content: NoticeContent<Kind>,
  language: Language,
): OutgoingMessage {
  const write: Writer<Kind> = writers[content.kind];
  return write(content, language);
}
