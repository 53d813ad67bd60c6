import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { findAsk } from '../asking/asks.store.ts';
import { sendQuestion, tellInstitution } from '../asking/telling.service.ts';
import { putWish, tellWishOff } from '../asking/wishes.service.ts';
import { listQueue } from '../queue/order.service.ts';
import { peopleOf } from '../store.ts';
import { queueAfter } from '../words.ts';
import { actWords } from './act.words.ts';
import { lastStep, undoStep } from './steps.service.ts';

/** `giliran batalkan`: shows the last step, with a button that takes it back. */
export async function offerUndo(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const step = await lastStep(work, context.forum.id);
  if (step === undefined) return refuse(call, 'nothingToUndo');
  const { at, id } = step;
  const when = formatDateTime(at, { zone: context.forum.timeZone, locale: language.locale });
  if (!step.canUndo) return refuse(call, { reason: 'handoverStays', when });
  const summary = language.t('rotation:undo.offer', { act: actWords(step, language), when });
  const button = {
    text: language.t('rotation:undo.button'),
    action: encodeAction('giliran', 'batalkan', id),
  };
  return replyHere(call, message({ summary, buttons: [[button]] }));
}

/** A press that takes a step back, once; whoever was asked or had answered by it is told. */
export async function undo(call: PressCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const id = readRowId(call.parameters[1]) ?? 0;
  const undone = await undoStep(work, { forumId, id });
  if (!undone.ok) return refuse(call, undone.reason);
  const { step, withdrawn, reopened, agreed, wishes } = undone.value;
  for (const askId of withdrawn) {
    const ask = await findAsk(work.db, { forumId, id: askId });
    if (ask?.state !== 'withdrawn') continue;
    const facts = { what: 'withdrawn', askId, institutionId: ask.institutionId } as const;
    await tellInstitution(work, { forumId, key: `host-reply:undone:${id}:${askId}`, facts });
  }
  for (const askId of agreed) {
    const ask = await findAsk(work.db, { forumId, id: askId });
    if (ask === undefined) continue;
    const facts = { what: 'agreedAgain', askId, institutionId: ask.institutionId } as const;
    await tellInstitution(work, { forumId, key: `host-reply:agreed:${id}:${askId}`, facts });
  }
  for (const exchangeId of wishes.withdrawn)
    await tellWishOff(work, { forumId, exchangeId, key: `undone:${id}` });
  for (const exchangeId of wishes.reopened) await putWish(work, { forumId, exchangeId, key: `undone:${id}` });
  for (const askId of reopened) {
    const ask = await findAsk(work.db, { forumId, id: askId });
    if (ask?.state !== 'open') continue;
    const people = await peopleOf(work.db, { forumId, institutionId: ask.institutionId, now: work.now });
    await sendQuestion(work, { ask, people, key: `host-question:${askId}:undone:${id}`, isReminder: true });
  }
  await recordAudit(work.db, { context, at: work.now, action: 'giliran batalkan', subject: step.action });
  const act = actWords(step, language);
  const queue = await listQueue(work, forumId);
  return [
    {
      kind: 'replace',
      message: queueAfter({ done: language.t('rotation:undo.done', { act }), queue }, language),
    },
  ];
}
