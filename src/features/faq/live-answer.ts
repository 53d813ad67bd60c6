import type { Call } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import { type LiveTopic, liveTopic, needLiveTopics } from '../../language/search/live.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { listOwnAnswers } from '../answers/service.ts';
import { status } from '../answers/status.words.ts';
import { findMeantMeeting, findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { listQueue } from '../rotation/service.ts';
import { liveAnswer } from './live-answer.words.ts';

/**
 * Answers a question about the next meeting from what is stored now. Undefined when the question is about something
 * else, when nothing is stored, or when a stranger asks outside a bound chat: then the FAQ answers.
 */
export async function answerLive(call: Call, text: string): Promise<readonly Reaction[] | undefined> {
  const { context, work, language } = call;
  needLiveTopics();
  const topic: LiveTopic | undefined = liveTopic(text);
  if (topic === undefined || (context.actor.roles.size === 0 && !context.chat.isBound)) return undefined;
  if (topic === 'my-status') return context.actor.seats.length === 0 ? undefined : answerStatus(call);
  const meant = await findMeantMeeting(call);
  // Where several may be meant, the nearest is told with its number and date.
  const meeting =
    meant.kind === 'one' ? meant.meeting : meant.kind === 'unclear' ? meant.meetings[0] : undefined;
  if (meeting === undefined && topic !== 'host') return undefined;
  const [nextHost] = topic === 'host' ? await listQueue(work, context.forum.id) : [];
  const answer = liveAnswer({ topic, meeting, nextHost: nextHost?.officialName }, language);
  return answer === undefined ? undefined : replyHere(call, answer);
}

/** What one's own institution answered, as `/status` shows it. */
async function answerStatus(call: Call): Promise<readonly Reaction[]> {
  const found = await findOnlyMeeting(call, { words: '', states: ['announced'] });
  if (!found.ok) return found.reactions;
  const { meeting } = found;
  const answers = await listOwnAnswers(call, meeting);
  return replyHere(call, status({ meeting, answers, now: call.work.now }, call.language));
}
