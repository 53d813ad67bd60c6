import { welcome } from '../messages/help.ts';
import type { Command } from './command.ts';
import { prefixOf } from './language.ts';
import { replyHere } from './reply.ts';

/** Says what the bot does, and what this person may do first. */
export const start: Command = {
  name: 'start',
  aliases: ['mulai'],
  run: async (call) =>
    replyHere(
      call,
      welcome(
        {
          forumName: call.context.forum.name,
          actor: call.context.actor,
          prefix: prefixOf(call.incoming.platform),
        },
        call.language,
      ),
    ),
};
