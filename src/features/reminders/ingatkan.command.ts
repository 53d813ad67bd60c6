import { z } from 'zod';
import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, PressCall } from '../../inbound/command.ts';
import { insertProposal } from '../../inbound/proposals.store.ts';
import { takeProposed } from '../../inbound/proposals.ts';
import { refuse, replyPrivately, sayInPrivate } from '../../inbound/replies.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findMeeting } from '../meetings/service.ts';
import { findOnlyMeeting } from '../meetings/which-meeting.service.ts';
import { previewReminder, sendManualReminder } from './manual-reminder.service.ts';
import { remindedJustNow, reminderOrdered, reminderPreview } from './preview.words.ts';
import { findRecentReminder, queueForMeeting } from './recent-reminder.store.ts';
import { AUDIENCE_WORDS, REMINDER_AUDIENCES, type ReminderAudience, type ReminderOrder } from './types.ts';

const KIND = 'reminder';

/** What of a preview is kept for its buttons. */
const kept = z.object({ meetingId: z.number(), audience: z.enum(REMINDER_AUDIENCES) });

/** Previews whom a reminder would reach; sends it after a press; the outcome is reported when all of it has ended. */
export const ingatkan: Command = {
  name: 'ingatkan',
  aliases: [],
  run: async (call) => {
    const [word = '', ...others] = call.argument.split(/\s+/);
    const named = audienceOf(word.toLowerCase());
    if (named === undefined && /^\p{L}/u.test(word))
      return refuse(call, {
        reason: 'unknownOption',
        option: word,
        options: Object.values(AUDIENCE_WORDS).join(', '),
      });
    const words = named === undefined ? call.argument : others.join(' ');
    const found = await findOnlyMeeting(call, { words, states: ['announced'] });
    return found.ok
      ? preview(call, { meeting: found.meeting, audience: named ?? 'unanswered' })
      : found.reactions;
  },
  press: async (call) => {
    const [what = '', parameter, seen] = call.parameters;
    const id = readRowId(parameter) ?? 0;
    if (what === 'kirim' || what === 'nanti') return send(call, { id, what, seen: readRowId(seen) });
    if (what === 'batal') return drop(call, id);
    const audience = audienceOf(what);
    const meeting = await findMeeting(call.work.db, { forumId: call.context.forum.id, id });
    return audience === undefined || meeting === undefined
      ? refuse(call, 'proposalGone')
      : preview(call, { meeting, audience });
  },
};

/** The audience that a word names. */
function audienceOf(word: string): ReminderAudience | undefined {
  return REMINDER_AUDIENCES.find((audience) => AUDIENCE_WORDS[audience] === word);
}

async function preview(
  call: Call,
  { meeting, audience }: { readonly meeting: Meeting; readonly audience: ReminderAudience },
): Promise<readonly Reaction[]> {
  const { work, context, language, incoming, services } = call;
  const { number } = meeting;
  if (meeting.state === 'cancelled') return refuse(call, { reason: 'meetingCancelled', number });
  if (meeting.state === 'draft') return refuse(call, { reason: 'meetingNotAnnounced', number });
  if (meeting.startsAt <= work.now) return refuse(call, { reason: 'meetingOver', number });
  const order = { forumId: context.forum.id, meetingId: meeting.id, audience };
  const shown = await previewReminder(work, order);
  if (shown.institutions.length === 0) return refuse(call, 'nothingToRemind');
  const recent = await findRecentReminder(work.db, { ...order, now: work.now });
  const proposalId = await propose(call, order);
  const url = services.platforms.get(incoming.platform)?.privateChatUrl('mulai');
  return replyPrivately(
    reminderPreview(
      { meeting, audience, preview: shown, proposalId, recent, forum: context.forum, now: work.now },
      language,
    ),
    sayInPrivate(url, language),
  );
}

/** Keeps what is to be sent until a button is pressed. */
function propose(
  { work, context, incoming }: Call,
  { meetingId, audience }: Pick<ReminderOrder, 'meetingId' | 'audience'>,
): Promise<number> {
  return insertProposal(work.db, {
    forumId: context.forum.id,
    kind: KIND,
    facts: { audience, meetingId, platform: incoming.platform, externalId: incoming.sender.id },
    createdById: context.actor.personId,
    now: work.now,
    expiresAt: work.now + HOUR_MS,
  });
}

/** A press of a preview's button: it names the reminder before it that whoever presses was told of. */
interface Ordered {
  readonly id: number;
  readonly what: 'kirim' | 'nanti';
  readonly seen: number | undefined;
}

async function send(call: PressCall, { id, what, seen }: Ordered): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const proposal = await takeProposed(call, { id, kind: KIND, as: 'done' });
  if (proposal === undefined) return refuse(call, 'proposalGone');
  const read = kept.safeParse(proposal.facts);
  if (!read.success) return refuse(call, 'proposalGone');
  const { meetingId, audience } = read.data;
  const order = { forumId, meetingId, audience };
  // Of two who press at once the second sees what the first has ordered.
  await queueForMeeting(work.db, { forumId, meetingId });
  const recent = await findRecentReminder(work.db, { ...order, now: work.now });
  if (recent !== undefined && recent.noticeId !== seen) {
    const again = { proposalId: await propose(call, order), what, recent, zone: context.forum.timeZone };
    return [{ kind: 'replace', message: remindedJustNow(again, language) }];
  }
  const planned = await sendManualReminder(work, {
    ...order,
    proposalId: proposal.id,
    afterQuiet: what === 'nanti',
  });
  const meeting = await findMeeting(work.db, { forumId, id: meetingId });
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: `ingatkan ${AUDIENCE_WORDS[audience]}`,
    subject: `rapat ${meeting?.number ?? ''}`,
  });
  const shown = reminderOrdered(planned, { ...language, zone: context.forum.timeZone });
  return [{ kind: 'replace', message: shown }];
}

async function drop(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const { language } = call;
  const proposal = await takeProposed(call, { id, kind: KIND, as: 'dropped' });
  if (proposal === undefined) return refuse(call, 'proposalGone');
  return [{ kind: 'replace', message: message({ summary: language.t('reminders:dropped') }) }];
}
