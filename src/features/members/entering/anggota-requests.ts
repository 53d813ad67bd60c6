import { liftBlock, listBlocks } from '../../../chats/blocks.store.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { answerPrivately, refuse, replyHere } from '../../../inbound/replies.ts';
import { isSameName } from '../../../language/person-names.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { namesOf } from '../people.store.ts';
import { listHoldings } from '../seats.store.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import type { Admitted } from './admission.service.ts';
import { UNDO_DAYS } from './admission.types.ts';
import { blockList, howToApprove } from './records.words.ts';
import {
  type ApprovalWay,
  approveRequest,
  askRequester,
  type Decision,
  refuseRequest,
} from './requests.service.ts';
import { findRequest } from './requests.store.ts';
import { type JoinRequest, REMARK_LENGTH } from './types.ts';

/** Most people who are offered as the applicant. */
const MOST_SAME = 3;

/** Approves a request, or asks how when somebody holds the seat already. */
export async function approve(
  call: Call,
  { id, way }: { readonly id: number; readonly way: ApprovalWay },
): Promise<readonly Reaction[]> {
  const outcome = await approveRequest(call.work, { ...decisionOf(call, id), way });
  if (!outcome.ok) {
    if (outcome.reason === 'holderExists' || outcome.reason === 'knownByName') return askHow(call, id);
    if (outcome.reason === 'notActing') return refuse(call, 'proposalGone');
    return outcome.reason === 'requestDecided' ? alreadyDecided(call, id) : refuse(call, outcome.reason);
  }
  const { request, admitted } = outcome.value;
  await remember(call, { ...request, action: 'anggota setujui' });
  if (typeof way === 'object') return settle(call, await sameNow(call, { ...request, ...admitted }));
  const { t } = call.language;
  const capacity = t(`members:capacity.${request.capacity}`);
  const name = markedName(request.displayName, call.language);
  const words = { name, capacity, institution: request.institution };
  return settle(call, message({ summary: t('members:approved', words) }));
}

/** Says whose account it is now, and how that is taken back. */
async function sameNow(
  { work, context, language }: Call,
  { displayName, institution, personId, admissionId = 0 }: JoinRequest & Admitted,
): Promise<OutgoingMessage> {
  const names = await namesOf(work.db, { forumId: context.forum.id, personIds: [personId] });
  const name = markedName(names.get(personId) ?? '', language);
  const applicant = markedName(displayName, language);
  const words = { applicant, name, institution, days: UNDO_DAYS, id: admissionId };
  return message({ summary: language.t('members:approvedSame', words) });
}

/** Refuses a request, and where that was said blocks its account; the remark goes with the outcome. */
export async function refuseJoining(
  call: Call,
  {
    id,
    remark = '',
    blocks = false,
  }: { readonly id: number; readonly remark?: string; readonly blocks?: boolean },
): Promise<readonly Reaction[]> {
  const outcome = await refuseRequest(call.work, {
    ...decisionOf(call, id),
    ...{ remark: remark.slice(0, REMARK_LENGTH), blocks },
  });
  if (!outcome.ok) {
    return outcome.reason === 'requestDecided' ? alreadyDecided(call, id) : refuse(call, outcome.reason);
  }
  await remember(call, {
    ...outcome.value,
    action: blocks ? 'anggota blokir' : 'anggota tolak',
  });
  const { displayName: name, institution } = outcome.value;
  const key = blocks ? 'members:blocked' : 'members:refused';
  return settle(call, message({ summary: call.language.t(key, { name, institution }) }));
}

/** Leaves a request as it is. */
export function leaveOpen(call: Call, id: number): readonly Reaction[] {
  return settle(call, message({ summary: call.language.t('members:leftOpen', { id }) }));
}

