import { message, paragraph } from '../../../i18n/message.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { refuse, replyHere, sayInPrivate } from '../../../inbound/replies.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { cleanText } from '../../../lib/text.ts';
import type { Meeting } from '../../../model/meeting.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { findMeeting } from '../../meetings/service.ts';
import type { Minutes } from '../types.ts';
import { LONGEST_CORRECTION, replyProblem } from './rules.ts';
import { replyToDraft } from './service.ts';
import { findMinutes, findMinutesById } from './store.ts';
import { correctionForm } from './words.ts';

type Draft = Pick<Minutes, 'id' | 'revision'>;

/** A press under a draft: agrees to it, or asks what is to be corrected. */
export async function pressReply(
  call: PressCall,
  { what, ...draft }: Draft & { readonly what: 'setuju' | 'koreksi' },
): Promise<readonly Reaction[]> {
  if (what === 'setuju') return reply(call, { draft, correction: '' });
  const refused = await refusalOf(call, draft);
  if (refused !== undefined) return refused;
  const { language, incoming, limits, services } = call;
  if (limits.hasForms) return [{ kind: 'form', form: correctionForm(draft, language) }];
  const asked = language.t('files:minutes.askCorrection');
  if (incoming.chat.kind === 'private') {
    await listen(call, draft);
    return replyHere(call, message({ summary: asked }));
  }
  // What is to be corrected is written where only the bot reads it.
  const action = encodeAction('notula', 'koreksi', draft.id, draft.revision);
  const button = { text: language.t('files:minutes.write'), action };
  const startUrl = services.platforms.get(incoming.platform)?.privateChatUrl('notula');
  return [
    {
      kind: 'reply',
      audience: 'sender',
      message: message({ summary: language.t('files:minutes.writeHere'), buttons: [[button]] }),
      publicFallback: sayInPrivate(startUrl, language),
    },
  ];
}

function listen(call: Call, { id, revision }: Draft): Promise<void> {
  return saveDialogue(call.work.db, {
    key: dialogueKey(call),
    forumId: call.context.forum.id,
    dialogue: {
      command: 'notula',
      step: 'koreksi',
      facts: { id: String(id), revision: String(revision) },
    },
    expiresAt: call.work.now + HOUR_MS,
  });
}

/** `/notula 42 koreksi …`: takes a correction as it was typed, or asks for it. */
export async function correctMinutes(
  call: Call,
  { meeting, words }: { readonly meeting: Meeting; readonly words: string },
): Promise<readonly Reaction[]> {
  const { forumId, id: meetingId, number } = meeting;
  const minutes = await findMinutes(call.work.db, { forumId, meetingId });
  if (minutes === undefined) return refuse(call, { reason: 'noMinutes', number });
  if (words !== '') return reply(call, { draft: minutes, correction: words });
  const refused = await refusalOf(call, minutes);
  if (refused !== undefined) return refused;
  if (call.limits.hasForms) return [{ kind: 'form', form: correctionForm(minutes, call.language) }];
  await listen(call, minutes);
  return replyHere(call, message({ summary: call.language.t('files:minutes.askCorrection') }));
}

/** What was written in the dialogue or the form. */
export async function continueCorrection(
  call: Call,
  { draft, words }: { readonly draft: Draft; readonly words: string },
): Promise<readonly Reaction[]> {
  const correction = cleanText(words).trim();
  if (correction === '') return refuse(call, 'correctionEmpty');
  return reply(call, { draft, correction });
}

async function reply(
  call: Call,
  { draft, correction }: { readonly draft: Draft; readonly correction: string },
): Promise<readonly Reaction[]> {
  const { work, context, language, incoming } = call;
  const refused = await refusalOf(call, draft);
  if (refused !== undefined) return refused;
  const { personId: byPersonId, seats } = context.actor;
  if (correction.length > LONGEST_CORRECTION)
    return refuse(call, { reason: 'correctionTooLong', longest: LONGEST_CORRECTION });
  const minutes = await findMinutesById(work.db, { forumId: context.forum.id, id: draft.id });
  if (minutes === undefined) return refuse(call, 'buttonGone');
  const institutionIds = seats.map(({ institutionId }) => institutionId);
  await replyToDraft(work, {
    ...{ minutes, revision: draft.revision, institutionIds, correction, byPersonId },
  });
  await endDialogue(work.db, dialogueKey(call));
  const institution = seats.map(({ shortName }) => shortName).join(', ');
  const key = correction === '' ? 'files:minutes.agreed' : 'files:minutes.corrected';
  const summary = language.t(key, { institution });
  if (incoming.body.kind === 'press') return [{ kind: 'toast', text: summary, alert: false }];
  return replyHere(call, message({ summary, blocks: [paragraph(summary)] }));
}

/** Why somebody cannot answer a draft; undefined where they can. */
async function refusalOf(call: Call, draft: Draft): Promise<readonly Reaction[] | undefined> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  if (context.actor.seats.length === 0) return refuse(call, 'minutesNeedSeat');
  const minutes = await findMinutesById(work.db, { forumId, id: draft.id });
  const meeting = minutes && (await findMeeting(work.db, { forumId, id: minutes.meetingId }));
  if (minutes === undefined || meeting === undefined) return refuse(call, 'buttonGone');
  const reason = replyProblem(minutes, { revision: draft.revision, now: work.now });
  const when = formatDateTime(minutes.replyBy, { zone, locale: language.locale });
  return reason && refuse(call, { reason, number: meeting.number, when });
}
