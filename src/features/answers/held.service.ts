import type { AdminId } from '../../config.ts';
import type { Work } from '../../model/work.ts';
import { settleAnswer } from '../details/service.ts';
import { takeHolding } from './answering/take-holding.ts';
import { dropHeldAnswers, type HeldAnswer, type HeldBy, isOvertaken, listHeldAnswers } from './held.store.ts';

export { dropHeldAnswers };

/** Whose kept answers count now, and for which institution. */
export interface HeldAnswersOf {
  readonly forumId: number;
  readonly institutionId: number;
  /** The account that gave them; the name is kept with the answers. */
  readonly newcomer: Omit<HeldBy, 'forumId'> & { readonly name: string };
  readonly admins: readonly AdminId[];
}

/**
 * Lets the answers count that an account gave before it was registered, by the statement that takes every answer. One
 * that somebody else of the institution has overtaken meanwhile is dropped. Gives how many count.
 */
export async function applyHeldAnswers(work: Work, owner: HeldAnswersOf): Promise<number> {
  const { forumId, institutionId, newcomer } = owner;
  const held = await listHeldAnswers(work.db, { forumId, ...newcomer });
  let applied = 0;
  for (const answer of held) {
    const overtaken = await isOvertaken(work.db, { ...answer, forumId, institutionId });
    if (!overtaken && (await apply(work, { ...owner, held: answer }))) applied += 1;
  }
  await dropHeldAnswers(work.db, { forumId, ...newcomer });
  return applied;
}

async function apply(
  work: Work,
  { newcomer, forumId, institutionId, admins, held }: HeldAnswersOf & { readonly held: HeldAnswer },
): Promise<boolean> {
  const { outcome, held: places } = await takeHolding(work, {
    admins,
    forumId,
    given: {
      origin: {
        forumId,
        platform: newcomer.platform,
        sender: { id: newcomer.externalId, displayName: newcomer.name, isPerson: true },
        chat: { id: held.chatId, threadId: '', kind: 'private', title: '' },
      },
      key: `held:${held.id}`,
      sequence: held.sequence,
      answer: held.answer,
      note: held.note,
      meeting: { by: 'id', meetingId: held.meetingId },
      institutionId,
      onBehalf: false,
    },
  });
  if (outcome.recorded && places !== undefined) {
    const { institution, previous, counted } = outcome;
    const answer = { institutionId: institution.id, before: previous?.answer, now: counted.answer };
    await settleAnswer(work, { held: places, answer });
  }
  return outcome.recorded;
}
