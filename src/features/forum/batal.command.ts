import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { dialogueKey, endDialogue } from '../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';

/** Leaves a step-by-step dialogue. */
export const batal: Command = {
  name: 'batal',
  aliases: [],
  keepsDialogue: true,
  run: async (call) => {
    const ended = await endDialogue(call.work.db, dialogueKey(call));
    return ended
      ? replyHere(call, message({ summary: call.language.t('chats:dialogueLeft') }))
      : refuse(call, 'noDialogue');
  },
};
