import type { Call } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { type LiveTopic, liveTopic, needLiveTopics } from '../../language/search/live.ts';
import type { Meeting } from '../../model/meeting.ts';
import { countAnswers, NO_ANSWERS } from '../../notices/answer-counts.store.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { listOwnAnswers } from '../answers/service.ts';
import { status } from '../answers/status.words.ts';
import { findMeantMeeting, findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { queueOf, readRotation } from '../rotation/service.ts';
import { listChairs, listZones } from './live-answer.store.ts';
import { aboutChairs, aboutMeeting, aboutNextHost, noMeetingYet } from './live-answer.words.ts';

/**
 * Answers a question about the next meeting from what is stored now; what is not set is said to be so, with whom to ask.
 * Undefined when the question is about something else, or when a stranger asks outside a bound chat: then the FAQ answers.
 */
export async function answerLive(call: Call, text: string): Promise<readonly Reaction[] | undefined> {
  const { context, work, language } = call;
  needLiveTopics();
  const topic: LiveTopic | undefined = liveTopic(text);
  if (topic === undefined || (context.actor.roles.size === 0 && !context.chat.isBound)) return undefined;
  if (topic === 'my-status') return context.actor.seats.length === 0 ? undefined : answerStatus(call);
  if (topic === 'chair') {
    const { id: forumId, name: forum } = context.forum;
    const chairs = await listChairs(work.db, { forumId, now: work.now });
    return replyHere(call, aboutChairs({ forum, chairs }, language));
  }
  const meant = await findMeantMeeting(call);
  // Where several may be meant, the nearest is told with its number and date.
  const meeting =
    meant.kind === 'one' ? meant.meeting : meant.kind === 'unclear' ? meant.meetings[0] : undefined;
  if (topic === 'host' && meeting?.host === undefined) return answerNextHost(call, meeting);
  if (meeting === undefined) return replyHere(call, noMeetingYet(language));
  const facts = { topic, meeting, now: work.now, ...(await surroundings(call, meeting)) };
  const answer = aboutMeeting(facts, language);
  return answer && replyHere(call, answer);
}

/** What an answer needs beside the meeting itself. */
async function surroundings(
  { context, work }: Call,
  meeting: Meeting,
): Promise<Pick<Parameters<typeof aboutMeeting>[0], 'own' | 'zones' | 'counts' | 'mayReadRecap'>> {
  const institutionIds = context.actor.seats.map((seat) => seat.institutionId);
  const own = await listZones(work.db, { forumId: context.forum.id, institutionIds });
  const tally = (await countAnswers(work.db, [meeting.id])).get(meeting.id);
  return {
    own,
    zones: tally?.zones ?? [],
    counts: tally?.counts ?? NO_ANSWERS,
    mayReadRecap: mayUse('rekap', context.actor.roles),
  };
}

/** Where the meeting has no host yet: who holds the gunungan for it, else who is first in the queue. */
async function answerNextHost(call: Call, meeting: Meeting | undefined): Promise<readonly Reaction[]> {
  const rotation = await readRotation(call.work, call.context.forum.id);
  const { candidates } = rotation.order;
  const holder = candidates.find(({ institutionId }) => institutionId === rotation.waitingHolderId);
  const [first] = queueOf(rotation, 1);
  const next = { holder: holder?.officialName, queued: first?.officialName };
  return replyHere(call, aboutNextHost({ meeting, next }, call.language));
}

/** What one's own institution answered, as `/status` shows it. */
async function answerStatus(call: Call): Promise<readonly Reaction[]> {
  const found = await findOnlyMeeting(call, { words: '', states: ['announced'] });
  if (!found.ok) return found.reactions;
  const { meeting } = found;
  const answers = await listOwnAnswers(call, meeting);
  return replyHere(call, status({ meeting, answers, now: call.work.now }, call.language));
}
