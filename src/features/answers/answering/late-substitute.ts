import type { RunCall } from '../../../inbound/command.ts';
import { echo, isOverheard } from '../../../inbound/replies.ts';
import { saidAnswer } from '../../../language/answer-words.ts';
import { isCourtesy } from '../../../language/politeness.ts';
import { looksLikeQuestion } from '../../../language/questions.ts';
import { needLiveTopics } from '../../../language/search/live.ts';
import { withoutRemarks } from '../../../language/substitutes.ts';
import type { Meeting } from '../../../model/meeting.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { listMeetings } from '../../meetings/service.ts';
import { findMeantMeeting, MOST_ASKED } from '../../meetings/which-meeting.service.ts';
import { listAnswers } from '../recap/recap.store.ts';
import type { InstitutionAnswer } from '../types.ts';
import { offerReadings } from './ask-meaning.ts';
import { lacksSubstitute } from './receipt.ts';
import { recordAnswer } from './record-answer.ts';

/** Longer words are nobody's name and position. */
const MOST_WORDS = 14;
const TITLED =
  /^(?:bpk|bapak|ibu|pak|bu|sdr|sdri|dr|drs|dra|ir|prof|h|hj|plt|plh|irjen|brigjen|kombes|mayjen|kolonel)\b/i;
const CAPITALS = /^\p{Lu}[\p{L}.'’-]*(?:,|\s+\p{Lu}|$)/u;

/** An institution of the sender that is represented by somebody who is not named yet. */
interface Nameless {
  readonly meeting: Meeting;
  readonly institution: InstitutionAnswer;
}

/**
 * The substitute's name, said after the answer: in reply to its receipt it is taken, elsewhere it is offered as a button.
 * Undefined for all other words, and where nobody's name is awaited.
 */
export async function takeLateSubstitute(
  call: RunCall,
  text: string,
): Promise<readonly Reaction[] | undefined> {
  const { context, incoming, language } = call;
  if (context.actor.seats.length === 0 || incoming.isForwarded === true || !mayBeName(text)) return undefined;
  const quoted = incoming.quoted?.isOwn === true ? incoming.quoted.texts : [];
  const label = language.t('answers:answer.represented');
  const replied = quoted.length === 0 ? undefined : await findMeantMeeting(call);
  if (replied?.kind === 'one' && replied.isNamed) {
    const nameless = await namelessAt(call, replied.meeting);
    const told = nameless.find(({ institution: { shortName } }) =>
      quoted.some((one) => one.includes(shortName) && one.includes(label)),
    );
    if (told !== undefined)
      return recordAnswer(call, { answer: 'represented', parameters: buttonOf(told), argument: text });
  }
  if (!TITLED.test(text) && !CAPITALS.test(text)) return undefined;
  const [first] = await namelessAnswers(call);
  if (first === undefined) return undefined;
  // What is personal is not repeated where others read along.
  const shown = isOverheard(call) ? withoutRemarks(text) : text;
  const words = { institution: first.institution.shortName, words: echo(shown) };
  return offerReadings(call, {
    summary: language.t('answers:offerSubstitute', words),
    readings: [{ answer: 'represented', argument: text }],
    parameters: buttonOf(first),
  });
}

function mayBeName(text: string): boolean {
  if (text.split(/\s+/).length > MOST_WORDS) return false;
  needLiveTopics();
  return !looksLikeQuestion(text) && !isCourtesy(text) && saidAnswer(text) === undefined;
}

function buttonOf({ meeting, institution }: Nameless): readonly string[] {
  return [String(meeting.id), String(institution.institutionId)];
}

async function namelessAnswers(call: RunCall): Promise<readonly Nameless[]> {
  const { work, context } = call;
  const query = { forumId: context.forum.id, after: work.now, states: ['announced'] as const };
  const open = await listMeetings(work.db, { ...query, limit: MOST_ASKED });
  return (await Promise.all(open.map((meeting) => namelessAt(call, meeting)))).flat();
}

async function namelessAt({ work, context }: RunCall, meeting: Meeting): Promise<readonly Nameless[]> {
  const own = new Set(context.actor.seats.map(({ institutionId }) => institutionId));
  const answers = await listAnswers(work.db, meeting);
  return answers
    .filter((one) => own.has(one.institutionId) && one.answer !== undefined)
    .filter(({ answer, note }) => lacksSubstitute({ answer, note }))
    .map((institution) => ({ meeting, institution }));
}
