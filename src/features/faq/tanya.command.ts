import { isBlocked } from '../../chats/blocks.store.ts';
import type { Call, Command, RunCall } from '../../inbound/command.ts';
import {
  asRefusal,
  explainUnreadable,
  hasWords,
  isToldHourly,
  refuse,
  replyHere,
} from '../../inbound/replies.ts';
import { questionIn } from '../../language/questions.ts';
import { normalise } from '../../language/text/index.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { answerLive } from './live-answer.ts';
import { claimKeptQuestion, keepQuestion } from './unanswered.store.ts';
import { faqAnswer, faqChoices, faqNotKept, faqUnknown } from './words.ts';

/** Longest question that is looked up, in characters. */
const QUESTION_LENGTH = 2_000;

/** Answers a question from the live data or the FAQ, or says honestly that it cannot and keeps the question. */
export const tanya: Command = {
  name: 'tanya',
  aliases: ['ask'],
  onlyReads: true,
  run: answerQuestion,
  words: answerQuestion,
  press: async (call) => {
    const { services, work, context } = call;
    const entry = await services.faq.find(work.db, {
      forumId: context.forum.id,
      code: call.parameters[0] ?? '',
    });
    return entry === undefined
      ? refuse(call, 'proposalGone')
      : replyHere(call, faqAnswer(entry, call.incoming.platform));
  },
};

async function answerQuestion(call: RunCall): Promise<readonly Reaction[]> {
  const text = call.argument.replace(/\s+/g, ' ').trim().slice(0, QUESTION_LENGTH);
  if (text === '') return refuse(call, 'missingQuestion');
  if (!hasWords(text))
    return call.incoming.body.kind === 'text' ? explainUnreadable(call) : refuse(call, 'missingQuestion');
  return (await answerLive(call, questionIn(text))) ?? (await answerFromFaq(call, text));
}

async function answerFromFaq(call: Call, text: string): Promise<readonly Reaction[]> {
  const { services, work, context, language, incoming } = call;
  const forumId = context.forum.id;
  const { outcome, entries } = await services.faq.ask(work.db, { forumId, text: questionIn(text) });
  const [best] = entries;
  if (outcome === 'answer' && best !== undefined) return replyHere(call, faqAnswer(best, incoming.platform));
  if (outcome === 'choices' && best !== undefined) return replyHere(call, faqChoices(entries, language));
  const { body } = incoming;
  if (body.kind === 'text' && body.isCaption === true) return explainUnreadable(call);
  if (incoming.isForwarded === true) return refuse(call, 'forwardedWords');
  const { platform, sender } = incoming;
  const { personId } = context.actor;
  const asker = personId === undefined ? `${platform}:${sender.id}` : `person:${personId}`;
  if (isOneWord(text)) return refuse(call, 'missingQuestion');
  if (await isBlocked(work.db, { forumId, platform, externalId: sender.id }))
    return replyHere(call, faqNotKept('blocked', language));
  if (!(await claimKeptQuestion(work.db, { forumId, asker, now: work.now })))
    return (await isToBeTold(call)) ? replyHere(call, faqNotKept('tooMany', language)) : [];
  await keepQuestion(work.db, {
    forumId,
    question: text,
    normalised: normalise(text),
    platform: incoming.platform,
    externalId: incoming.sender.id,
    now: work.now,
  });
  return asRefusal(replyHere(call, faqUnknown(language)));
}

/** One word asks nothing that somebody else could answer. */
function isOneWord(text: string): boolean {
  return normalise(text).split(' ').length === 1;
}

/** That no more questions are kept is said to somebody unknown once an hour, and not to each of their messages. */
function isToBeTold(call: Call): Promise<boolean> | boolean {
  return call.context.actor.roles.size > 0 || isToldHourly(call, 'questions');
}
