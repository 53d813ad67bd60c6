import { list, message, paragraph } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { queueAfter } from '../words.ts';
import { queueOf, readRotation } from './order.service.ts';
import { addToQueue } from './queue.service.ts';
import { becauseOf } from './why.words.ts';

const MOST_PROPOSED = 6;

/** `giliran usulan`: whom the rule would choose next and why, whoever makes the order; buttons put them into it. */
export async function propose(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  const rotation = await readRotation(work, forumId);
  const { candidates } = rotation.order;
  const byHand = new Set(
    candidates.filter(({ handPlace }) => handPlace !== undefined).map(({ institutionId }) => institutionId),
  );
  const isByRule = rotation.rules.order === 'fair';
  const open = isByRule ? candidates : candidates.filter(({ institutionId }) => !byHand.has(institutionId));
  const order = { ...rotation.order, candidates: open, rules: { ...rotation.rules, order: 'fair' as const } };
  const proposed = queueOf({ ...rotation, order }, MOST_PROPOSED);
  if (proposed.length === 0) return refuse(call, 'nobodyToPropose');
  const waiting = new Map(candidates.map(({ institutionId, waitingSince }) => [institutionId, waitingSince]));
  const items = proposed.map(({ shortName: name, institutionId, reason }) => {
    const because = becauseOf({ reason, waitingSince: waiting.get(institutionId), zone }, language);
    return language.t('rotation:proposal.item', { name, because });
  });
  const summary = language.t('rotation:proposal.title');
  const buttons = proposed.map(({ shortName: name, institutionId }) => [
    {
      text: language.t('rotation:proposal.add', { name }),
      action: encodeAction('giliran', 'usul', institutionId),
    },
  ]);
  return replyHere(
    call,
    message({
      summary,
      blocks: [paragraph({ bold: summary }), list(items, true)],
      buttons: isByRule ? [] : buttons,
    }),
  );
}

/** A press that puts one that was proposed at the end of the queue. */
export async function addProposed(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const { order } = await readRotation(work, forumId);
  const id = readRowId(call.parameters[1]);
  const place = order.candidates.find(({ institutionId }) => institutionId === id);
  if (place === undefined) return refuse(call, 'buttonGone');
  const { institutionId, code, shortName: name } = place;
  const by = { personId: context.actor.personId };
  const added = await addToQueue(work, { forumId, institutionId, by, to: undefined });
  if (!added.ok) return refuse(call, { reason: added.reason, name });
  await recordAudit(work.db, { context, at: work.now, action: 'giliran tambah', subject: code });
  const position = added.value.findIndex((entry) => entry.institutionId === institutionId) + 1;
  const done = language.t('rotation:added', { name, position });
  return [{ kind: 'replace', message: queueAfter({ done, queue: added.value }, language) }];
}
