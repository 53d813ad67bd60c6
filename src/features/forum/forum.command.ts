import { chooseForum } from '../../chats/chats.store.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { encodeAction } from '../../platform/action.ts';
import { fileLimitsLine, replyFileLimits } from './file-limits.ts';
import { keptMonthsLine, replyKeptMonths } from './kept-months.ts';
import { quorumLine, replyQuorum } from './quorum.ts';
import { findForum, listForumsOf } from './store.ts';

/** Chooses which forum a private chat is about, for who belongs to several; `simpan`, `berkas` and `kuorum` are settings of the forum's. */
export const forum: Command = {
  name: 'forum',
  aliases: [],
  run: async (call) => {
    const setting =
      (await replyKeptMonths(call)) ?? (await replyFileLimits(call)) ?? (await replyQuorum(call));
    if (setting !== undefined) return setting;
    const { incoming, work, context, language } = call;
    const own = await listForumsOf(work.db, { platform: incoming.platform, externalId: incoming.sender.id });
    const named = call.argument.trim();
    if (named !== '') {
      const found = own.find(({ name }) => name.toLowerCase() === named.toLowerCase());
      const forums = own.map(({ name }) => name).join(', ') || context.forum.name;
      if (found === undefined) return refuse(call, { reason: 'unknownForum', words: named, forums });
    }
    const hasNoOther = own.every(({ id }) => id === context.forum.id);
    if (incoming.chat.kind !== 'private' || hasNoOther) {
      const summary = language.t('chats:forumOnly', { forum: context.forum.name });
      const settings = mayChange('forum', context.actor.roles)
        ? [await keptMonthsLine(call), await fileLimitsLine(call), await quorumLine(call)]
        : [];
      return replyHere(
        call,
        message({ summary, blocks: [summary, ...settings].map((line) => paragraph(line)) }),
      );
    }
    const buttons = own.map((one) => [{ text: one.name, action: encodeAction('forum', one.id) }]);
    return replyHere(call, message({ summary: language.t('chats:forumAsk'), buttons }));
  },
  press: async (call) => {
    const { incoming, work, language } = call;
    const { platform, chat, sender } = incoming;
    const own = await listForumsOf(work.db, { platform, externalId: sender.id });
    const chosen = own.find((one) => String(one.id) === call.parameters[0]);
    const known = chosen === undefined ? undefined : await findForum(work.db, chosen.id);
    if (known === undefined || chat.kind !== 'private') return refuse(call, 'noRight');
    await chooseForum(work.db, { platform, chat, userId: sender.id, forumId: known.id, now: work.now });
    return [
      {
        kind: 'replace',
        message: message({ summary: language.t('chats:forumChosen', { forum: known.name }) }),
      },
    ];
  },
};
