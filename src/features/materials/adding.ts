import { message } from '../../i18n/message.ts';
import type { Call } from '../../inbound/command.ts';
import { keepOwnWords, takeLatestOwnWords } from '../../inbound/proposals.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { MINUTE_MS } from '../../lib/clock.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findMeeting } from '../meetings/service.ts';
import { isHostOf } from '../meetings/which-meeting.service.ts';
import { MOST_MATERIALS } from './rules.ts';
import { insertMaterial, listMaterials } from './store.ts';

/** Whether somebody may add and remove the materials of a meeting. */
export function mayAdd(call: Call, meeting: Meeting): boolean {
  return mayChange('bahan', call.context.actor.roles) || isHostOf(call, meeting);
}

/** Why nothing can be added to a meeting now; undefined where it can. */
export async function addingRefused(call: Call, meeting: Meeting): Promise<readonly Reaction[] | undefined> {
  const { number, forumId, id: meetingId } = meeting;
  if (!mayAdd(call, meeting)) return refuse(call, 'noRight');
  if (meeting.state === 'cancelled') return refuse(call, { reason: 'meetingCancelled', number });
  const { length } = await listMaterials(call.work.db, { forumId, meetingId });
  return length >= MOST_MATERIALS
    ? refuse(call, { reason: 'materialsFull', number, most: MOST_MATERIALS })
    : undefined;
}

/** Adds material; what is said of it. */
export async function addMaterial(
  call: Call,
  {
    meeting,
    ...added
  }: { readonly meeting: Meeting; readonly title: string } & (
    | { readonly fileId: number }
    | { readonly url: string }
  ),
): Promise<OutgoingMessage> {
  const { work, context, language } = call;
  const { forumId, id: meetingId, number } = meeting;
  const { personId: createdById } = context.actor;
  await insertMaterial(work.db, { ...added, forumId, meetingId, createdById, now: work.now });
  await recordAudit(work.db, { context, at: work.now, action: 'bahan', subject: `rapat ${number}` });
  const key = meeting.state === 'draft' ? 'files:materials.addedToDraft' : 'files:materials.added';
  return message({ summary: language.t(key, { title: added.title, number }) });
}

const ALBUM = 'materialsAlbum';
/** The files of an album arrive within seconds of each other. */
const ALBUM_MS = 5 * MINUTE_MS;

/** Remembers for which meeting the first file of an album was: its words stand under that one alone. */
export async function rememberAlbum(call: Call, meeting: Meeting): Promise<void> {
  const { albumId } = call.incoming;
  if (albumId === undefined) return;
  await keepOwnWords(call, { kind: ALBUM, facts: { albumId, meetingId: String(meeting.id) } });
}

/** The meeting for which an earlier file of the same album was. */
export async function meetingOfAlbum(call: Call): Promise<Meeting | undefined> {
  const { albumId } = call.incoming;
  if (albumId === undefined) return undefined;
  const kept = await takeLatestOwnWords(call, { kind: ALBUM, since: call.work.now - ALBUM_MS });
  if (kept?.albumId !== albumId) return undefined;
  const meeting = await findMeeting(call.work.db, {
    forumId: call.context.forum.id,
    id: Number(kept.meetingId),
  });
  if (meeting !== undefined) await rememberAlbum(call, meeting);
  return meeting;
}
