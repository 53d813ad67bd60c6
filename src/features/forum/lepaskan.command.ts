import { unbindChat } from '../../chats/chats.store.ts';
import { message } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyToAll } from '../../inbound/replies.ts';
import { recordAudit } from '../audit/service.ts';

/** Unbinds the group, topic or channel it is said in. */
export const lepaskan: Command = {
  name: 'lepaskan',
  aliases: [],
  run: async (call) => {
    const { incoming, work, context, language } = call;
    const { platform, chat } = incoming;
    if (chat.kind === 'private') return refuse(call, 'onlyInGroup');
    if (!(await unbindChat(work.db, { platform, chat }))) return refuse(call, 'notBound');
    await recordAudit(work.db, {
      context,
      at: work.now,
      action: 'lepaskan',
      subject: `${platform}:${chat.id}`,
    });
    return replyToAll(message({ summary: language.t('chats:unbound', { forum: context.forum.name }) }));
  },
};
