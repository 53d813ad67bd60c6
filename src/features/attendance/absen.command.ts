import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, RunCall } from '../../inbound/command.ts';
import { answerPrivately, asRefusal, refuse, replyHere } from '../../inbound/replies.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { answerButtons } from '../meetings/announcing/announcement.words.ts';
import { findMeeting, listMeetings } from '../meetings/service.ts';
import { checkInOpened, type Way, welcomed, whoIsThere } from './absen.words.ts';
import { boardOf } from './board.rules.ts';
import { beginCheckIn, checkIn, closedWhy } from './check-in.service.ts';
import { deletePresence, findPresence, listPresences } from './check-in.store.ts';
import { readCode, spokenCode } from './code.rules.ts';
import { enterByName } from './enter-by-name.ts';
import { findMeetingAsked, runsAnyMeeting, runsMeeting } from './meeting.service.ts';
import { opensAt, PAGE_BRANCH } from './rules.ts';
import { listInvited } from './store.ts';

const LIST = /^(?:daftar|siapa|list)$/i;

/** Checking in: whoever runs the meeting opens the page or names somebody; everybody else brings the code. */
export const absen: Command = {
  name: 'absen',
  aliases: ['checkin'],
  takesStart: true,
  run: async (call) => {
    const code = readCode(call.argument);
    if (code !== undefined) return bring(call, code);
    if (!(await runsAnyMeeting(call))) return explain(call);
    const found = await findMeetingAsked(call, call.argument);
    if (!found.ok) return found.reactions;
    const { meeting, rest } = found;
    if (rest === '') return open(call, meeting);
    if (LIST.test(rest)) return show(call, meeting);
    return closed(call, { meeting, isEntered: true }) ?? enterByName(call, { meeting, words: rest });
  },
  press: async (call) => {
    const [what, id = ''] = call.parameters;
    if (what === 'hapus') return undo(call, id);
    const found = await findMeetingAsked(call, { id });
    if (!found.ok) return found.reactions;
    return what === 'daftar' ? show(call, found.meeting) : open(call, found.meeting);
  },
  withoutRight: async (call) =>
    'argument' in call && readCode(call.argument) !== undefined ? refuse(call, 'checkInStranger') : undefined,
};

/** Says how to check in; whoever means the answer to the invitation gets its buttons. */
async function explain(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const [next] = await listMeetings(work.db, {
    ...{ forumId: context.forum.id, after: work.now, limit: 1 },
    states: ['announced'],
  });
  const buttons = next === undefined ? [] : answerButtons(next.id, language);
  return asRefusal(replyHere(call, message({ summary: language.t('refusals:checkInHow'), buttons })));
}

async function bring(call: RunCall, code: string): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const outcome = await checkIn(call, code);
  if (!outcome.ok) return refuse(call, outcome.refusal);
  const { meeting, isNew } = outcome;
  const { name: who, seats } = context.actor;
  const institutions = seats.map(({ shortName }) => shortName).join(', ');
  return replyHere(call, welcomed({ meeting, who, institutions, isNew, now: work.now }, language));
}

async function open(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, context, services, language } = call;
  if (closedWhy(meeting, { now: work.now, isEntered: false }) === 'checkInOver') return show(call, meeting);
  const refused = closed(call, { meeting, isEntered: false });
  if (refused !== undefined) return refused;
  const { token, secret } = await beginCheckIn(call, meeting);
  await recordAudit(work.db, { context, at: work.now, action: 'absen', subject: `rapat ${meeting.number}` });
  const { origin, isPublic } = services.web();
  const way: Way = isPublic
    ? { kind: 'page', url: `${origin}${PAGE_BRANCH}${token}` }
    : { kind: 'spoken', shown: spokenCode(secret, work.now) };
  return privately(call, checkInOpened({ meeting, board: await boardNow(call, meeting), way }, language));
}

async function show(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  return privately(call, whoIsThere({ meeting, board: await boardNow(call, meeting) }, call.language));
}

async function boardNow({ work }: Call, meeting: Meeting): Promise<ReturnType<typeof boardOf>> {
  const key = { forumId: meeting.forumId, meetingId: meeting.id };
  return boardOf(await listInvited(work.db, meeting), await listPresences(work.db, key));
}

function closed(
  call: Call,
  { meeting, isEntered }: { readonly meeting: Meeting; readonly isEntered: boolean },
): readonly Reaction[] | undefined {
  const { work, language } = call;
  const reason = closedWhy(meeting, { now: work.now, isEntered });
  if (reason === undefined) return undefined;
  const when = formatDateTime(opensAt(meeting), { zone: meeting.timeZone, locale: language.locale });
  return refuse(call, { reason, number: meeting.number, when });
}

/** Names, and the address of the page, are for the sender alone. */
function privately(call: Call, answer: OutgoingMessage): readonly Reaction[] {
  const elsewhere = { key: 'attendance:inPrivate', command: 'absen', payload: 'absen' } as const;
  return answerPrivately(call, { answer, elsewhere });
}

async function undo(call: Call, id: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const rowId = readRowId(id);
  const presence = rowId === undefined ? undefined : await findPresence(work.db, { forumId, id: rowId });
  if (presence === undefined) return refuse(call, 'buttonGone');
  const meeting = await findMeeting(work.db, { forumId, id: presence.meetingId });
  if (meeting === undefined || !runsMeeting(call, meeting)) return refuse(call, 'noRight');
  if (!(await deletePresence(work.db, { forumId, id: presence.id }))) return refuse(call, 'buttonGone');
  const subject = `rapat ${meeting.number}`;
  await recordAudit(work.db, { context, at: work.now, action: 'absen hapus', subject });
  return [{ kind: 'replace', message: message({ summary: language.t('attendance:entered.undone') }) }];
}
