import { bindChat } from '../../chats/chats.store.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere, replyToAll } from '../../inbound/replies.ts';
import type { Forum } from '../../model/forum.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { announcedElsewhere, listForums } from './store.ts';

/** Binds the group, topic or channel it is said in to a forum: the named one, the only one, or the one that is pressed. */
export const tautkan: Command = { name: 'tautkan', aliases: [], run, press };

async function run(call: RunCall): Promise<readonly Reaction[]> {
  const { incoming, work, context, argument } = call;
  if (incoming.chat.kind === 'private') return refuse(call, 'onlyInGroup');
  const forums = await listForums(work.db);
  if (argument !== '') {
    const named = forums.find(({ name }) => name.toLowerCase() === argument.toLowerCase());
    const options = forums.map(({ name }) => name).join(', ');
    return named === undefined
      ? refuse(call, { reason: 'unknownOption', option: argument, options })
      : replyToAll(await bind(call, named));
  }
  if (context.chat.isBound || forums.length === 1) return replyToAll(await bind(call, context.forum));
  const buttons = forums.map(({ id, name }) => [{ text: name, action: encodeAction('tautkan', id) }]);
  return replyHere(call, message({ summary: call.language.t('chats:bindAsk'), buttons }));
}

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const forums = await listForums(call.work.db);
  const chosen = forums.find(({ id }) => String(id) === call.parameters[0]);
  if (chosen === undefined || call.incoming.chat.kind === 'private') return refuse(call, 'proposalGone');
  return [{ kind: 'replace', message: await bind(call, chosen) }];
}

/** Admins are the environment's and may bind to every forum; the audit is kept in the one that gets the chat. */
async function bind(call: Call, forum: Forum): Promise<OutgoingMessage> {
  const { incoming, work, context, language } = call;
  const { platform, chat } = incoming;
  await bindChat(work.db, { platform, chat, forumId: forum.id, now: work.now });
  await recordAudit(work.db, {
    context: { ...context, forum },
    at: work.now,
    action: 'tautkan',
    subject: `${platform}:${chat.id}`,
  });
  const summary = language.t('chats:bound', { forum: forum.name });
  const [first, ...others] = await announcedElsewhere(work.db, {
    forumId: forum.id,
    platform,
    chat,
    now: work.now,
  });
  const missing =
    first === undefined
      ? []
      : [
          paragraph(
            language.t('chats:boundMissing', { numbers: [first, ...others].join(', '), number: first }),
          ),
        ];
  const note: Block = { kind: 'note', line: [language.t('chats:boundNext')] };
  // In Slack every member may pin; in Telegram it is a right of administrators.
  return message({
    summary,
    blocks: [paragraph(summary), ...missing, ...(platform === 'telegram' ? [note] : [])],
  });
}
