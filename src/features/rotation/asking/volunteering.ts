import { message, paragraph } from '../../../i18n/message.ts';
import { lookUpInstitution } from '../../../inbound/args/institution.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, RunCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { SeatOfActor } from '../../../model/actor.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { volunteer } from '../queue/queue.service.ts';
import { tellLeaders } from './telling.service.ts';

/** `tuanrumah bersedia`: one's own institution offers itself. */
export function offerOwn(call: RunCall): Promise<readonly Reaction[]> {
  return forOwn(call, true);
}

/** `tuanrumah batal`: it does so no more. */
export function withdrawOwn(call: RunCall): Promise<readonly Reaction[]> {
  return forOwn(call, false);
}

async function forOwn(call: RunCall, isWilling: boolean): Promise<readonly Reaction[]> {
  const { seats } = call.context.actor;
  const [only, ...others] = seats;
  if (only === undefined) return refuse(call, 'offersForNobody');
  if (call.argument !== '') {
    const found = await lookUpInstitution(call, call.argument);
    if (!found.ok) return refuse(call, { reason: found.reason, ...found.values });
    const own = seats.find(({ institutionId }) => institutionId === found.value.id);
    return own === undefined
      ? refuse(call, { reason: 'notYourTurn', name: found.value.shortName })
      : offer(call, { seat: own, isWilling });
  }
  if (others.length === 0) return offer(call, { seat: only, isWilling });
  const what = isWilling ? 'tawar' : 'urung';
  const buttons = seats.map(({ shortName, institutionId }) => [
    { text: shortName, action: encodeAction('tuanrumah', what, institutionId) },
  ]);
  return replyHere(call, message({ summary: call.language.t('rotation:volunteer.which'), buttons }));
}

/** A press that offers an institution or takes that back: only for the presser's own. */
export async function pressOffer(
  call: Call,
  { institution, isWilling }: { readonly institution: string | undefined; readonly isWilling: boolean },
): Promise<readonly Reaction[]> {
  const id = readRowId(institution);
  const seat = call.context.actor.seats.find(({ institutionId }) => institutionId === id);
  return seat === undefined ? refuse(call, 'notYourButton') : offer(call, { seat, isWilling });
}

async function offer(
  call: Call,
  { seat, isWilling }: { readonly seat: SeatOfActor; readonly isWilling: boolean },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId } = context.forum;
  const { institutionId, code, shortName: name } = seat;
  const by = { personId: context.actor.personId };
  const changed = await volunteer(work, { forumId, institutionId, by, isWilling });
  if (!changed.ok) return refuse(call, { reason: changed.reason, name });
  const action = isWilling ? 'tuanrumah bersedia' : 'tuanrumah batal';
  await recordAudit(work.db, { context, at: work.now, action, subject: code });
  if (!isWilling) return say(call, message({ summary: language.t('rotation:volunteer.undone', { name }) }));
  const key = `host-news:volunteered:${institutionId}:${work.now}`;
  await tellLeaders(work, { forumId, key, facts: { what: 'volunteered', institutionId } });
  const position = changed.value.findIndex((entry) => entry.institutionId === institutionId) + 1;
  const summary = language.t('rotation:volunteer.done', { name });
  const place = position > 0 ? [paragraph(language.t('rotation:volunteer.position', { position }))] : [];
  const undo = {
    text: language.t('notices:buttons.undo'),
    action: encodeAction('tuanrumah', 'urung', institutionId),
  };
  return say(call, message({ summary, blocks: [paragraph(summary), ...place], buttons: [[undo]] }));
}

function say(call: Call, said: ReturnType<typeof message>): readonly Reaction[] {
  return call.incoming.body.kind === 'press' ? [{ kind: 'replace', message: said }] : replyHere(call, said);
}
