import type { NoticeContent } from '../../domain/notices/content.ts';
import type { NoticeKind } from '../../domain/notices/types.ts';
import type { Language } from '../../i18n/index.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import { accountLinked } from './account-linked.ts';
import { actionReminder } from './action-reminder.ts';
import { admissionUndone } from './admission-undone.ts';
import { announcementNotice } from './announcement.ts';
import { announcementHeld } from './announcement-held.ts';
import { announcementReport } from './announcement-report.ts';
import { answerReminder } from './answer-reminder.ts';
import { calendarRenewed } from './calendar-renewed.ts';
import { change } from './change.ts';
import { codeExposed } from './code-exposed.ts';
import { deliveryReport } from './delivery-report.ts';
import { eve } from './eve.ts';
import { hostQuestion } from './host-question.ts';
import { hostReminder } from './host-reminder.ts';
import { invitationRefused } from './invitation-refused.ts';
import { invitationUsed } from './invitation-used.ts';
import { joinDecision } from './join-decision.ts';
import { joinRequest } from './join-request.ts';
import { manualReminder } from './manual-reminder.ts';
import { minutesReminder } from './minutes-reminder.ts';
import { morning } from './morning.ts';
import { officeEnded } from './office-ended.ts';
import { recapNotice } from './recap.ts';
import { recordsMerged } from './records-merged.ts';
import { unreachable } from './unreachable.ts';

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
