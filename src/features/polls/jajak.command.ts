import { z } from 'zod';
import { loadCalendar } from '../../calendar/holidays.ts';
import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import { insertProposal } from '../../inbound/proposals.store.ts';
import { takeProposed } from '../../inbound/proposals.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { guessNextMeeting } from '../dates/service.ts';
import { findMeeting, findMeetingByNumber } from '../meetings/service.ts';
import { meetingCreated } from '../meetings/words.ts';
import { isOpen, pollDeadline, slotsProblem } from './rules.ts';
import { startPoll, startProblem, takeSlot } from './service.ts';
import { readSlots, usualSlots } from './slots.ts';
import { closePoll, findPoll, pollOfSlot, saveVotes } from './store.ts';
import { CHOICES, type Poll } from './types.ts';
import { pollPreview, pollResult, pollShown, type ShownPoll } from './words.ts';

/** Kind of the proposal that a poll is kept as until it is sent. */
const KIND = 'datePoll';

const proposed = z.object({
  meetingId: z.number().nullable(),
  answerBy: z.number(),
  slots: z.array(z.object({ startsAt: z.number(), timeZone: z.string() })),
});

const RESULT = /^hasil\b/i;
const CLOSE = /^tutup\b/i;

/** A poll of dates: put to the members by the secretariat, answered by buttons for one's institution. */
export const jajak: Command = {
  name: 'jajak',
  aliases: ['jajakpendapat'],
  run: async (call) => {
    const { context, argument, work } = call;
    const poll = await findPoll(work.db, { forumId: context.forum.id });
    const isChanging = mayChange('jajak', context.actor.roles);
    if (RESULT.test(argument))
      return poll === undefined ? refuse(call, 'noPoll') : replyHere(call, await result(call, poll));
    if (CLOSE.test(argument)) return isChanging ? close(call, poll) : refuse(call, 'noRight');
    const open = poll !== undefined && isOpen(poll, work.now) ? poll : undefined;
    if (argument === '' && open !== undefined) return replyHere(call, await shown(call, open));
    if (!isChanging) return refuse(call, argument === '' ? 'noPoll' : 'noRight');
    return open === undefined
      ? prepare(call)
      : refuse(call, { reason: 'pollOpen', prefix: prefixOf(call.incoming.platform) });
  },
  press: async (call) => {
    const [what, written, choice] = call.parameters;
    const id = readRowId(written) ?? 0;
    if (what === 'pilih') return vote(call, { slotId: id, choice });
    if (!mayChange('jajak', call.context.actor.roles)) return refuse(call, 'noRight');
    if (what === 'pakai') return take(call, id);
    return what === 'kirim' || what === 'batal' ? send(call, { what, id }) : refuse(call, 'buttonGone');
  },
};

/** Shows what would be put to the members; nothing is sent yet. */
async function prepare(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const { number, words } = readArgument(call.argument);
  const meeting = number === undefined ? undefined : await findMeetingByNumber(work.db, { forumId, number });
  if (number !== undefined && meeting === undefined) return refuse(call, { reason: 'noSuchMeeting', number });
  if (meeting !== undefined && (meeting.state === 'cancelled' || meeting.startsAt <= work.now))
    return refuse(call, {
      reason: meeting.state === 'cancelled' ? 'meetingCancelled' : 'meetingOver',
      number: meeting.number,
    });
  const read =
    words.trim() === ''
      ? { ok: true as const, slots: await usualSlots(call, guessNextMeeting) }
      : readSlots(call, words);
  if (!read.ok) return replyHere(call, message({ summary: read.problem }));
  const { slots } = read;
  const problem = slotsProblem(slots, work.now);
  if (problem !== undefined) return refuse(call, problem);
  const { rest } = await loadCalendar(work.db, forumId);
  const answerBy = pollDeadline({ slots, rest, timeZone: zone, now: work.now });
  const id = await insertProposal(work.db, {
    ...{ forumId, kind: KIND, facts: { meetingId: meeting?.id ?? null, answerBy, slots } },
    ...{ createdById: context.actor.personId, now: work.now, expiresAt: work.now + DAY_MS },
  });
  return replyHere(call, pollPreview({ id, slots, answerBy, forum, zone, number }, language));
}

/** A number alone on the first line is a meeting's; everything else is dates. */
function readArgument(argument: string): { readonly number: number | undefined; readonly words: string } {
  const [first = '', ...others] = argument.split('\n');
  const isNumber = /^\d{1,5}$/.test(first.trim());
  return isNumber
    ? { number: Number(first), words: others.join('\n') }
    : { number: undefined, words: argument };
}

