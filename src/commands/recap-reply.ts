import type { Meeting } from '../domain/meetings/types.ts';
import { mayUse } from '../domain/members/rights.ts';
import { listAnswers } from '../domain/rsvp/recap-store.ts';
import type { Language } from '../i18n/index.ts';
import type { RecapFacts } from '../messages/recap.ts';
import type { OutgoingMessage } from '../platform/message.ts';
import type { Reaction } from '../platform/reaction.ts';
import { findMeetingIn } from './args/meeting.ts';
import type { Call, RunCall } from './command.ts';
import { refuse } from './refuse.ts';
import { replyHere } from './reply.ts';

/** Answers `rekap` and `belum`: finds the meeting, asks whether a host asks for its own, and writes the message. */
export async function replyRecap(
  call: RunCall,
  write: (facts: RecapFacts, language: Language) => OutgoingMessage,
): Promise<readonly Reaction[]> {
  const found = await findMeetingIn(call, call.argument, ['announced']);
  if (!found.ok) return found.reactions;
  const { meeting } = found;
  if (!mayRead(call, meeting)) return refuse(call, 'noRight');
  const answers = await listAnswers(call.work.db, meeting);
  const mayRemind =
    mayUse('ingatkan', call.context.actor.roles) &&
    meeting.state === 'announced' &&
    meeting.startsAt > call.work.now;
  return replyHere(call, write({ meeting, answers, mayRemind }, call.language));
}

/** A host reads the recap of the meeting that is theirs; the others of any. */
function mayRead({ context }: Call, meeting: Meeting): boolean {
  const { roles, seats } = context.actor;
  if ((['admin', 'sekretariat', 'ketua', 'ketua_pengarah'] as const).some((role) => roles.has(role)))
    return true;
  return seats.some((seat) => seat.institutionId === meeting.host?.institutionId);
}
