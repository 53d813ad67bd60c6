import { liftBlock, listBlocks } from '../../../chats/blocks.store.ts';
import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { answerPrivately, refuse } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import { blockList } from './records.words.ts';

const MOST_LISTED = 20;

/** Lists the accounts that may not make requests, each with a button that lifts it. */
export async function showBlocks(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const blocks = await listBlocks(work.db, { forumId: context.forum.id, limit: MOST_LISTED });
  return answerPrivately(call, blockList(blocks, language), MEMBERS_ELSEWHERE);
}

/** Lets an account make requests again. */
export async function unblock(call: Call, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const name = await liftBlock(work.db, { forumId: context.forum.id, id });
  if (name === undefined) return refuse(call, 'proposalGone');
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: 'anggota buka blokir',
    subject: `blokir ${id}`,
  });
  return [{ kind: 'replace', message: message({ summary: language.t('members:unblocked', { name }) }) }];
}