async function send(
  call: PressCall,
  { what, id }: { readonly what: 'kirim' | 'batal'; readonly id: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const prefix = prefixOf(call.incoming.platform);
  // What was prepared is kept for another press while no poll can begin.
  const hindered = what === 'kirim' ? await startProblem(work, context.forum.id) : undefined;
  if (hindered !== undefined) return refuse(call, { reason: hindered, prefix });
  const taken = await takeProposed(call, { id, kind: KIND, as: what === 'kirim' ? 'done' : 'dropped' });
  const facts = proposed.safeParse(taken?.facts);
  if (!facts.success) return refuse(call, 'proposalGone');
  if (what === 'batal') return replaced(language.t('polls:dropped'));
  const { meetingId, answerBy, slots } = facts.data;
  const problem = slotsProblem(slots, work.now);
  if (problem !== undefined) return refuse(call, problem);
  const started = await startPoll(work, {
    ...{ forumId: context.forum.id, meetingId: meetingId ?? undefined, slots, answerBy },
    createdById: context.actor.personId,
  });
  if (!started.ok) return refuse(call, { reason: started.reason, prefix });
  await recordAudit(work.db, { context, at: work.now, action: 'jajak', subject: String(slots.length) });
  return replaced(language.t('polls:sent', { chats: started.value, prefix }));
}

/** Keeps what the presser's institutions say to a slot, and shows the poll as it is now. */
async function vote(
  call: PressCall,
  { slotId, choice: written }: { readonly slotId: number; readonly choice: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const choice = CHOICES.find((one) => one === written);
  const poll = await pollOfSlot(work.db, { forumId, id: slotId });
  if (poll === undefined || choice === undefined) return refuse(call, 'buttonGone');
  if (!isOpen(poll, work.now)) return refuse(call, 'pollOver');
  const institutionIds = context.actor.seats.map(({ institutionId }) => institutionId);
  if (institutionIds.length === 0) return refuse(call, 'noPollSeat');
  const byPersonId = context.actor.personId;
  await saveVotes(work.db, { forumId, slotId, institutionIds, choice, byPersonId, now: work.now });
  const after = (await findPoll(work.db, { forumId, id: poll.id })) ?? poll;
  return [{ kind: 'replace', message: await shown(call, after) }];
}

async function close(call: Call, poll: Poll | undefined): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const forumId = context.forum.id;
  const isEnded =
    poll !== undefined &&
    (await closePoll(work.db, { forumId, id: poll.id, slotId: undefined, now: work.now }));
  if (!isEnded) return refuse(call, 'noPoll');
  await recordAudit(work.db, { context, at: work.now, action: 'jajak tutup', subject: String(poll.id) });
  const ended = (await findPoll(work.db, { forumId, id: poll.id })) ?? poll;
  return replyHere(call, await result(call, ended));
}

/** One press makes the meeting, or moves its date. */
async function take(call: PressCall, slotId: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, name: forum } = context.forum;
  const { host } = await guessNextMeeting({ db: work.db, now: work.now }, forumId);
  const { t } = language;
  const taken = await takeSlot(work, {
    ...{ forumId, slotId, createdById: context.actor.personId },
    makes: {
      title: t('meetings:steps.usualTitle', { forum }),
      place: host === undefined ? t('polls:placeLater') : t('meetings:steps.hall', { host: host.shortName }),
      hostInstitutionId: host?.institutionId,
    },
  });
  if (!taken.ok) {
    const poll = await pollOfSlot(work.db, { forumId, id: slotId });
    const number = poll === undefined ? undefined : (await shownOf(call, poll)).number;
    return refuse(call, {
      ...{ reason: taken.reason, number: number ?? '', prefix: prefixOf(call.incoming.platform) },
    });
  }
  const { meeting, isNew } = taken.value;
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: 'jajak pakai',
    subject: `rapat ${meeting.number}`,
  });
  const calendar = await loadCalendar(work.db, forumId);
  return isNew
    ? [{ kind: 'replace', message: meetingCreated(meeting, { language, calendar }) }]
    : replaced(
        t('polls:moved', {
          number: meeting.number,
          when: formatDateTime(meeting.startsAt, { zone: meeting.timeZone, locale: language.locale }),
        }),
      );
}

function replaced(summary: string): readonly Reaction[] {
  return [{ kind: 'replace', message: message({ summary }) }];
}

async function shownOf(call: Call, poll: Poll): Promise<ShownPoll> {
  const { work, context } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const meeting =
    poll.meetingId === undefined ? undefined : await findMeeting(work.db, { forumId, id: poll.meetingId });
  return { poll, forum, number: meeting?.number, zone, now: work.now };
}

async function shown(call: Call, poll: Poll): Promise<OutgoingMessage> {
  return pollShown(await shownOf(call, poll), call.language);
}

async function result(call: Call, poll: Poll): Promise<OutgoingMessage> {
  const mayTake = mayChange('jajak', call.context.actor.roles);
  return pollResult({ ...(await shownOf(call, poll)), mayTake }, call.language);
}
