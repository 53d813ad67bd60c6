import { message } from '../../../i18n/message.ts';
import type { PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { isIssuer } from '../sharing/sharer.ts';
import { findEntry } from '../store.ts';
import { confirmEntry } from './care.store.ts';

/** An issuer says that its entry still holds; where it has left, who looks after the library does. */
export async function pressHolds(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const entry = await findEntry(work.db, { forumId, id });
  if (entry?.status !== 'published') return refuse(call, 'buttonGone');
  const { number, title, issuer } = entry;
  const { actor } = context;
  const answersForIt = issuer?.hasLeft === true ? mayCurate(actor.roles) : isIssuer(actor, entry);
  if (!answersForIt) return refuse(call, 'noRight');
  if (!(await confirmEntry(work.db, { forumId, id, now: work.now }))) return refuse(call, 'buttonGone');
  const subject = `${number} ${title}`;
  await recordAudit(work.db, { context, at: work.now, action: 'pustaka masih berlaku', subject });
  const text = language.t('news:check.confirmed', { number });
  // The question may stand in a letter with others, whose buttons are still needed.
  return replyHere(call, message({ summary: text }));
}
