import { isBlocked } from '../../../chats/blocks.store.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { explainWithoutSeat } from '../../../inbound/permit.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Button } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { holdAnswer as keepAnswer } from '../held.store.ts';
import { notesFor } from '../notes.rules.ts';
import type { SaidAnswer } from '../types.ts';
import { askAboutContradiction } from './contradiction.ts';
import { NOTE_LENGTH, readAnswer } from './read-answer.ts';
import { isTypedForAll } from './receipt.ts';
import { settleByNumber, settleMeeting } from './settle-meeting.ts';

/**
 * Keeps the answer of somebody who is not registered yet, and says how to join: nothing is lost, and it counts once
 * the secretariat has approved. Undefined for whoever acts for an institution.
 */
export async function holdAnswer(call: Call, said: SaidAnswer): Promise<readonly Reaction[] | undefined> {
  const { actor, forum } = call.context;
  if (actor.seats.length > 0 || !actor.isPerson) return undefined;
  if (actor.personId !== undefined) return explainWithoutSeat(call);
  const { platform, sender } = call.incoming;
  if (await isBlocked(call.work.db, { forumId: forum.id, platform, externalId: sender.id }))
    return refuse(call, 'accountBlocked');
  if (said.argument.length > NOTE_LENGTH) return refuse(call, 'noteTooLong');
  // A button with a note was what was asked back.
  const isSettled = said.parameters !== undefined && said.parameters.length > 2;
  const asked = isSettled ? undefined : await askAboutContradiction(call, { ...said, note: said.argument });
  if (asked !== undefined) return asked;
  const given = readAnswer({ incoming: call.incoming, ...said });
  const settled =
    (await settleByNumber(call, { given, said })) ?? (await settleMeeting(call, { given, said }));
  if (!settled.ok) return settled.reactions;
  const kept = await keepAnswer(call.work.db, {
    given: settled.given,
    forumId: forum.id,
    now: call.work.now,
  });
  if (!kept) return refuse(call, 'unknownPerson');
  const { t } = call.language;
  const held = t('answers:held', { answer: t(`answers:answer.${given.answer}`) });
  if (call.incoming.body.kind === 'press')
    return [{ kind: 'toast', text: `${held} ${t('answers:heldStepTyped')}`, alert: true }];
  const url = call.services.platforms.get(call.incoming.platform)?.privateChatUrl('daftar');
  const step = url === undefined ? t('answers:heldStepTyped') : t('answers:heldStep');
  const buttons: readonly (readonly Button[])[] =
    url === undefined ? [] : [[{ text: t('answers:register'), url }]];
  const { answer, note } = settled.given;
  const isPersonal = notesFor('group', [{ answer, note }]).some((shown) => shown.note !== note);
  const remarks = isPersonal && isTypedForAll(call.incoming) ? [t('answers:noteKept')] : [];
  const blocks = [held, ...remarks, step].map((line) => paragraph(line));
  return replyHere(call, message({ summary: held, blocks, buttons }));
}
