import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall, RunCall } from '../../../inbound/command.ts';
import { keepOwnWords, readOwnWords, takeProposed } from '../../../inbound/proposals.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { entriesAbout } from '../finding/finding.service.ts';
import { loadPlan } from '../plan.store.ts';
import { lockLibrary, nextNumber } from '../store.ts';
import { suggestTopics } from '../topics/topics.service.ts';
import { isSameWording, LONGEST_REQUEST, MOST_OPEN, wordingOf } from './requests.rules.ts';
import { insertRequest, listOwnOpen } from './requests.store.ts';
import { askForWhom, perhapsThere, requestMade } from './requests.words.ts';

/** Kind of the proposal that a wording is kept as until it is certain that it is asked for. */
const KIND = 'libraryRequest';

/** Takes what somebody looks for; where the library may have it already, or they act for several, it is asked first. */
export async function startAsking(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const wording = wordingOf(call.argument);
  const { length } = [...wording];
  if (length > LONGEST_REQUEST)
    return refuse(call, { reason: 'requestLong', length, longest: LONGEST_REQUEST });
  const entries = await entriesAbout(work.db, { forumId: context.forum.id, text: wording });
  if (entries.length === 0) return forWhom(call, wording);
  const wordsId = await keepOwnWords(call, { kind: KIND, facts: { wording } });
  return replyHere(call, perhapsThere({ entries, wordsId }, language));
}

/** A press of what `startAsking` asked; undefined for other buttons. */
export async function pressAsking(call: PressCall): Promise<readonly Reaction[] | undefined> {
  const [what, id, written] = call.parameters;
  if (what !== 'tetap' && what !== 'untuk' && what !== 'batal') return undefined;
  const kept = await readOwnWords(call, { kind: KIND, id });
  const wording = typeof kept?.wording === 'string' ? kept.wording : undefined;
  if (wording === undefined) return refuse(call, 'proposalGone');
  const seat = call.context.actor.seats.find((one) => one.institutionId === readRowId(written));
  if (what === 'untuk' && seat === undefined) return refuse(call, 'noRight');
  const as = what === 'batal' ? 'dropped' : 'done';
  const taken = await takeProposed(call, { id: readRowId(id) ?? 0, kind: KIND, as });
  if (taken === undefined) return refuse(call, 'proposalGone');
  if (what === 'batal')
    return [{ kind: 'replace', message: message({ summary: call.language.t('requests:dropped') }) }];
  return what === 'untuk'
    ? make(call, { wording, institutionId: seat?.institutionId })
    : forWhom(call, wording);
}

async function forWhom(call: Call, wording: string): Promise<readonly Reaction[]> {
  const { seats } = call.context.actor;
  if (seats.length < 2) return make(call, { wording, institutionId: seats[0]?.institutionId });
  const wordsId = await keepOwnWords(call, { kind: KIND, facts: { wording } });
  return replyHere(call, askForWhom({ institutions: seats, wordsId }, call.language));
}

/** Makes the request; its topic is the likeliest one, the others are a press away. */
async function make(
  call: Call,
  { wording, institutionId }: { readonly wording: string; readonly institutionId: number | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { db, now } = work;
  const forumId = context.forum.id;
  await lockLibrary(db, forumId);
  const open = await listOwnOpen(db, { forumId, institutionId });
  const same = open.find((one) => isSameWording(one.wording, wording));
  if (same !== undefined) return refuse(call, { reason: 'requestTwice', number: same.number });
  if (open.length >= MOST_OPEN) return refuse(call, { reason: 'requestsMany', most: MOST_OPEN });
  const topics = await suggestTopics(db, { forumId, text: wording });
  const request = await insertRequest(db, {
    ...{ forumId, number: await nextNumber(db, forumId), wording, topicId: topics[0]?.id },
    ...{ institutionId, createdById: context.actor.personId, now },
  });
  await recordAudit(db, { context, at: now, action: 'mintabahan', subject: `${request.number} ${wording}` });
  const { time } = await loadPlan(db, forumId);
  return replyHere(call, requestMade({ request, topics, isDigestOn: time.isOn }, language));
}
