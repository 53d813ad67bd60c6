import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call } from '../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findMeeting } from '../meetings/service.ts';
import { USUAL_COMPANIONS } from './rules.ts';
import { changeDetail, listComing } from './service.ts';
import { listSubstituted } from './substitutes/codes.ts';
import { type ComingInstitution, type Detail, TOPICS, type Topic } from './types.ts';
import { detailKept, question } from './words.ts';

/** Whose details are filled in. */
export interface Filling {
  readonly meeting: Meeting;
  readonly one: ComingInstitution;
}

/** What is filled in, for whoever may: who acts for the institution, and the secretariat; else the refusal. */
export async function findFilling(
  call: Call,
  [meetingId, institutionId]: readonly (string | undefined)[],
): Promise<Filling | { readonly reactions: readonly Reaction[] }> {
  const { work, context } = call;
  const id = readRowId(institutionId) ?? 0;
  const meeting = await findMeeting(work.db, { forumId: context.forum.id, id: readRowId(meetingId) ?? 0 });
  const isOwn =
    context.actor.seats.some((seat) => seat.institutionId === id) ||
    (meeting !== undefined && (await isSubstitute(call, { meetingId: meeting.id, institutionId: id })));
  if (
    meeting === undefined ||
    meeting.state === 'draft' ||
    (!isOwn && !mayChange('rincian', context.actor.roles))
  )
    return { reactions: refuse(call, 'answerButtonGone') };
  const { number } = meeting;
  if (meeting.state === 'cancelled')
    return { reactions: refuse(call, { reason: 'meetingCancelled', number }) };
  if (meeting.startsAt <= work.now) return { reactions: refuse(call, { reason: 'meetingOver', number }) };
  const coming = await listComing(work.db, { forumId: meeting.forumId, meetingId: meeting.id });
  const one = coming.find((other) => other.institutionId === id);
  return one === undefined
    ? { reactions: refuse(call, { reason: 'detailNotComing', number }) }
    : { meeting, one };
}

async function isSubstitute(
  call: Call,
  { meetingId, institutionId }: { readonly meetingId: number; readonly institutionId: number },
): Promise<boolean> {
  const substituted = await listSubstituted(call);
  return substituted.some((one) => one.meetingId === meetingId && one.institutionId === institutionId);
}

/** So many may accompany. */
export function limitOf({ companionLimit }: Pick<Meeting, 'companionLimit'>): number {
  return companionLimit ?? USUAL_COMPANIONS;
}

/** Keeps what a question was answered; the refusal where it cannot be so. */
export async function keep(
  call: Call,
  { meeting, one, change }: Filling & { readonly change: Partial<Detail> },
): Promise<
  | { readonly detail: Detail }
  /** `free`: so many places are left, where they are too few. */
  | { readonly reactions: readonly Reaction[]; readonly free?: number }
> {
  const limit = limitOf(meeting);
  if ((change.companions ?? 0) > limit)
    return { reactions: refuse(call, { reason: 'tooManyCompanions', most: limit }) };
  const { forumId, id: meetingId } = meeting;
  const key = { forumId, meetingId, institutionId: one.institutionId };
  const saved = await changeDetail(call.work, { key, change, byPersonId: call.context.actor.personId });
  if (saved.ok) return saved;
  return saved.reason === 'notComing'
    ? { reactions: refuse(call, { reason: 'detailNotComing', number: meeting.number }) }
    : { reactions: refuse(call, { reason: 'placesShort', free: saved.free }), free: saved.free };
}

/** Asks a question; what is typed next in this chat is its answer, too. After the last one what is known is shown. */
export async function askNext(
  call: Call,
  { meeting, one, topic, detail }: Filling & { readonly topic: Topic | undefined; readonly detail: Detail },
): Promise<readonly Reaction[]> {
  const { work, language } = call;
  const key = { meetingId: meeting.id, institutionId: one.institutionId };
  if (topic === undefined) {
    await endDialogue(work.db, dialogueKey(call));
    return show(call, detailKept({ meeting, institution: one.shortName, detail, key }, language));
  }
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: meeting.forumId,
    dialogue: {
      command: 'rincian',
      step: topic,
      facts: { meetingId: String(key.meetingId), institutionId: String(key.institutionId) },
    },
    expiresAt: work.now + HOUR_MS,
  });
  return show(call, question({ topic, key, institution: one.shortName, limit: limitOf(meeting) }, language));
}

/** A press of a question is answered in its place. */
function show(call: Call, said: OutgoingMessage): readonly Reaction[] {
  const isQuestion = call.incoming.body.kind === 'press' && isTopicPress(call.incoming.body.action);
  return isQuestion ? [{ kind: 'replace', message: said }] : replyHere(call, said);
}

function isTopicPress(action: string): boolean {
  return TOPICS.some((topic) => action.startsWith(`rincian|${topic}|`));
}

/** The question after this one; none after the last. */
export function topicAfter(topic: Topic): Topic | undefined {
  return TOPICS[TOPICS.indexOf(topic) + 1];
}

/** The question of that name. */
export function topicOf(name: string | undefined): Topic | undefined {
  return TOPICS.find((topic) => topic === name);
}
