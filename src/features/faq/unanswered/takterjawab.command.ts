import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Command, PressCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../../inbound/dialogues.store.ts';
import { refuse, replyHere, replyPrivately } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import {
  askForAnswer,
  chooseTopic,
  continueEntry,
  dropEntry,
  rewriteQuestion,
  saveEntry,
  submitEntry,
} from './new-entry.ts';
import { askOther, closeGroup, closeOne, overview, sameAs, showGroup, showOther } from './triage.ts';

/** Lists the questions nobody could answer, like ones together: each group becomes a wording, an entry, or is closed. */
export const takterjawab: Command = {
  name: 'takterjawab',
  aliases: [],
  run: async (call) => {
    const [, number] = /^tutup\s+(\d{1,10})$/i.exec(call.argument) ?? [];
    if (number !== undefined) {
      const closed = await closeOne(call, readRowId(number) ?? 0);
      return closed === undefined
        ? refuse(call, { reason: 'noSuchQuestion', id: number })
        : replyHere(call, closed);
    }
    const { language } = call;
    return replyPrivately(await overview(call), message({ summary: language.t('faq:unansweredPrivate') }));
  },
  press,
  continue: async (call) => {
    if (call.step !== 'cari') return continueEntry(call);
    await endDialogue(call.work.db, dialogueKey(call));
    return showOther(call, { id: readRowId(call.facts.group) ?? 0, words: call.argument });
  },
  submit: async (call) => {
    const [of, id] = call.parameters;
    if (of !== 'cari') return submitEntry(call);
    return showOther(call, { id: readRowId(id) ?? 0, words: call.values.words ?? '' });
  },
};

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, written, code = ''] = call.parameters;
  const id = readRowId(written) ?? 0;
  await endDialogue(call.work.db, dialogueKey(call));
  switch (what) {
    case 'daftar':
      return [{ kind: 'replace', message: await overview(call) }];
    case 'lihat':
      return showGroup(call, { id, isAlone: false });
    case 'satu':
      return showGroup(call, { id, isAlone: true });
    case 'sama':
      return sameAs(call, { id, code });
    case 'tutup':
      return closeGroup(call, id);
    case 'cari':
      return askOther(call, id);
    case 'baru':
      return askForAnswer(call, id);
    case 'simpan':
      return saveEntry(call, id);
    case 'tanya':
      return rewriteQuestion(call, id);
    case 'topik':
      return chooseTopic(call, { id, code });
    case 'batal':
      return dropEntry(call, id);
    default:
      return refuse(call, 'proposalGone');
  }
}
