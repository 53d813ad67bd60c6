import { prefixOf } from '../../i18n/chat-language.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Call, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { readQuorum } from '../../model/quorum.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { quorumOf, setQuorum } from './store.ts';

/** Words by which the forum has no quorum. */
const NONE = /^(?:-|tidak|tidak ada|tanpa|hapus|none|off)$/i;

/** `forum kuorum 50%+1`: shows or sets the forum's quorum; undefined for any other words. */
export async function replyQuorum(call: RunCall): Promise<readonly Reaction[] | undefined> {
  const [, value] = /^kuorum\b\s*(.*)$/is.exec(call.argument) ?? [];
  if (value === undefined) return undefined;
  const { work, context, language, incoming } = call;
  if (!mayChange('forum', context.actor.roles)) return refuse(call, 'noRight');
  if (value === '') return replyHere(call, message({ summary: await quorumLine(call) }));
  const quorum = NONE.test(value.trim()) ? '' : readQuorum(value);
  if (quorum === undefined)
    return refuse(call, {
      reason: 'wrongQuorum',
      example: `${prefixOf(incoming.platform)}forum kuorum 50%+1`,
    });
  await setQuorum(work.db, { forumId: context.forum.id, quorum });
  await recordAudit(work.db, { context, at: work.now, action: 'forum kuorum', subject: quorum || '-' });
  const summary = await quorumLine(call);
  const next = paragraph(language.t('chats:quorum.next'));
  return replyHere(call, message({ summary, blocks: [paragraph(summary), next] }));
}

/** The forum's quorum, and how it is changed. */
export async function quorumLine({ work, context, language }: Call): Promise<string> {
  const { id, name: forum } = context.forum;
  const quorum = await quorumOf(work.db, id);
  return language.t(quorum === '' ? 'chats:quorum.unset' : 'chats:quorum.set', { forum, quorum });
}
