import { message } from '../../i18n/message.ts';
import { exampleInstitution } from '../../inbound/args/institution.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, ContinueCall, PressCall } from '../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../inbound/dialogues.store.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { readInvitationCode } from './entering/codes.rules.ts';
import { answerOpenQuestion, askForAnswer, passAnswerOn } from './entering/daftar-answer.ts';
import { enterByCode } from './entering/daftar-code.ts';
import { askInstitution, chooseOffered, registerFor, sendRequest } from './entering/daftar-register.ts';

/** Asks to act for an institution, step by step; with an invitation's code it lets its bearer in at once. */
export const daftar: Command = {
  name: 'daftar',
  aliases: ['registrasi'],
  run: async (call) => register(call, call.argument),
  press,
  submit: async (call) => passAnswerOn(call, readRowId(call.parameters[1]) ?? 0, call.values.answer ?? ''),
  continue: async (call) => goOn(call),
  replies: (call) => answerOpenQuestion(call, call.argument),
};

/** What `/daftar` does with the words behind it, also when they came by an address. */
export async function register(call: Call, words: string): Promise<readonly Reaction[]> {
  // A group would read along; where a reply is for the sender alone, it does not.
  if (call.incoming.chat.kind !== 'private' && !call.limits.hasEphemeral) {
    const elsewhere = { key: 'joining:elsewhere', command: 'daftar', payload: 'daftar' } as const;
    const example = await exampleInstitution(call);
    return answerPrivately(
      call,
      message({ summary: call.language.t('joining:askHere', { example }) }),
      elsewhere,
    );
  }
  if (words.trim() === '') return askInstitution(call);
  return readInvitationCode(words) === undefined ? registerFor(call, words) : enterByCode(call, words);
}

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, id, capacity] = call.parameters;
  const number = readRowId(id);
  if (number === undefined) return refuse(call, 'proposalGone');
  if (what === 'jawab') return askForAnswer(call, number);
  await endDialogue(call.work.db, dialogueKey(call));
  if (what === 'instansi') return chooseOffered(call, number);
  if (what === 'kirim' && (capacity === 'holder' || capacity === 'aide')) {
    return sendRequest(call, { id: number, capacity });
  }
  return refuse(call, 'proposalGone');
}

async function goOn(call: ContinueCall): Promise<readonly Reaction[]> {
  if (call.step === 'jawab') return passAnswerOn(call, readRowId(call.facts.requestId) ?? 0, call.argument);
  await endDialogue(call.work.db, dialogueKey(call));
  return register(call, call.argument);
}
