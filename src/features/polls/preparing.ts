import { z } from 'zod';
import { loadCalendar } from '../../calendar/holidays.ts';
import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import type { Call, PressCall, RunCall } from '../../inbound/command.ts';
import { insertProposal } from '../../inbound/proposals.store.ts';
import { takeProposed } from '../../inbound/proposals.ts';
import { answerPrivately, refuse, replyHere } from '../../inbound/replies.ts';
import { DAY_MS } from '../../lib/clock.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { guessNextMeeting } from '../dates/service.ts';
import { findMeeting, findMeetingByNumber } from '../meetings/service.ts';
import { dateConcernsSaid } from '../meetings/words.ts';
import { isDeadlineFit, likelyDeadlines, pollDeadline, slotsProblem } from './rules.ts';
import { startPoll, startProblem } from './service.ts';
import { readDeadline, readSlots, usualSlots } from './slots.ts';
import type { SlotTime } from './types.ts';
import { pollPreview } from './words.ts';

/** Kind of the proposal that a poll is kept as until it is sent. */
const KIND = 'datePoll';

const proposed = z.object({
  meetingId: z.number().nullable(),
  answerBy: z.number(),
  slots: z.array(z.object({ startsAt: z.number(), timeZone: z.string() })),
});

/** What is kept of a poll. */
interface Proposed {
  readonly meetingId: number | null;
  readonly answerBy: number;
  readonly slots: readonly SlotTime[];
}

/** Shows what would be put to the members; nothing is sent yet, and no group reads it. */
export async function prepare(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const { id: forumId, timeZone } = context.forum;
  const { number, words, deadline } = readArgument(call.argument);
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
  const typed = deadline === undefined ? undefined : readDeadline(call, deadline);
  if (typed?.ok === false) return replyHere(call, message({ summary: typed.problem }));
  const { rest } = await loadCalendar(work.db, forumId);
  const answerBy = typed?.answerBy ?? pollDeadline({ slots, rest, timeZone, now: work.now });
  if (typed !== undefined && !isDeadlineFit(answerBy, { slots, now: work.now }))
    return refuse(call, 'pollDeadline');
  const answer = await kept(call, { meetingId: meeting?.id ?? null, answerBy, slots });
  const elsewhere = { key: 'polls:elsewhere', command: 'jajak', payload: 'jajak' } as const;
  return answerPrivately(call, { answer, elsewhere });
}

/** The line that says until when choices are taken. */
const DEADLINE = /^\s*(?:batas(?:\s+(?:waktu|pilihan|jajak))?|sampai|deadline|until)\s*:\s*(.+)$/i;

/** A number alone on the first line is a meeting's, a deadline has a label; everything else is dates. */
function readArgument(argument: string): {
  readonly number: number | undefined;
  readonly words: string;
  readonly deadline: string | undefined;
} {
  const lines = argument.split('\n');
  const deadline = lines.flatMap((line) => DEADLINE.exec(line)?.[1] ?? []).at(-1);
  const [first = '', ...others] = lines.filter((line) => !DEADLINE.test(line));
  const isNumber = /^\d{1,5}$/.test(first.trim());
  return isNumber
    ? { number: Number(first), words: others.join('\n'), deadline }
    : { number: undefined, words: [first, ...others].join('\n'), deadline };
}

/** Keeps what was prepared for a press, and shows it. */
async function kept(call: Call, facts: Proposed): Promise<OutgoingMessage> {
  const { work, context, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const id = await insertProposal(work.db, {
    ...{ forumId, kind: KIND, facts: { ...facts } },
    ...{ createdById: context.actor.personId, now: work.now, expiresAt: work.now + DAY_MS },
  });
  const { meetingId } = facts;
  const meeting = meetingId === null ? undefined : await findMeeting(work.db, { forumId, id: meetingId });
  const others = (await likely(call, facts.slots)).filter((answerBy) => answerBy !== facts.answerBy);
  const calendar = await loadCalendar(work.db, forumId);
  const concerns = facts.slots.flatMap((slot) => dateConcernsSaid(slot, { language, calendar }));
  return pollPreview({ ...facts, id, forum, zone, number: meeting?.number, others, concerns }, language);
}

async function likely({ work, context }: Call, slots: readonly SlotTime[]): Promise<readonly number[]> {
  const { id: forumId, timeZone } = context.forum;
  const { rest } = await loadCalendar(work.db, forumId);
  return likelyDeadlines({ slots, rest, timeZone, now: work.now });
}

/** What was prepared, taken from its press; undefined where another press had it, or it is too old. */
async function takeKept(
  call: Call,
  { id, as }: { readonly id: number; readonly as: 'done' | 'dropped' },
): Promise<Proposed | undefined> {
  const taken = await takeProposed(call, { id, kind: KIND, as });
  const read = proposed.safeParse(taken?.facts);
  return read.success ? read.data : undefined;
}

/** Another deadline: shows the same with it. */
export async function setDeadline(
  call: PressCall,
  { id, answerBy }: { readonly id: number; readonly answerBy: number },
): Promise<readonly Reaction[]> {
  const facts = await takeKept(call, { id, as: 'dropped' });
  if (facts === undefined) return refuse(call, 'proposalGone');
  const isFit = isDeadlineFit(answerBy, { slots: facts.slots, now: call.work.now });
  const chosen = isFit ? { ...facts, answerBy } : facts;
  return [
    ...(isFit ? [] : refuse(call, 'pollDeadline')),
    { kind: 'replace', message: await kept(call, chosen) },
  ];
}

/** Puts to the members what was prepared, or drops it. */
export async function send(
  call: PressCall,
  { what, id }: { readonly what: 'kirim' | 'batal'; readonly id: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const prefix = prefixOf(call.incoming.platform);
  // What was prepared is kept for another press while no poll can begin.
  const hindered = what === 'kirim' ? await startProblem(work, context.forum.id) : undefined;
  if (hindered !== undefined) return refuse(call, { reason: hindered, prefix });
  const facts = await takeKept(call, { id, as: what === 'kirim' ? 'done' : 'dropped' });
  if (facts === undefined) return refuse(call, 'proposalGone');
  if (what === 'batal') return replaced(language.t('polls:dropped'));
  const { meetingId, answerBy, slots } = facts;
  const problem = slotsProblem(slots, work.now);
  if (problem !== undefined) return refuse(call, problem);
  if (!isDeadlineFit(answerBy, { slots, now: work.now })) return refuse(call, 'pollDeadline');
  const started = await startPoll(work, {
    ...{ forumId: context.forum.id, meetingId: meetingId ?? undefined, slots, answerBy },
    createdById: context.actor.personId,
  });
  if (!started.ok) return refuse(call, { reason: started.reason, prefix });
  await recordAudit(work.db, { context, at: work.now, action: 'jajak', subject: String(slots.length) });
  return replaced(language.t('polls:sent', { chats: started.value, prefix }));
}

function replaced(summary: string): readonly Reaction[] {
  return [{ kind: 'replace', message: message({ summary }) }];
}
