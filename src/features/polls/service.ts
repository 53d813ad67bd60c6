import { done, type Result, refused } from '../../lib/result.ts';
import type { Meeting, MeetingDetails } from '../../model/meeting.ts';
import type { Work } from '../../model/work.ts';
import { listBoundChats } from '../../notices/recipients/recipients.store.ts';
import { targetsOf } from '../../notices/recipients/service.ts';
import { planNotice } from '../../notices/service.ts';
import type { NoticeTarget } from '../../notices/types.ts';
import { type ChangeRefusal, changeMeeting } from '../meetings/changing/change.service.ts';
import { detailsOf } from '../meetings/rules.ts';
import { createMeeting, findMeeting } from '../meetings/service.ts';
import { datePoll, datePollReminder } from './date-poll.notice.ts';
import { datePollResult } from './date-poll-result.notice.ts';
import { isOpen, isWorthTelling } from './rules.ts';
import { closePoll, findPoll, insertPoll, lockPoll, lockPolls, type NewPoll, pollOfSlot } from './store.ts';
import type { Poll, SlotTime } from './types.ts';

/** Priority of what many wait for. */
const POLL_PRIORITY = 10;
const REMINDER_PRIORITY = 20;

type StartRefusal = 'noBoundChat' | 'pollOpen';

/** Why no poll can begin now; undefined where one can. */
export async function startProblem(work: Work, forumId: number): Promise<StartRefusal | undefined> {
  await lockPolls(work.db, forumId);
  const last = await findPoll(work.db, { forumId });
  if (last !== undefined && isOpen(last, work.now)) return 'pollOpen';
  return (await listBoundChats(work.db, forumId)).length === 0 ? 'noBoundChat' : undefined;
}

/** Puts slots to the members in every bound chat; the value is the number of chats. */
export async function startPoll(
  work: Work,
  poll: Omit<NewPoll, 'now'>,
): Promise<Result<number, StartRefusal>> {
  const { forumId } = poll;
  const problem = await startProblem(work, forumId);
  if (problem !== undefined) return refused(problem);
  const chats = await listBoundChats(work.db, forumId);
  const pollId = await insertPoll(work.db, { ...poll, now: work.now });
  await planNotice(work, {
    ...{ forumId, kind: datePoll, key: `datePoll:${pollId}`, meetingId: null, facts: { pollId } },
    ...{ dueAt: work.now, priority: POLL_PRIORITY },
    targets: chats.map(({ rowId }): NoticeTarget => ({ kind: 'chat', chatRowId: rowId })),
  });
  return done(chats.length);
}

/** Reminds whoever said nothing to a poll; each institution once. */
export async function remindSilent(
  work: Work,
  { id: pollId, forumId }: { readonly id: number; readonly forumId: number },
): Promise<void> {
  const poll = await findPoll(work.db, { forumId, id: pollId });
  if (poll === undefined || !isOpen(poll, work.now)) return;
  for (const { id: institutionId } of poll.silent) {
    const subject = { forumId, meetingId: poll.meetingId ?? 0, hostInstitutionId: undefined };
    await planNotice(work, {
      ...{ forumId, kind: datePollReminder, key: `datePollReminder:${pollId}:${institutionId}` },
      ...{ meetingId: null, facts: { pollId, institutionId }, dueAt: work.now, priority: REMINDER_PRIORITY },
      targets: await targetsOf(work, { subject, audience: { institutionId } }),
    });
  }
}

/** Ends a poll whose deadline has passed, and has the leaders told what came of it; once, whoever runs it. */
export async function endPoll(
  work: Work,
  { id, forumId, answerBy }: { readonly id: number; readonly forumId: number; readonly answerBy: number },
): Promise<void> {
  const isEnded = await closePoll(work.db, { forumId, id, slotId: undefined, now: work.now });
  if (!isEnded || !isWorthTelling({ answerBy }, work.now)) return;
  const subject = { forumId, meetingId: 0, hostInstitutionId: undefined };
  await planNotice(work, {
    ...{ forumId, kind: datePollResult, key: `datePollResult:${id}`, meetingId: null, facts: { pollId: id } },
    ...{ dueAt: work.now, priority: REMINDER_PRIORITY },
    targets: await targetsOf(work, { subject, audience: 'leaders' }),
  });
}

