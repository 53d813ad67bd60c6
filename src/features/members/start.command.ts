import { prefixOf } from '../../i18n/chat-language.ts';
import { exampleInstitution } from '../../inbound/args/institution.ts';
import type { Command } from '../../inbound/command.ts';
import { replyHere } from '../../inbound/replies.ts';
import { welcome } from '../forum/help.words.ts';
import { ownAccount } from '../forum/service.ts';
import { readInvitationCode } from './entering/codes.rules.ts';
import { register } from './entering/daftar-code.ts';

/** Says what the bot does, and what this person may do first. */
export const start: Command = {
  name: 'start',
  aliases: ['mulai'],
  run: async (call) => {
    // What an address that opens the chat hands over: an invitation, or the wish to register.
    if (readInvitationCode(call.argument) !== undefined || call.argument === 'daftar') {
      return register(call, call.argument === 'daftar' ? '' : call.argument);
    }
    return replyHere(
      call,
      welcome(
        {
          forumName: call.context.forum.name,
          actor: call.context.actor,
          prefix: prefixOf(call.incoming.platform),
          example: await exampleInstitution(call),
          account: ownAccount(call, call.context.actor.roles),
        },
        call.language,
      ),
    );
  },
};
