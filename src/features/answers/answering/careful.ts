import { prefixOf } from '../../../i18n/chat-language.ts';
import { findInstitution } from '../../../inbound/args/institution.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { ANSWER_COMMANDS } from '../../../inbound/typed-command.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { takeAnswer } from '../store.ts';
import type { Answer, AnswerOutcome, GivenAnswer } from '../types.ts';
import { askAboutContradiction } from './contradiction.ts';
import { behalfWords, isAnswerButton, isOnBehalf, NOTE_LENGTH, readGiven } from './given.ts';
import { settleByNumber, settleMeeting } from './readings.ts';
import { confirmAnswer } from './receipt.ts';
import { askForSubstitute } from './substitute.ts';
import { askWhichSeat } from './which-seat.ts';

/** What was said with an answer command. */
export interface SaidAnswer {
  readonly answer: Answer;
  readonly parameters: readonly string[] | undefined;
  readonly argument: string;
}

/**
 * Answers within the transaction, where the one statement did not apply: on behalf of another institution, with a
 * choice of seats, or with a refusal to explain.
 */
export async function answerCarefully(call: Call, said: SaidAnswer): Promise<readonly Reaction[]> {
  const { incoming } = call;
  if (said.parameters !== undefined && !isAnswerButton(said.parameters))
    return refuse(call, 'answerButtonGone');
  if (said.argument.length > NOTE_LENGTH) return refuse(call, 'noteTooLong');
  const plain = readGiven({ incoming, ...said });
  const given = isOnBehalf(said.argument)
    ? await onBehalf(call, plain, said)
    : { ok: true as const, value: plain };
  if (!given.ok) return given.reactions;
  const numbered = await settleByNumber(call, given.value, said);
  if (numbered !== undefined && !numbered.ok) return numbered.reactions;
  const asked = await askBack(call, said, numbered?.given ?? given.value);
  if (asked !== undefined) return asked;
  const settled = await settleMeeting(call, numbered?.given ?? given.value, said);
  if (!settled.ok) return settled.reactions;
  // The transaction has recorded the update under its own key; the statement's key must be another one.
  const inner = { ...settled.given, key: `${incoming.key}#answer` };
  const outcome = await takeAnswer(call.work.db, {
    given: inner,
    now: call.work.now,
    admins: call.services.admins,
  });
  if (!outcome.recorded) return explainWhyNot(call, said, outcome);
  const facts = {
    incoming,
    outcome,
    given: said.answer,
    language: call.language,
    limits: call.limits,
    now: call.work.now,
    pressed: incoming.body.kind === 'press',
    onBehalf: inner.onBehalf,
  };
  return (await askForSubstitute(call.work.db, facts)) ?? confirmAnswer(facts);
}

/** Asks back where the note says another answer, unless a button has settled that. */
function askBack(
  call: Call,
  said: SaidAnswer,
  { note, meeting }: GivenAnswer,
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
  said: SaidAnswer,
  { reason, meeting }: Extract<AnswerOutcome, { recorded: false }>,
): Promise<readonly Reaction[]> | readonly Reaction[] {
  const [, institution] = said.parameters ?? [];
  switch (reason) {
    case 'severalSeats':
      // The button names an institution that the presser does not act for (any more).
      if (institution !== undefined && institution !== '') return refuse(call, 'answerButtonGone');
      return askWhichSeat(call, { said, meetingId: meeting?.id });
    case 'meetingClosed':
      return refuse(call, meeting?.isCancelled === true ? 'meetingCancelled' : 'meetingClosed', {
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

type Given =
  | { readonly ok: true; readonly value: GivenAnswer }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** `untuk BMKG dinas luar`: the institution is the longest beginning of the words that names one, the rest is the note. */
async function onBehalf(call: Call, plain: GivenAnswer, said: SaidAnswer): Promise<Given> {
  const words = behalfWords(said.argument);
  if (words === '') {
    const command = `${prefixOf(call.incoming.platform)}${ANSWER_COMMANDS[said.answer]}`;
    return { ok: false, reactions: refuse(call, 'missingInstitution', { example: `${command} untuk BMKG` }) };
  }
  const found = await findInstitution(call, words, { withRest: true });
  if (!found.ok) return found;
  const { actor } = call.context;
  const isOwn = actor.seats.some((seat) => seat.institutionId === found.value.id);
  const mayForAny = actor.roles.has('sekretariat') || actor.roles.has('admin');
  if (!isOwn && !mayForAny)
    return { ok: false, reactions: refuse(call, 'notYourInstitution', { name: found.value.shortName }) };
  return {
    ok: true,
    value: { ...plain, institutionId: found.value.id, note: found.rest, onBehalf: !isOwn },
  };
}
