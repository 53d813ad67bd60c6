import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { undoLastAnswer } from './answering/undo.ts';

/** Leaves a step-by-step dialogue; where none is open, takes back the answer that was given within the last minute. */
export const batal: Command = {
  name: 'batal',
  aliases: [],
  keepsDialogue: true,
  run: async (call) => {
    const ended = await endDialogue(call.work.db, dialogueKey(call));
    if (ended) return replyHere(call, message({ summary: call.language.t('chats:dialogueLeft') }));
    return (await undoLastAnswer(call)) ?? refuse(call, 'noDialogue');
  },
};
