import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, Command, HandedFile, PressCall } from '../../../inbound/command.ts';
import { isOverheard, refuse, replyHere } from '../../../inbound/replies.ts';
import { mayApproveMinutes, mayChange } from '../../../inbound/rights.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { MOST_FILE_BYTES } from '../../files/rules.ts';
import { keepFile, loadFile } from '../../files/service.ts';
import { isHostOf, isUnwanted, mayHandIn } from '../../meetings/which-meeting.service.ts';
import { findHeldMeeting } from '../held-meeting.ts';
import { markMinutesDone } from '../store.ts';
import { approveDraftAsked, sendDraftAsked } from './decisions.ts';
import { continueCorrection, correctMinutes, pressReply } from './replies.ts';
import { findMinutes, listReplies } from './store.ts';
import { askToSendMinutes, minutesShown } from './words.ts';

const DONE = 'selesai';
const APPROVE = /^(?:setujui|sahkan)$/i;
const CORRECT = /^koreksi\b\s*/i;

/**
 * The minutes of a meeting: gives them; host and secretariat hand in a draft or mark them as done, members answer a draft, the chair
 * approves it.
 */
export const notula: Command = {
  name: 'notula',
  aliases: [],
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: (call) => mayHandIn(call, 'notula') },
  run: async (call) => {
    if (isUnwanted(call)) return refuse(call, 'noRight');
    const found = await findHeldMeeting(call, call.argument);
    if (!found.ok) return found.reactions;
    const { meeting, rest } = found;
    if (call.file !== undefined) return handIn(call, { meeting, file: call.file });
    if (rest.toLowerCase() === DONE) return markDone(call, meeting);
    if (APPROVE.test(rest)) return approveDraftAsked(call, { meeting });
    if (CORRECT.test(rest)) return correctMinutes(call, { meeting, words: rest.replace(CORRECT, '') });
    return rest === ''
      ? show(call, meeting)
      : refuse(call, { reason: 'unknownOption', option: rest, options: `${DONE}, setujui, koreksi` });
  },
  press: async (call) => {
    const [what, id, other, sure] = call.parameters;
    switch (what) {
      case 'kirim':
        return sendDraftAsked(call, { meetingId: readRowId(id) ?? 0, fileId: readRowId(other) ?? 0 });
      case 'setuju':
      case 'koreksi':
        return pressReply(call, { what, id: readRowId(id) ?? 0, revision: readRowId(other) ?? 0 });
      case 'sahkan': {
        const draft = { id: readRowId(id) ?? 0, revision: readRowId(other) ?? 0 };
        return approveDraftAsked(call, { draft, isSure: sure === 'ya' });
      }
      case 'batal':
        return [{ kind: 'replace', message: message({ summary: call.language.t('files:ask.dropped') }) }];
      default:
        return pressDone(call);
    }
  },
  submit: async (call) => {
    const [, id, revision] = call.parameters;
    const draft = { id: readRowId(id) ?? 0, revision: readRowId(revision) ?? 0 };
    return continueCorrection(call, { draft, words: call.values.correction ?? '' });
  },
  continue: async (call) => {
    const { id, revision } = call.facts;
    const draft = { id: readRowId(id) ?? 0, revision: readRowId(revision) ?? 0 };
    return continueCorrection(call, { draft, words: call.argument });
  },
};

/** The button of the reminder, which carries the meeting's number. */
async function pressDone(call: PressCall): Promise<readonly Reaction[]> {
  const found = await findHeldMeeting(call, call.parameters[0] ?? '');
  return found.ok ? markDone(call, found.meeting) : found.reactions;
}

function mayHandInFor(call: Call, meeting: Meeting): boolean {
  return mayChange('notula', call.context.actor.roles) || isHostOf(call, meeting);
}

async function markDone(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { number, forumId } = meeting;
  if (!mayHandInFor(call, meeting)) return refuse(call, 'noRight');
  if (!(await markMinutesDone(work.db, { forumId, meetingId: meeting.id, now: work.now })))
    return refuse(call, { reason: 'minutesDoneAlready', number });
  await recordAudit(work.db, { context, at: work.now, action: 'notula', subject: `rapat ${number}` });
  return replyHere(call, message({ summary: language.t('actions:minutesDone', { number }) }));
}

/** Keeps a document, and asks whether it goes to the members. */
async function handIn(
  call: Call,
  { meeting, file }: { readonly meeting: Meeting; readonly file: HandedFile },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forumId, number, id: meetingId } = meeting;
  if (!mayHandInFor(call, meeting)) return refuse(call, 'noRight');
  const before = await findMinutes(work.db, { forumId, meetingId });
  if (before?.state === 'approved') return refuse(call, { reason: 'minutesApproved', number });
  const kept = await keepFile(work, {
    ...{ ...file, forumId, accepts: ['pdf'], createdById: context.actor.personId },
  });
  if (!kept.ok) return refuse(call, kept.refusal);
  return replyHere(call, askToSendMinutes({ meeting, fileId: kept.file.id }, language));
}

async function show(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forumId, number } = meeting;
  const { roles, seats } = context.actor;
  const minutes = await findMinutes(work.db, { forumId, meetingId: meeting.id });
  const document = minutes && (await loadFile(work.db, { forumId, id: minutes.fileId }));
  const isOfficer = mayHandInFor(call, meeting) || mayApproveMinutes(roles);
  if (minutes === undefined || document === undefined) {
    const open = isOfficer ? 'actions:minutesOpen' : 'files:minutes.none';
    const key = meeting.minutesDoneAt === undefined ? open : 'actions:minutesDone';
    return replyHere(call, message({ summary: language.t(key, { number }) }));
  }
  // Corrections are for those who write, and approve, the minutes: never for a group.
  const replies = isOfficer && !isOverheard(call) ? await listReplies(work.db, minutes) : undefined;
  const shown = { number, minutes, document, replies, zone: context.forum.timeZone, now: work.now };
  const may = { mayReply: seats.length > 0, mayApprove: mayApproveMinutes(roles) };
  return replyHere(call, minutesShown({ ...shown, ...may }, language));
}
