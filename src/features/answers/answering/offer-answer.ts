import type { OfferReason, RunCall } from '../../../inbound/command.ts';
import { isOverheard, replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { findMeantMeeting } from '../../meetings/which-meeting.service.ts';
import { listAnswers } from '../recap/recap.store.ts';
import type { Answer } from '../types.ts';
import { answerToPress } from '../words.ts';
import { isOnBehalf, NOTE_LENGTH, readAnswer } from './read-answer.ts';
import { answerAction, keepNote } from './which-seat.ts';

/**
 * Offers an answer as one button for each institution that the person acts for. An answer that counts already is not
 * offered; undefined where there is nothing that could be answered.
 */
export async function offerAnswer(
  call: RunCall,
  { answer, why }: { readonly answer: Answer; readonly why: OfferReason },
): Promise<readonly Reaction[] | undefined> {
  const { context, work, language, incoming, argument } = call;
  const { seats } = context.actor;
  if (seats.length === 0 || isOnBehalf(argument) || argument.length > NOTE_LENGTH) return undefined;
  const meant = await findMeantMeeting(call);
  // The offer names its meeting: where several may be meant it is the nearest one's.
  const meeting =
    meant.kind === 'one' ? meant.meeting : meant.kind === 'unclear' ? meant.meetings[0] : undefined;
  if (meeting?.state !== 'announced' || meeting.startsAt <= work.now) return undefined;
  const { note } = readAnswer({ incoming, answer, parameters: undefined, argument });
  const answers = await listAnswers(work.db, meeting);
  const counted = answers.filter((one) => one.answer === answer && one.note === note);
  const isAnswered = answers.some(
    (one) =>
      one.answer !== undefined && seats.some(({ institutionId }) => institutionId === one.institutionId),
  );
  const open = seats.filter((seat) => !counted.some((one) => one.institutionId === seat.institutionId));
  if (open.length === 0) return why === 'edited' ? [] : undefined;
  const kept = await keepNote(call, note);
  const buttons = open.map(({ institutionId, shortName }) => ({
    institution: shortName,
    action: answerAction(answer, { meetingId: meeting.id, institutionId, kept }),
  }));
  const shownNote = isOverheard(call) ? '' : note;
  return replyHere(
    call,
    answerToPress({ meeting, answer, why, isAnswered, note: shownNote, buttons }, language),
  );
}
