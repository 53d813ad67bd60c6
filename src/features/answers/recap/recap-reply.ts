import type { Language } from '../../../i18n/index.ts';
import type { Call, RunCall } from '../../../inbound/command.ts';
import { isOverheard, refuse } from '../../../inbound/replies.ts';
import { mayUse } from '../../../inbound/rights.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { type MeetingReader, rolesAtMeeting } from '../../../notices/reader.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { replyAbout } from '../../meetings/draft-reply.service.ts';
import { findHostedMeeting } from '../../meetings/service.ts';
import { findOnlyMeeting, refuseNoMeeting } from '../../meetings/which-meeting.service.ts';
import { answersFor, notesFor } from '../notes.rules.ts';
import { findQuorum, listAnswers } from './recap.store.ts';
import type { RecapFacts } from './recap.words.ts';

/** Answers `rekap` and `belum`: finds the meeting, asks whether a host asks for its own, and writes the message. */
export async function replyRecap(
  call: Call & Pick<RunCall, 'argument'>,
  write: (facts: RecapFacts, language: Language) => OutgoingMessage | Promise<OutgoingMessage>,
): Promise<readonly Reaction[]> {
  const hosted = call.argument === '' && !isLeader(call) ? await hostedMeeting(call) : undefined;
  const found =
    hosted === undefined
      ? await findOnlyMeeting(call, { words: call.argument, states: ['announced'] })
      : undefined;
  if (found?.ok === false) return found.reactions;
  const meeting = hosted ?? found?.meeting;
  if (meeting === undefined) return refuseNoMeeting(call);
  if (!mayRead(call, meeting)) return refuse(call, 'noRight');
  const listed = await listAnswers(call.work.db, meeting);
  const quorum = await findQuorum(call.work.db, meeting);
  // In a group everybody reads along, and files name who answered.
  const answers = isOverheard(call)
    ? notesFor('group', listed).map((one) => ({ ...one, byName: '' }))
    : answersFor(readerOf(call, meeting), listed);
  const mayRemind =
    mayUse('ingatkan', call.context.actor.roles) &&
    meeting.state === 'announced' &&
    meeting.startsAt > call.work.now;
  const answer = await write({ meeting, answers, mayRemind, quorum }, call.language);
  return replyAbout(call, { meeting, answer, command: 'rekap' });
}

/** A host reads the recap of the meeting that is theirs; the others of any. */
function mayRead(call: Call, meeting: Meeting): boolean {
  return mayUse('rekap', rolesAtMeeting(readerOf(call, meeting)));
}

function readerOf({ context }: Call, { host }: Meeting): MeetingReader {
  const { roles, seats } = context.actor;
  const institutionIds = seats.map((seat) => seat.institutionId);
  return { roles, institutionIds, hostInstitutionId: host?.institutionId };
}

function isLeader({ context }: Call): boolean {
  const { roles } = context.actor;
  return (['admin', 'secretariat', 'chair', 'steering_chair'] as const).some((role) => roles.has(role));
}

/** What a host means who names no meeting: their own. */
function hostedMeeting({ work, context }: Call): Promise<Meeting | undefined> {
  const institutionIds = context.actor.seats.map((seat) => seat.institutionId);
  return findHostedMeeting(work.db, {
    ...{ forumId: context.forum.id, institutionIds, after: work.now, hasDrafts: true },
  });
}
