import { message } from '../../../i18n/message.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import { planNotice } from '../../../notices/service.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { findEntry } from '../store.ts';
import { requestRemoved } from './removed.notice.ts';
import { endRequest, findRequest, setRequestTopic } from './requests.store.ts';
import type { LibraryRequest } from './requests.types.ts';

/** Whether the sender may end a request as its own: it acts for the institution, or looks after the library where that is the secretariat. */
export function isOwn(call: Pick<Call, 'context'>, { institution, createdById }: LibraryRequest): boolean {
  const { seats, personId } = call.context.actor;
  if (institution !== undefined) return seats.some((seat) => seat.institutionId === institution.id);
  return mayRemove(call) || (personId !== undefined && personId === createdById);
}

/** Whether the sender looks after the library. */
export function mayRemove({ context }: Pick<Call, 'context'>): boolean {
  return mayCurate(context.actor.roles);
}

/** Closes one's own request. */
export async function closeAsked(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const found = await openOne(call, id);
  if ('refused' in found) return found.refused;
  const { request } = found;
  if (!isOwn(call, request)) return refuse(call, 'noRight');
  return end(call, { request, status: 'closed', key: 'requests:closed', action: 'mintabahan tutup' });
}

/** Takes a request off the list, as who looks after the library; who asked is told. */
export async function removeAsked(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const found = await openOne(call, id);
  if ('refused' in found) return found.refused;
  const { request } = found;
  if (!mayRemove(call)) return refuse(call, 'noRight');
  const { forumId, createdById } = request;
  const said = await end(call, {
    request,
    status: 'closed',
    key: 'requests:closed',
    action: 'mintabahan hapus',
  });
  if (createdById !== undefined && createdById !== call.context.actor.personId)
    await planNotice(call.work, {
      ...{ forumId, kind: requestRemoved, key: `libraryRequestRemoved:${id}`, meetingId: null },
      ...{ facts: { requestId: id }, dueAt: call.work.now, priority: 10 },
      targets: [{ kind: 'person', personId: createdById }],
    });
  return said;
}

/** What was published is what was looked for. */
export async function fulfilAsked(
  call: PressCall,
  { id, entryId }: { readonly id: number; readonly entryId: number },
): Promise<readonly Reaction[]> {
  const found = await openOne(call, id);
  if ('refused' in found) return found.refused;
  const { request } = found;
  if (!isOwn(call, request)) return refuse(call, 'noRight');
  const entry = await findEntry(call.work.db, { forumId: request.forumId, id: entryId });
  if (entry?.status !== 'published') return refuse(call, 'buttonGone');
  const said = await end(call, {
    ...{ request, status: 'fulfilled', entryId, key: 'requests:fulfilled', action: 'mintabahan terpenuhi' },
  });
  // The question may stand in a letter with others, whose buttons are still needed.
  return said.flatMap((one) => (one.kind === 'replace' ? replyHere(call, one.message) : [one]));
}

/** Says what a request is about. */
export async function topicAsked(
  call: PressCall,
  { id, topicId }: { readonly id: number; readonly topicId: number },
): Promise<readonly Reaction[]> {
  const found = await openOne(call, id);
  if ('refused' in found) return found.refused;
  if (!isOwn(call, found.request) && !mayRemove(call)) return refuse(call, 'noRight');
  const { forumId } = found.request;
  if (!(await setRequestTopic(call.work.db, { forumId, id, topicId }))) return refuse(call, 'buttonGone');
  const { number, topic } = (await findRequest(call.work.db, { forumId, id })) ?? found.request;
  const summary = call.language.t('requests:topicSet', { number, topic: topic?.name ?? '' });
  return [{ kind: 'replace', message: message({ summary }) }];
}

async function openOne(
  call: PressCall,
  id: number,
): Promise<{ readonly request: LibraryRequest } | { readonly refused: readonly Reaction[] }> {
  const request = await findRequest(call.work.db, { forumId: call.context.forum.id, id });
  if (request === undefined) return { refused: refuse(call, 'buttonGone') };
  const { number, status } = request;
  return status === 'open' ? { request } : { refused: refuse(call, { reason: 'requestEnded', number }) };
}

interface Ending {
  readonly request: LibraryRequest;
  readonly status: 'closed' | 'fulfilled';
  readonly entryId?: number;
  readonly key: 'requests:closed' | 'requests:fulfilled';
  readonly action: string;
}

async function end(call: PressCall, { request, key, action, ...how }: Ending): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id, forumId, number, wording } = request;
  if (!(await endRequest(work.db, { forumId, id, ...how, now: work.now })))
    return refuse(call, { reason: 'requestEnded', number });
  await recordAudit(work.db, { context, at: work.now, action, subject: `${number} ${wording}` });
  // The list in which it stood is gone with the press: the rest of it stays in reach.
  const others = { text: language.t('requests:others'), action: encodeAction('mintabahan', 'daftar', 0) };
  const summary = language.t(key, { number, wording });
  return [{ kind: 'replace', message: message({ summary, buttons: [[others]] }) }];
}