/** Asks for the question to the applicant: by a form where there are forms, else by the next words. */
export async function askForQuestion(call: Call, id: number): Promise<readonly Reaction[]> {
  const { work, context, language, limits } = call;
  const { t } = language;
  const request = await findRequest(work.db, { forumId: context.forum.id, id });
  if (request === undefined) return refuse(call, 'requestGone');
  if (request.state !== 'pending') return alreadyDecided(call, id);
  if (limits.hasForms) {
    const field = {
      name: 'question',
      label: t('members:askLabel'),
      optional: false,
      maxLength: REMARK_LENGTH,
    };
    const form = {
      action: encodeAction('anggota', 'tanya', id),
      ...{ title: t('members:askTitle'), submit: t('members:send'), close: t('members:close') },
      fields: [{ kind: 'text' as const, multiline: true, ...field }],
    };
    return [{ kind: 'form', form }];
  }
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'anggota', step: 'tanya', facts: { id: String(id) } },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: t('members:askBack', { name: request.displayName }) }));
}

/** Sends the question to the applicant. */
export async function sendQuestion(
  call: Call,
  { id, words }: { readonly id: number; readonly words: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const question = words.trim().slice(0, REMARK_LENGTH);
  if (question === '') return refuse(call, 'missingAnswer');
  await endDialogue(work.db, dialogueKey(call));
  const asked = await askRequester(work, { forumId: context.forum.id, id, question });
  if (!asked.ok) {
    return asked.reason === 'requestDecided' ? alreadyDecided(call, id) : refuse(call, asked.reason);
  }
  await remember(call, { ...asked.value, action: 'anggota tanya' });
  return replyHere(
    call,
    message({ summary: language.t('members:asked', { name: asked.value.displayName }) }),
  );
}

async function askHow(call: Call, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const request = await findRequest(work.db, { forumId, id });
  if (request === undefined) return refuse(call, 'requestGone');
  const { institutionId } = request;
  const holdings = await listHoldings(work.db, { forumId, institutionId, at: work.now });
  const same = holdings.filter(
    ({ capacity, name, from }) =>
      from <= work.now && (capacity === request.capacity || isSameName(name, request.displayName)),
  );
  return settle(call, howToApprove({ request, same: same.slice(0, MOST_SAME) }, language));
}

async function alreadyDecided(call: Call, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const request = await findRequest(work.db, { forumId: context.forum.id, id });
  const outcome =
    request?.state === 'approved' ? t('members:decided.approved') : t('members:decided.refused');
  const by = request?.decidedBy ?? '';
  return refuse(call, {
    reason: 'requestDecided',
    outcome: by === '' ? outcome : t('members:decided.by', { outcome, by }),
  });
}

function decisionOf({ context, services }: Call, id: number): Decision {
  return { forumId: context.forum.id, id, decidedById: context.actor.personId, admins: services.admins };
}

/** A press changes the message it stands under, so that its buttons go; words get a reply. */
function settle(call: Call, outcome: OutgoingMessage): readonly Reaction[] {
  return call.incoming.body.kind === 'press'
    ? [{ kind: 'replace', message: outcome }]
    : replyHere(call, outcome);
}

function remember(
  { work, context }: Call,
  { action, id, institution }: Pick<JoinRequest, 'id' | 'institution'> & { readonly action: string },
): Promise<void> {
  const subject = [`permohonan ${id}`, institution].join(', ');
  return recordAudit(work.db, { context, at: work.now, action, subject });
}

const MOST_LISTED = 20;

/** Lists the accounts that may not make requests, each with a button that lifts it. */
export async function showBlocks(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const blocks = await listBlocks(work.db, { forumId: context.forum.id, limit: MOST_LISTED });
  return answerPrivately(call, { answer: blockList(blocks, language), elsewhere: MEMBERS_ELSEWHERE });
}

/** Lets an account make requests again. */
export async function unblock(call: Call, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const name = await liftBlock(work.db, { forumId: context.forum.id, id });
  if (name === undefined) return refuse(call, 'proposalGone');
  await recordAudit(work.db, {
    context,
    at: work.now,
    action: 'anggota buka blokir',
    subject: `blokir ${id}`,
  });
  return [{ kind: 'replace', message: message({ summary: language.t('members:unblocked', { name }) }) }];
}
