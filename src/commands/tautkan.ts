import { recordAudit } from '../domain/audit/store.ts';
import { bindChat } from '../domain/chats/store.ts';
import { message, paragraph } from '../messages/build.ts';
import type { Command } from './command.ts';
import { refuse } from './refuse.ts';
import { replyToAll } from './reply.ts';

/** Binds the group, topic or channel it is said in to the forum. */
export const tautkan: Command = {
  name: 'tautkan',
  aliases: [],
  run: async (call) => {
    const { incoming, work, context, language } = call;
    const { platform, chat } = incoming;
    if (chat.kind === 'private') return refuse(call, 'onlyInGroup');
    await bindChat(work.db, { platform, chat, forumId: context.forum.id, now: work.now });
    await recordAudit(work.db, {
      context,
      at: work.now,
      action: 'tautkan',
      subject: `${platform}:${chat.id}`,
    });
    const summary = language.t('chats:bound', { forum: context.forum.name });
    return replyToAll(
      message({ summary, blocks: [paragraph(summary), paragraph(language.t('chats:boundNext'))] }),
    );
  },
};
