import { prefixOf } from '../../i18n/chat-language.ts';
import type { Command } from '../../inbound/command.ts';
import { rolesWithHost } from '../../inbound/permit.ts';
import { replyHere } from '../../inbound/replies.ts';
import { help } from './help.words.ts';
import { ownAccount } from './own-account.ts';

/** Lists the commands that this person may use. */
export const bantuan: Command = {
  name: 'bantuan',
  aliases: ['help', 'menu'],
  onlyReads: true,
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