/** A meeting that a slot may be taken for: what it is made of where none is to be moved. */
export interface TakeSlot {
  readonly forumId: number;
  readonly slotId: number;
  readonly makes: Pick<MeetingDetails, 'title' | 'place' | 'hostInstitutionId'>;
  readonly createdById: number | undefined;
}

/** The meeting that got the slot. */
export interface SlotTaken {
  readonly meeting: Meeting;
  readonly isNew: boolean;
}

type TakeRefusal = 'pollGone' | 'slotTaken' | 'meetingInPast' | ChangeRefusal;

/** Takes a slot: the poll's meeting moves there, or one is made as a draft. Of two presses one counts. */
export async function takeSlot(work: Work, taking: TakeSlot): Promise<Result<SlotTaken, TakeRefusal>> {
  const { forumId, slotId } = taking;
  const found = await pollOfSlot(work.db, { forumId, id: slotId });
  if (found === undefined) return refused('pollGone');
  await lockPoll(work.db, { forumId, id: found.id });
  const poll = await pollOfSlot(work.db, { forumId, id: slotId });
  const slot = poll?.slots.find(({ id }) => id === slotId);
  if (poll === undefined || slot === undefined) return refused('pollGone');
  if (poll.chosenSlotId !== undefined) return refused('slotTaken');
  if (slot.startsAt <= work.now) return refused('meetingInPast');
  const moved = await movedMeeting(work, poll);
  if (moved === 'gone') return refused('meetingOver');
  const taken =
    moved === undefined ? await make(work, { ...taking, slot }) : await move(work, { meeting: moved, slot });
  if (taken.ok) await closePoll(work.db, { forumId, id: poll.id, slotId, now: work.now });
  return taken;
}

async function make(
  work: Work,
  { forumId, createdById, makes, slot }: TakeSlot & { readonly slot: SlotTime },
): Promise<Result<SlotTaken, 'meetingInPast'>> {
  const made = await createMeeting(work, {
    ...{ forumId, number: undefined, createdById, details: { ...EMPTY, ...makes, ...timesAt(slot) } },
  });
  return made.ok ? done({ meeting: made.value, isNew: true }) : refused('meetingInPast');
}

async function move(
  work: Work,
  { meeting, slot }: { readonly meeting: Meeting; readonly slot: SlotTime },
): Promise<Result<SlotTaken, ChangeRefusal>> {
  const { startsAt, endsAt } = meeting;
  const length = endsAt === undefined ? undefined : endsAt - startsAt;
  const details = { ...detailsOf(meeting), ...timesAt(slot, length), answerBy: undefined };
  const changed = await changeMeeting(work, { meeting, details, reason: '' });
  return changed.ok ? done({ meeting: changed.value, isNew: false }) : changed;
}

/** The meeting that a poll is to move; undefined where one is to be made. */
async function movedMeeting(work: Work, { forumId, meetingId }: Poll): Promise<Meeting | undefined | 'gone'> {
  if (meetingId === undefined) return undefined;
  const meeting = await findMeeting(work.db, { forumId, id: meetingId });
  const stands = meeting !== undefined && meeting.state !== 'cancelled' && meeting.startsAt > work.now;
  return stands ? meeting : 'gone';
}

function timesAt(
  { startsAt, timeZone }: SlotTime,
  length?: number,
): Pick<MeetingDetails, 'startsAt' | 'endsAt' | 'timeZone'> {
  return { startsAt, timeZone, endsAt: length === undefined ? undefined : startsAt + length };
}

const EMPTY = {
  ...{ endsAt: undefined, agenda: undefined, dress: undefined, contact: undefined, letterNumber: undefined },
  ...{ link: undefined, answerBy: undefined, quorum: undefined, capacity: undefined },
  companionLimit: undefined,
};
