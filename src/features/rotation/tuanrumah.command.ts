import type { Command, RunCall } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { continueReason, pressAnswer, submitReason } from './asking/answer-question.ts';
import { offerOwn, withdrawOwn } from './asking/volunteering.ts';
import { pressHistory, showHistory, showTimeline } from './history/history.ts';
import { showRotation } from './overview.ts';
import { explainTurn } from './queue/why.ts';

/** What may stand behind the name. */
const PARTS: ReadonlyMap<string, (call: RunCall) => Promise<readonly Reaction[]>> = new Map([
  ['kenapa', explainTurn],
  ['mengapa', explainTurn],
  ['bersedia', offerOwn],
  ['batal', withdrawOwn],
  ['riwayat', showHistory],
  ['gambar', showTimeline],
]);

/** Buttons of the history. */
const HISTORY: ReadonlySet<string> = new Set(['riwayat', 'gambar', 'berkas']);

/** Words that ask for the overview as nothing does. */
const OVERVIEW = /^(antrean|giliran|berikut(nya)?|selanjutnya|sekarang)$/i;

/**
 * Shows the rotation, says why somebody is next, takes offers; its buttons take an institution's answer to "are you willing to
 * be host".
 */
export const tuanrumah: Command = {
  name: 'tuanrumah',
  aliases: [],
  run: async (call) => {
    const [word = '', ...others] = call.argument.split(/\s+/);
    if (word === '' || OVERVIEW.test(word)) return showRotation(call);
    const part = PARTS.get(word.toLowerCase());
    return part === undefined
      ? refuse(call, {
          reason: 'unknownOption',
          option: call.argument,
          options: [...PARTS.keys()].filter((one) => one !== 'mengapa').join(', '),
        })
      : part({ ...call, argument: others.join(' ') });
  },
  press: (call) => (HISTORY.has(call.parameters[0] ?? '') ? pressHistory(call) : pressAnswer(call)),
  submit: submitReason,
  continue: continueReason,
};
