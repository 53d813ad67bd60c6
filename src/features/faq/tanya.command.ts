import { message } from '../../i18n/message.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import {
  asRefusal,
  explainUnreadable,
  hasWords,
  isToldHourly,
  refuse,
  replyHere,
} from '../../inbound/replies.ts';
import { politenessOf } from '../../language/politeness.ts';
import { questionIn } from '../../language/questions.ts';
import { normalise } from '../../language/text/index.ts';
import type { FaqEntry } from '../../model/faq.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { giveEntry, keepAsked } from './answer-entry.ts';
import { answerBesideLibrary, offerChoices, offerFromLibrary } from './from-library.ts';
import { answerLive } from './live-answer.ts';
import { answerEach } from './several-questions.ts';
import { keepForSecretariat } from './unanswered/keep-question.ts';
import { countThanks, LIVE, takeFeedback } from './usage/feedback.ts';
import { count } from './usage/tally.store.ts';
import { faqNotKept, faqUnknown, SAYS, withWrongButton } from './words.ts';

/** Longest question that is looked up, in characters. */
const QUESTION_LENGTH = 2_000;

/** Answers a question from the live data or the FAQ, or says honestly that it cannot and keeps the question. */
export const tanya: Command = {
  name: 'tanya',
  aliases: ['ask'],
  onlyReads: true,
  run: answerQuestion,
  words: answerQuestion,
  press: pressed,
  besideWords: async (call) => {
    await countThanks(call, call.argument);
    return [];
  },
};

async function pressed(call: PressCall): Promise<readonly Reaction[]> {
  const { services, work, context } = call;
  const [code = '', how] = call.parameters;
  if (code === SAYS.thanks) return takeFeedback(call, { feedback: 'thanks', id: how });
  if (code === SAYS.wrong) return takeFeedback(call, { feedback: 'wrong', id: how });
  const entry = await services.faq.find(work.db, { forumId: context.forum.id, code });
  if (entry === undefined) return refuse(call, 'proposalGone');
  return giveEntry(call, { entry, what: how === SAYS.chosen ? 'chosen' : 'browsed' });
}

async function answerQuestion(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const text = call.argument.replace(/\s+/g, ' ').trim().slice(0, QUESTION_LENGTH);
  if (text === '') return refuse(call, 'missingQuestion');
  if (!hasWords(text))
    return call.incoming.body.kind === 'text' ? explainUnreadable(call) : refuse(call, 'missingQuestion');
  const politeness = politenessOf(text);
  if (politeness === 'thanks') {
    await countThanks(call, text);
    return replyHere(call, message({ summary: language.t('answers:polite.thanks') }));
  }
  if (politeness !== undefined) return refuse(call, 'missingQuestion');
  const each = await answerEach(call, questionIn(text));
  if (each !== undefined) return each;
  const live = await answerLive(call, questionIn(text));
  if (live === undefined) return answerFromFaq(call, text);
  const asked = await keepAsked(call, { question: text, code: LIVE });
  await count(work.db, { forum: context.forum, what: 'live', now: work.now });
  return asked === undefined ? live : withWrongButton(live, { asked, language });
}

async function answerFromFaq(call: Call, question: string): Promise<readonly Reaction[]> {
  const { services, work, context } = call;
  const { forum } = context;
  const found = await services.faq.ask(work.db, { forumId: forum.id, text: questionIn(question) });
  const [best] = found.entries;
  if (found.outcome === 'answer' && best !== undefined)
    return (
      (await answerBesideLibrary(call, { question, entry: best })) ??
      giveEntry(call, { entry: best, what: 'answered', question })
    );
  if (found.outcome === 'choices' && best !== undefined) return offerChoices(call, { question, found });
  return sayUnknown(call, { question, nearest: found.nearest });
}

async function sayUnknown(
  call: Call,
  { question, nearest }: { readonly question: string; readonly nearest: readonly FaqEntry[] },
): Promise<readonly Reaction[]> {
  const { incoming, language, work, context } = call;
  const { body } = incoming;
  if (body.kind === 'text' && body.isCaption === true) return explainUnreadable(call);
  if (incoming.isForwarded === true) return refuse(call, 'forwardedWords');
  const offered = await offerFromLibrary(call, question);
  if (offered !== undefined) return offered;
  if (isOneWord(question)) return refuse(call, 'missingQuestion');
  const keeping = await keepForSecretariat(call, { question });
  const isTold = keeping !== 'tooMany' || (await isToBeTold(call));
  await count(work.db, { forum: context.forum, what: 'unknown', now: work.now });
  if (keeping === 'kept') return asRefusal(replyHere(call, faqUnknown(nearest, language)));
  return isTold ? replyHere(call, faqNotKept({ why: keeping, nearest }, language)) : [];
}

/** One word asks nothing that somebody else could answer. */
function isOneWord(text: string): boolean {
  return normalise(text).split(' ').length === 1;
}

/** That no more questions are kept is said to somebody unknown once an hour, and not to each of their messages. */
function isToBeTold(call: Call): Promise<boolean> | boolean {
  return call.context.actor.roles.size > 0 || isToldHourly(call, 'questions');
}
