import type { Call } from '../../../inbound/command.ts';
import { refuse, sayBeside, sayNotKept } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { keepLetterBeside, type SettledAnswer, settleAnswer } from '../../details/service.ts';
import type { AnswerOutcome, GivenAnswer, SaidAnswer } from '../types.ts';
import type { RecordedAnswer } from '../words.ts';
import { carryDetails } from './carry-details.ts';
import { askAboutContradiction } from './contradiction.ts';
import { lateListenerOf } from './late.ts';
import { settleInstitutions } from './on-behalf.ts';
import { isAnswerButton, isOnBehalf, NOTE_LENGTH, readAnswer } from './read-answer.ts';
import { confirmAnswer, confirmAnswers, isQuestionButton, type ReceiptFacts } from './receipt.ts';
import { settleByNumber, settleMeeting } from './settle-meeting.ts';
import { askForSubstitute } from './substitute.ts';
import { takeHolding } from './take-holding.ts';
import { tellReplaced } from './tell-replaced.ts';
import { askWhichSeat } from './which-seat.ts';

/**
 * Answers within the transaction, where the one statement did not apply: on behalf of another institution, with a
 * choice of seats, or with a refusal to explain.
 */
export async function recordAnswer(call: Call, said: SaidAnswer): Promise<readonly Reaction[]> {
  const { reactions, recorded } = await settleAndRecord(call, said);
  if (said.letter === undefined) return reactions;
  const [only, ...others] = recorded;
  const isNamed = only?.outcome.counted.answer === 'represented' && others.length === 0;
  if (only === undefined || !isNamed) return sayNotKept(call, reactions);
  const line = await keepLetterBeside(call, { ...only.outcome, file: said.letter });
  return sayBeside(reactions, line);
}

/** What is said, and what was recorded; nothing was where something is asked back or refused. */
interface Recording {
  readonly reactions: readonly Reaction[];
  readonly recorded: readonly ReceiptFacts[];
}

const asked = (reactions: readonly Reaction[]): Recording => ({ reactions, recorded: [] });

async function settleAndRecord(call: Call, said: SaidAnswer): Promise<Recording> {
  const { incoming } = call;
  if (said.parameters !== undefined && !isAnswerButton(said.parameters))
    return asked(refuse(call, 'answerButtonGone'));
  if (said.argument.length > NOTE_LENGTH) return asked(refuse(call, 'noteTooLong'));
  const plain = readAnswer({ incoming, ...said });
  const given = await settleInstitutions(call, { plain, said });
  if (!given.ok) return asked(given.reactions);
  const [first, ...others] = given.values;
  const numbered = await settleByNumber(call, { given: first, said });
  if (numbered !== undefined && !numbered.ok) return asked(numbered.reactions);
  const question = await askBack(call, { said, ...(numbered?.given ?? first) });
  if (question !== undefined) return asked(question);
  const settled = await settleMeeting(call, { given: numbered?.given ?? first, said });
  if (!settled.ok) return asked(settled.reactions);
  const { meeting, note } = settled.given;
  return record(call, {
    said,
    answers: [settled.given, ...others.map((other) => ({ ...other, meeting, note }))],
  });
}

/** Records the answers, one for each institution that is meant; one receipt names them all. */
async function record(
  call: Call,
  { said, answers }: { readonly said: SaidAnswer; readonly answers: readonly GivenAnswer[] },
): Promise<Recording> {
  const { incoming, work, context, language, limits, services } = call;
  const recorded: ReceiptFacts[] = [];
  for (const [index, answer] of answers.entries()) {
    // The transaction has recorded the update under its own key; the statement's key must be another one.
    const key = `${incoming.key}#answer${index === 0 ? '' : index}`;
    const given: GivenAnswer = { ...answer, key };
    const taking = { given, admins: call.services.admins, forumId: context.forum.id };
    const { outcome, held } = await takeHolding(work, taking);
    if (!outcome.recorded) return asked(await explainWhyNot(call, { said, ...outcome }));
    if (given.onBehalf) await tellReplaced(call, outcome);
    const waiting = held && (await settleAnswer(work, { held, answer: settledBy(outcome) }));
    recorded.push({
      incoming,
      outcome,
      given: said.answer,
      language,
      limits,
      now: work.now,
      pressed: incoming.body.kind === 'press',
      asked: incoming.body.kind === 'press' && isQuestionButton(said.parameters),
      onBehalf: given.onBehalf,
      privateChatUrl: (payload) => services.platforms.get(incoming.platform)?.privateChatUrl(payload),
      waiting,
      carried: await carryDetails(call, { outcome, given }),
      late: await lateListenerOf(work.db, { outcome, now: work.now }),
    });
  }
  const [only, ...others] = recorded;
  if (only === undefined) return asked([]);
  if (others.length > 0) return { recorded, reactions: confirmAnswers(recorded) };
  return { recorded, reactions: (await askForSubstitute(work.db, only)) ?? confirmAnswer(only) };
}

function settledBy({ institution, previous, counted }: RecordedAnswer): SettledAnswer {
  return { institutionId: institution.id, before: previous?.answer, now: counted.answer };
}

/** Asks back where the note says another answer, unless a button has settled that. */
function askBack(
  call: Call,
  { said, note, meeting }: GivenAnswer & { readonly said: SaidAnswer },
): Promise<readonly Reaction[] | undefined> {
  if (said.parameters !== undefined && said.parameters.length > 2) return Promise.resolve(undefined);
  if (meeting.by !== 'id' || said.parameters !== undefined || isOnBehalf(said.argument))
    return askAboutContradiction(call, { ...said, note });
  return askAboutContradiction(call, {
    ...said,
    argument: note,
    parameters: [String(meeting.meetingId)],
    note,
  });
}

function explainWhyNot(
  call: Call,
  { said, reason, meeting }: Extract<AnswerOutcome, { recorded: false }> & { readonly said: SaidAnswer },
): Promise<readonly Reaction[]> | readonly Reaction[] {
  const [, institution] = said.parameters ?? [];
  switch (reason) {
    case 'severalSeats':
      // The button names an institution that the presser does not act for (any more).
      if (institution !== undefined && institution !== '') return refuse(call, 'answerButtonGone');
      return askWhichSeat(call, { said, meetingId: meeting?.id });
    case 'meetingClosed':
      return refuse(call, {
        reason: meeting?.isCancelled === true ? 'meetingCancelled' : 'meetingClosed',
        number: meeting?.number ?? '',
      });
    case 'noMeeting':
      return refuse(call, said.parameters === undefined ? 'noMeeting' : 'answerButtonGone');
    case 'notMember':
      return refuse(call, call.context.actor.seats.length > 0 ? 'answerButtonGone' : 'noOwnSeat');
    case 'duplicate':
      return [];
  }
}
