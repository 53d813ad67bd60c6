import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { mayApproveMinutes, mayChange } from '../../../inbound/rights.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { findOwnFile } from '../../files/service.ts';
import { findMeeting } from '../../meetings/service.ts';
import { isHostOf } from '../../meetings/which-meeting.service.ts';
import type { Minutes } from '../types.ts';
import { approveMinutes, sendDraft } from './service.ts';
import { findMinutes, findMinutesById } from './store.ts';
import { askToApproveEarly } from './words.ts';

/** A press that sends a document to the members as a draft; only who handed it in may do so. */
export async function sendDraftAsked(
  call: Call,
  { meetingId, fileId }: { readonly meetingId: number; readonly fileId: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  const sentById = context.actor.personId;
  const meeting = await findMeeting(work.db, { forumId, id: meetingId });
  const file = await findOwnFile(work.db, { forumId, id: fileId, createdById: sentById });
  if (meeting === undefined || file === undefined) return refuse(call, 'fileGone');
  if (!mayChange('notula', context.actor.roles) && !isHostOf(call, meeting)) return refuse(call, 'noRight');
  const { number } = meeting;
  if (meeting.state !== 'announced' || meeting.startsAt > work.now)
    return refuse(call, { reason: 'meetingNotHeld', number });
  const sent = await sendDraft(work, { meeting, fileId, zone, sentById });
  if (!sent.ok) return refuse(call, { reason: sent.reason, number });
  await recordAudit(work.db, { context, at: work.now, action: 'notula kirim', subject: `rapat ${number}` });
  const when = formatDateTime(sent.value.replyBy, { zone, locale: language.locale });
  const summary = language.t('files:minutes.sent', { number, when });
  return [{ kind: 'replace', message: message({ summary }) }];
}

/** Approves the draft of a meeting, or the one of a button; while corrections may still come, it is asked first. */
export async function approveDraftAsked(
  call: Call,
  asked:
    | { readonly meeting: Meeting }
    | { readonly draft: Pick<Minutes, 'id' | 'revision'>; readonly isSure: boolean },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  if (!mayApproveMinutes(context.actor.roles)) return refuse(call, 'minutesOnlyChair');
  const minutes =
    'meeting' in asked
      ? await findMinutes(work.db, { forumId, meetingId: asked.meeting.id })
      : await findMinutesById(work.db, { forumId, id: asked.draft.id });
  const meeting =
    'meeting' in asked
      ? asked.meeting
      : minutes && (await findMeeting(work.db, { forumId, id: minutes.meetingId }));
  if (meeting === undefined) return refuse(call, 'buttonGone');
  const { number } = meeting;
  if (minutes === undefined) return refuse(call, { reason: 'noMinutes', number });
  if (minutes.state === 'approved') return refuse(call, { reason: 'minutesApproved', number });
  if ('draft' in asked && minutes.revision !== asked.draft.revision)
    return refuse(call, { reason: 'minutesOutdated', number });
  const isSure = 'draft' in asked && asked.isSure;
  if (work.now <= minutes.replyBy && !isSure)
    return replyHere(call, askToApproveEarly({ minutes, number, zone }, language));
  if (!(await approveMinutes(work, { minutes, approvedById: context.actor.personId })))
    return refuse(call, { reason: 'minutesChanged', number });
  await recordAudit(work.db, { context, at: work.now, action: 'notula setujui', subject: `rapat ${number}` });
  const said = message({ summary: language.t('files:minutes.approved', { number }) });
  return isSure ? [{ kind: 'replace', message: said }] : replyHere(call, said);
}
