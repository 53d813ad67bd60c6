import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { keepOwnWords, readOwnWords } from '../../../inbound/proposals.ts';
import { asRefusal, replyHere } from '../../../inbound/replies.ts';
import { ANSWER_COMMANDS } from '../../../inbound/typed-command.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import type { Answer, SaidAnswer } from '../types.ts';
import { isQuestionButton } from './receipt.ts';

const KIND = 'seatChoice';

/**
 * Asks somebody who acts for several institutions for which one the answer is; one button each. A note is kept
 * until then, and the button names it.
 */
export async function askWhichSeat(
  call: Call,
  { said, meetingId }: { readonly said: SaidAnswer; readonly meetingId: number | undefined },
): Promise<readonly Reaction[]> {
  const { context, language } = call;
  const kept = await keepNote(call, said.argument.trim());
  const buttons = context.actor.seats.map(({ shortName, institutionId }) => [
    { text: shortName, action: answerAction(said.answer, { meetingId, institutionId, kept }) },
  ]);
  const summary = language.t('answers:whichSeat', { answer: language.t(`answers:answer.${said.answer}`) });
  const question = message({ summary, buttons });
  // The question that was pressed is settled but for whose answer it is.
  return call.incoming.body.kind === 'press' && isQuestionButton(said.parameters)
    ? [{ kind: 'replace', message: question }]
    : asRefusal(replyHere(call, question));
}

/** The action of a button that gives this answer, with the note that was kept for it. */
export function answerAction(
  answer: Answer,
  to: {
    readonly meetingId: number | undefined;
    /** Undefined: whose answer it is may still have to be asked. */
    readonly institutionId: number | undefined;
    readonly kept: readonly number[];
  },
): string {
  const command = ANSWER_COMMANDS[answer];
  const institution = to.institutionId ?? (to.kept.length === 0 ? [] : '');
  return encodeAction(command, to.meetingId ?? '', ...[institution].flat(), ...to.kept);
}

/**
 * Keeps a note until a button is pressed, also of somebody without a record; gives what names it in the button, nothing for
 * an empty note.
 */
export async function keepNote(call: Call, note: string): Promise<readonly number[]> {
  return note === '' ? [] : [await keepOwnWords(call, { kind: KIND, facts: { note } })];
}

/**
 * The note that was kept for a button: empty where there was none, undefined where it is not the presser's own, or too old.
 * It stays for the other institutions of the choice.
 */
export async function readKeptNote(call: Call, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return '';
  const facts = await readOwnWords(call, { kind: KIND, id });
  return typeof facts?.note === 'string' ? facts.note : undefined;
}
