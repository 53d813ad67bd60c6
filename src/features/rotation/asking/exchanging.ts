import { message } from '../../../i18n/message.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { namesOfInstitutions } from '../store.ts';
import { turnWords } from '../turn.words.ts';
import { findAsk, findExchange, type HostAsk } from './asks.store.ts';
import { agreeToExchange, declineExchange, exchangePartners, proposeExchange } from './exchange.service.ts';

/** So many partners stand in one message. */
const PAGE = 6;

/** `Tukar dengan …`: shows those with whom the asked institution may exchange, a page at a time. */
export async function offerExchange(
  call: PressCall,
  { ask, from }: { readonly ask: HostAsk; readonly from: number },
): Promise<readonly Reaction[]> {
  const { t } = call.language;
  const partners = await exchangePartners(call.work, ask);
  if (partners.length === 0) return refuse(call, 'noExchange');
  const page = partners
    .slice(from, from + PAGE)
    .map(({ institutionId, shortName }) => [
      { text: shortName, action: encodeAction('tuanrumah', 'tukardengan', ask.id, institutionId) },
    ]);
  const next = from + PAGE;
  const more =
    partners.length > next
      ? [[{ text: t('rotation:exchange.more'), action: encodeAction('tuanrumah', 'tukar', ask.id, next) }]]
      : [];
  // The question stays with its buttons: the other side has still to agree.
  return replyHere(call, message({ summary: t('rotation:exchange.which'), buttons: [...page, ...more] }));
}

/** The other side is chosen and asked. */
export async function chooseExchange(
  call: PressCall,
  { ask, otherId }: { readonly ask: HostAsk; readonly otherId: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const by = { personId: context.actor.personId };
  const names = await namesOfInstitutions(work.db, { forumId, ids: [otherId] });
  const name = names.get(otherId) ?? '';
  const proposed = await proposeExchange(work, { forumId, ask, by, otherId });
  if (!proposed.ok) return refuse(call, { reason: proposed.reason, name });
  await recordAudit(work.db, { context, at: work.now, action: 'tuanrumah tukar', subject: name });
  return [
    { kind: 'replace', message: message({ summary: language.t('rotation:exchange.asked', { name }) }) },
  ];
}

/** The other side says yes or no; only its own people may. */
export async function answerExchange(
  call: Call,
  { id, agrees }: { readonly id: number; readonly agrees: boolean },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const exchange = await findExchange(work.db, { forumId, id });
  if (exchange === undefined) return refuse(call, 'askGone');
  const ask = await findAsk(work.db, { forumId, id: exchange.askId });
  const ids = [exchange.institutionId, ask?.institutionId ?? 0];
  const names = await namesOfInstitutions(work.db, { forumId, ids });
  const [own, other] = ids.map((one) => names.get(one) ?? '');
  if (!context.actor.seats.some(({ institutionId }) => institutionId === exchange.institutionId))
    return refuse(call, { reason: 'notYourTurn', name: own ?? '' });
  const answer = { forumId, exchange, by: { personId: context.actor.personId } };
  const answered = agrees ? await agreeToExchange(work, answer) : await declineExchange(work, answer);
  if (!answered.ok && answered.reason === 'exchangeOff') {
    await declineExchange(work, answer);
    return refuse(call, { reason: 'exchangeOff', name: other ?? '' });
  }
  if (!answered.ok || ask === undefined) return refuse(call, 'askGone');
  const action = agrees ? 'tuanrumah tukar setuju' : 'tuanrumah tukar tolak';
  await recordAudit(work.db, { context, at: work.now, action, subject: own ?? '' });
  const turn = turnWords({ ...ask, forum, zone }, language);
  const key = agrees ? 'rotation:exchange.agreed' : 'rotation:exchange.declined';
  const summary = language.t(key, { own: own ?? '', other: other ?? '', turn });
  return [{ kind: 'replace', message: message({ summary }) }];
}
