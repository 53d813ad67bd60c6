import type { Call } from './command.ts';
import { type Proposal, takeProposal } from './proposals.store.ts';

/** Takes what was proposed in the call's forum and waits for a press, once; see `takeProposal`. */
export function takeProposed(
  { work, context }: Pick<Call, 'work' | 'context'>,
  proposal: { readonly id: number; readonly kind: string; readonly as: 'done' | 'dropped' },
): Promise<Proposal | undefined> {
  return takeProposal(work.db, { ...proposal, forumId: context.forum.id, now: work.now });
}
