import { liftBlock, listBlocks } from '../../domain/joining/block-store.ts';
import { recordAudit } from '../../features/audit/store.ts';
import { message } from '../../i18n/message.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately } from '../../inbound/privately.ts';
import { refuse } from '../../inbound/refuse.ts';
import { blockList } from '../../messages/membership.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { MEMBERS_ELSEWHERE } from './elsewhere.ts';

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
