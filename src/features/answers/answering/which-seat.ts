import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/row-id.ts';
import type { Call } from '../../../inbound/command.ts';
import { insertProposal, readOwnProposal } from '../../../inbound/proposals.store.ts';
import { replyHere } from '../../../inbound/reply.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import type { Answer } from '../types.ts';
import type { SaidAnswer } from './careful.ts';

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
  return replyHere(call, message({ summary, buttons }));
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
  const command = answer === 'tidak_hadir' ? 'tidakhadir' : answer;
  const institution = to.institutionId ?? (to.kept.length === 0 ? [] : '');
  return encodeAction(command, to.meetingId ?? '', ...[institution].flat(), ...to.kept);
}

/** Keeps a note until a button is pressed; gives what names it in the button, nothing for an empty note. */
export async function keepNote({ work, context }: Call, note: string): Promise<readonly number[]> {
  if (note === '' || context.actor.personId === undefined) return [];
  const proposal = {
    forumId: context.forum.id,
    kind: KIND,
    facts: { note },
    createdById: context.actor.personId,
    now: work.now,
    expiresAt: work.now + DAY_MS,
  };
  return [await insertProposal(work.db, proposal)];
}

/**
 * The note that was kept with a choice of seats: empty where there was none, undefined where it is not the presser's own, or
 * too old. It stays for the other institutions of the choice.
 */
export async function readKeptNote(
  { work, context }: Call,
  parameter: string | undefined,
): Promise<string | undefined> {
  if (parameter === undefined) return '';
  const id = readRowId(parameter);
  const { personId: createdById } = context.actor;
  if (id === undefined || createdById === undefined) return undefined;
  const own = { forumId: context.forum.id, id, kind: KIND, createdById, now: work.now };
  const facts = await readOwnProposal(work.db, own);
  return typeof facts?.note === 'string' ? facts.note : undefined;
}
