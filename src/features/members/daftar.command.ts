import { readRowId } from '../../inbound/args/numbers.ts';
import type { Command, ContinueCall, PressCall } from '../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../inbound/dialogues.store.ts';
import { refuse } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { answerOpenQuestion, askForAnswer, passAnswerOn } from './entering/daftar-answer.ts';
import { register } from './entering/daftar-code.ts';
import { chooseOffered, sendRequest } from './entering/daftar-register.ts';

/** Asks to act for an institution, step by step; with an invitation's code it lets its bearer in at once. */
export const daftar: Command = {
  name: 'daftar',
  aliases: ['registrasi'],
  run: async (call) => register(call, call.argument),
  press,
  submit: async (call) =>
    passAnswerOn(call, { requestId: readRowId(call.parameters[1]) ?? 0, words: call.values.answer ?? '' }),
  continue: async (call) => goOn(call),
  replies: (call) => answerOpenQuestion(call, call.argument),
};

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
  if (call.step === 'jawab')
    return passAnswerOn(call, { requestId: readRowId(call.facts.requestId) ?? 0, words: call.argument });
  await endDialogue(call.work.db, dialogueKey(call));
  return register(call, call.argument);
}
