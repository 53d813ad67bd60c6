import { endDialogue } from '../domain/inbound/dialogue-store.ts';
import { message } from '../i18n/message.ts';
import type { Command } from './command.ts';
import { dialogueKey } from './converse.ts';
import { refuse } from './refuse.ts';
import { replyHere } from './reply.ts';

/** Leaves a step-by-step dialogue. */
export const batal: Command = {
  name: 'batal',
  aliases: [],
  run: async (call) => {
    const ended = await endDialogue(call.work.db, dialogueKey(call));
    return ended
      ? replyHere(call, message({ summary: call.language.t('chats:dialogueLeft') }))
      : refuse(call, 'noDialogue');
  },
};
