import { message } from '../../../i18n/message.ts';
import type { PressCall } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { findEntry } from '../store.ts';
import { confirmEntry } from './care.store.ts';

/** An issuer says that its entry still holds. */
export async function pressHolds(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const entry = await findEntry(work.db, { forumId, id });
  if (entry?.status !== 'published') return refuse(call, 'buttonGone');
  const { number, title, issuer } = entry;
  const isIssuer = context.actor.seats.some(({ institutionId }) => institutionId === issuer?.institutionId);
  if (!isIssuer) return refuse(call, 'noRight');
  if (!(await confirmEntry(work.db, { forumId, id, now: work.now }))) return refuse(call, 'buttonGone');
  const subject = `${number} ${title}`;
  await recordAudit(work.db, { context, at: work.now, action: 'pustaka masih berlaku', subject });
  const text = language.t('news:check.confirmed', { number });
  return [{ kind: 'replace', message: message({ summary: text }) }];
}
