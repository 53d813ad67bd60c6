import { help } from '../messages/help.ts';
import type { Command } from './command.ts';
import { prefixOf } from './language.ts';
import { ownAccount } from './own-account.ts';
import { rolesWithHost } from './permit.ts';
import { replyHere } from './reply.ts';

/** Lists the commands that this person may use. */
export const bantuan: Command = {
  name: 'bantuan',
  aliases: ['help', 'menu'],
  run: async (call) => {
    const roles = await rolesWithHost(call);
    return replyHere(
      call,
      help(
        {
          forumName: call.context.forum.name,
          actor: { ...call.context.actor, roles },
          prefix: prefixOf(call.incoming.platform),
          account: ownAccount(call, roles),
        },
        call.language,
      ),
    );
  },
};
