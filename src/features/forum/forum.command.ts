import { chooseForum } from '../../chats/chats.store.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { fileLimitsLine, replyFileLimits } from './file-limits.ts';
import { keptMonthsLine, replyKeptMonths } from './kept-months.ts';
import { quorumLine, replyQuorum } from './quorum.ts';
import { findForum, listForumsOf } from './store.ts';
import type { ForumSetting } from './types.ts';

/**
 * Chooses which forum a private chat is about, for who belongs to several; `simpan`, `berkas` and `kuorum` are settings of the
 * forum's.
 * @param settings those that other rooms keep, each under its word
 */
export function forum(settings: readonly ForumSetting[]): Command {
  const settingOf = (call: Call, word: string | undefined): ForumSetting | undefined =>
    mayChange('forum', call.context.actor.roles) ? settings.find((one) => one.word === word) : undefined;
  const isSetting = (word: string | undefined): boolean => settings.some((one) => one.word === word);
  return {
    name: 'forum',
    aliases: [],
    run: async (call) => {
      const [, word = '', argument = ''] = /^(\S*)\s*(.*)$/s.exec(call.argument) ?? [];
      const kept = settingOf(call, word.toLowerCase());
      if (kept !== undefined) return kept.run({ ...call, argument });
      return isSetting(word.toLowerCase()) ? refuse(call, 'noRight') : choose(call, settings);
    },
    press: async (call) => {
      const [word, ...parameters] = call.parameters;
      const pressed = await settingOf(call, word)?.press?.({ ...call, parameters });
      return pressed ?? (isSetting(word) ? refuse(call, 'noRight') : pressForum(call));
    },
    submit: async (call) => {
      const [word, ...parameters] = call.parameters;
      return (await settingOf(call, word)?.submit?.({ ...call, parameters })) ?? refuse(call, 'noRight');
    },
    continue: async (call) => (await settingOf(call, call.step)?.continue?.(call)) ?? refuse(call, 'noRight'),
  };
}

async function choose(call: RunCall, settings: readonly ForumSetting[]): Promise<readonly Reaction[]> {
  const setting = (await replyKeptMonths(call)) ?? (await replyFileLimits(call)) ?? (await replyQuorum(call));
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
    const lines = mayChange('forum', context.actor.roles)
      ? [
          ...[await keptMonthsLine(call), await fileLimitsLine(call), await quorumLine(call)],
          ...(await Promise.all(settings.map((one) => one.line(call)))),
        ]
      : [];
    return replyHere(call, message({ summary, blocks: [summary, ...lines].map((line) => paragraph(line)) }));
  }
  const buttons = own.map((one) => [{ text: one.name, action: encodeAction('forum', one.id) }]);
  return replyHere(call, message({ summary: language.t('chats:forumAsk'), buttons }));
}

async function pressForum(call: PressCall): Promise<readonly Reaction[]> {
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
}
