import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call } from '../../../inbound/command.ts';
import { asRefusal, refuse, replyHere } from '../../../inbound/replies.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Button } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { findMeeting } from '../../meetings/service.ts';
import { findMeantMeeting } from '../../meetings/which-meeting.service.ts';
import type { Answer } from '../types.ts';
import { isOnBehalf } from './read-answer.ts';
import { answerAction, keepNote } from './which-seat.ts';

/** One way to understand what somebody wrote. */
export interface Reading {
  readonly answer: Answer;
  /** What the answer is recorded with, as if it stood behind the command. */
  readonly argument: string;
}

/** What is asked, and the parameters of the button that it goes back to, if it does. */
export interface Offer {
  readonly summary: string;
  readonly readings: readonly Reading[];
  readonly parameters?: readonly string[] | undefined;
}

/** Asks what was meant, a button for each reading, and for each meeting where it is not clear which one; records nothing. */
export async function offerReadings(
  call: Call,
  { summary, readings, parameters }: Offer,
): Promise<readonly Reaction[]> {
  const meetings = await meetingsOf(call, parameters);
  if (meetings.length === 0) return refuse(call, 'noMeeting');
  const rows: Button[][] = [];
  for (const { answer, argument } of readings) {
    const kept = await keepNote(call, argument);
    const institutionId = isOnBehalf(argument) ? undefined : (readRowId(parameters?.[1]) ?? onlySeat(call));
    const label = call.language.t(`answers:answer.${answer}`);
    for (const { id: meetingId, number } of meetings) {
      const text =
        meetings.length === 1 ? label : call.language.t('answers:buttonOf', { answer: label, number });
      rows.push([{ text, action: answerAction(answer, { meetingId, institutionId, kept }) }]);
    }
  }
  return asRefusal(replyHere(call, message({ summary, buttons: rows })));
}

async function meetingsOf(
  call: Call,
  parameters: readonly string[] | undefined,
): Promise<readonly Pick<Meeting, 'id' | 'number'>[]> {
  const id = readRowId(parameters?.[0]);
  if (id !== undefined) {
    const meeting = await findMeeting(call.work.db, { forumId: call.context.forum.id, id });
    return meeting === undefined ? [] : [meeting];
  }
  const meant = await findMeantMeeting(call);
  if (meant.kind === 'none') return [];
  return meant.kind === 'one' ? [meant.meeting] : meant.meetings;
}

/** Whose answer it can only be; undefined for who acts for several institutions, or for none. */
export function onlySeat({ context }: Pick<Call, 'context'>): number | undefined {
  const [seat, ...others] = context.actor.seats;
  return others.length === 0 ? seat?.institutionId : undefined;
}
