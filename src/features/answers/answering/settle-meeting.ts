import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { asRefusal, refuse, replyHere } from '../../../inbound/replies.ts';
import { formatDate } from '../../../language/dates/format.ts';
import { meetingInNote, namesMeetingsLoosely } from '../../../language/meetings-named.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { findMeetingByNumber, listMeetings } from '../../meetings/service.ts';
import { findMeantMeeting, MOST_ASKED } from '../../meetings/which-meeting.service.ts';
import type { GivenAnswer, SaidAnswer } from '../types.ts';
import { onlySeat } from './ask-meaning.ts';
import { isOnBehalf } from './read-answer.ts';
import { answerAction, keepNote } from './which-seat.ts';

/** An answer with its meeting, or what is said instead. */
export type Settled =
  | { readonly ok: true; readonly given: GivenAnswer }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** Settles which meeting is answered by a command that replies to something; where that cannot be told, it is asked. */
export async function settleMeeting(
  call: Call,
  { given, said }: { readonly given: GivenAnswer; readonly said: SaidAnswer },
): Promise<Settled> {
  if (given.meeting.by !== 'notice') return { ok: true, given };
  const meant = await findMeantMeeting(call);
  if (meant.kind === 'one')
    return { ok: true, given: { ...given, meeting: { by: 'id', meetingId: meant.meeting.id } } };
  if (meant.kind === 'none') return { ok: false, reactions: refuse(call, 'noMeeting') };
  return { ok: false, reactions: await askWhichMeeting(call, { ...said, meetings: meant.meetings }) };
}

/** `/hadir ke-42`: the meeting is named. A bare number is one only where that meeting takes answers; else it is a note. */
export async function settleByNumber(
  call: Call,
  { given, said }: { readonly given: GivenAnswer; readonly said: SaidAnswer },
): Promise<Settled | undefined> {
  if (said.parameters !== undefined) return undefined;
  if (namesMeetingsLoosely(given.note)) return askOfOpenOnes(call, { given, said });
  const named = meetingInNote(given.note);
  if (named === undefined) return undefined;
  const { number, rest: note, isSure } = named;
  const { work, context } = call;
  const meeting = await findMeetingByNumber(work.db, { forumId: context.forum.id, number });
  const isOpen = meeting?.state === 'announced' && meeting.startsAt > work.now;
  if (!isSure && !isOpen) return undefined;
  if (meeting === undefined || meeting.state === 'draft')
    return { ok: false, reactions: refuse(call, { reason: 'noSuchMeeting', number }) };
  return { ok: true, given: { ...given, note, meeting: { by: 'id', meetingId: meeting.id } } };
}

/** `/hadir keduanya`, `/hadir rapat april`: which of the open ones is asked, unless all of them are one. */
async function askOfOpenOnes(
  call: Call,
  { given, said }: { readonly given: GivenAnswer; readonly said: SaidAnswer },
): Promise<Settled | undefined> {
  const { work, context } = call;
  const query = {
    forumId: context.forum.id,
    after: work.now,
    states: ['announced'] as const,
    limit: MOST_ASKED,
  };
  const open = await listMeetings(work.db, query);
  if (open.length === 0) return undefined;
  const [only] = open;
  if (open.length === 1 && only !== undefined && !/rapat|pertemuan|undangan/i.test(given.note))
    return { ok: true, given: { ...given, note: '', meeting: { by: 'id', meetingId: only.id } } };
  return { ok: false, reactions: await askWhichMeeting(call, { ...said, argument: '', meetings: open }) };
}

async function askWhichMeeting(
  call: Call,
  { meetings, answer, argument }: SaidAnswer & { readonly meetings: readonly Meeting[] },
): Promise<readonly Reaction[]> {
  const { t, locale } = call.language;
  const kept = await keepNote(call, argument.trim());
  const institutionId = isOnBehalf(argument) ? undefined : onlySeat(call);
  const buttons = meetings.map(({ id: meetingId, number, startsAt, timeZone: zone }) => [
    {
      text: t('answers:meetingButton', { number, date: formatDate(startsAt, { zone, locale }) }),
      action: answerAction(answer, { meetingId, institutionId, kept }),
    },
  ]);
  const summary = t('answers:whichMeeting', { answer: t(`answers:answer.${answer}`) });
  return asRefusal(replyHere(call, message({ summary, buttons })));
}
