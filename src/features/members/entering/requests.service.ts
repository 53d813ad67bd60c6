import { insertBlock, isBlocked } from '../../../chats/blocks.store.ts';
import type { AdminId } from '../../../config.ts';
import { isSameName } from '../../../language/person-names.ts';
import { DAY_MS } from '../../../lib/clock.ts';
import { done, type Result, refused } from '../../../lib/result.ts';
import type { Capacity } from '../../../model/actor.ts';
import type { Work } from '../../../model/work.ts';
import { dropHeldAnswers } from '../../answers/held.service.ts';
import { findAccount, hasAccount } from '../people.store.ts';
import { listHoldings } from '../seats.store.ts';
import type { Holding } from '../types.ts';
import { type AdmissionRefusal, type Admitted, admit } from './admission.service.ts';
import {
  countPending,
  decideRequest,
  findPending,
  findRequest,
  insertRequest,
  isQuestionOpen,
  lastRefusedAt,
  lockRequest,
  lockRequester,
  refuseAll,
} from './requests.store.ts';
import { tellRequester, tellSecretariat } from './telling/service.ts';
import type { JoinRequest, Newcomer } from './types.ts';

/** Somebody wants to act for an institution. */
export interface Application {
  readonly forumId: number;
  readonly institutionId: number;
  readonly capacity: Capacity;
  readonly newcomer: Newcomer;
  readonly admins: readonly AdminId[];
}

/** Requests of one account that may wait at once. */
export const MOST_PENDING_REQUESTS = 3;
/** So long after a refusal an account makes no other request. */
const COOLING_MS = DAY_MS;

/** An account that was refused a short while ago. */
export interface Cooling {
  readonly ok: false;
  readonly reason: 'requestCooling';
  /** When it may ask again, epoch milliseconds. */
  readonly until: number;
}

/**
 * Takes a request and asks the secretariat; one that waits already is not made again. An account that is blocked, was refused a short while ago,
 * or has as many requests waiting as one may have, makes none.
 */
export async function applyToJoin(
  work: Work,
  application: Application,
): Promise<
  Result<number, 'requestPending' | 'alreadyMember' | 'accountBlocked' | 'tooManyRequests'> | Cooling
> {
  const { db, now } = work;
  const { forumId, institutionId, newcomer, capacity, admins } = application;
  const account = { forumId, platform: newcomer.platform, externalId: newcomer.externalId };
  await lockRequester(db, newcomer);
  if (await isBlocked(db, account)) return refused('accountBlocked');
  if (await isMember(work, application)) return refused('alreadyMember');
  if ((await findPending(db, application)) !== undefined) return refused('requestPending');
  const until = ((await lastRefusedAt(db, account)) ?? -Infinity) + COOLING_MS;
  if (now < until) return { ok: false, reason: 'requestCooling', until };
  if ((await countPending(db, account)) >= MOST_PENDING_REQUESTS) return refused('tooManyRequests');
  const id = await insertRequest(db, { forumId, institutionId, newcomer, capacity, now });
  await tellSecretariat(work, { forumId, admins, requestId: id, remark: '', handle: newcomer.handle });
  return done(id);
}

async function isMember(
  { db, now }: Work,
  { forumId, institutionId, newcomer, capacity }: Application,
): Promise<boolean> {
  const { platform, externalId } = newcomer;
  const account = await findAccount(db, { forumId, platform, externalId });
  if (account === undefined || account.isRevoked) return false;
  const holdings = await listHoldings(db, { forumId, institutionId, at: now });
  return holdings.some((held) => held.personId === account.personId && held.capacity === capacity);
}

/**
 * How a request is approved: as asked, in the place of the present holder, as an aide, or as somebody who acts for the
 * institution already and whose account this is.
 */
export type ApprovalWay = 'asked' | 'replace' | 'aide' | { readonly sameAs: number };

/** Who decides about which request. */
export interface Decision {
  readonly forumId: number;
  readonly id: number;
  readonly decidedById: number | undefined;
  readonly admins: readonly AdminId[];
}

/** What an approval did. */
export interface Approved {
  readonly request: JoinRequest;
  readonly admitted: Admitted;
}

/** Why a request was not approved; `holderExists` and `knownByName` ask for another way. */
export type ApprovalRefusal =
  | 'requestGone'
  | 'requestDecided'
  | 'knownByName'
  | 'notActing'
  | AdmissionRefusal;

/** Approves a request: the account acts for the institution at once, and both sides learn it. */
export async function approveRequest(
  work: Work,
  { way, ...decision }: Decision & { readonly way: ApprovalWay },
): Promise<Result<Approved, ApprovalRefusal>> {
  const { forumId, id, decidedById, admins } = decision;
  const request = await lockRequest(work.db, { forumId, id });
  if (request === undefined) return refused('requestGone');
  if (request.state !== 'pending') return refused('requestDecided');
  const { institutionId } = request;
  const whose = await whoseRecord(work, { ...request, way });
  if (!whose.ok) return whose;
  const wanted = whose.value?.capacity ?? (way === 'aide' ? 'aide' : request.capacity);
  const whenTaken = way === 'replace' ? ('replace' as const) : ('refuse' as const);
  const admitted = await admit(work, {
    ...{ forumId, admins, way: 'request' },
    newcomer: { ...request, name: request.displayName },
    ...{ personId: whose.value?.personId, role: undefined },
    seat: { institutionId, capacity: wanted, position: '', whenTaken, isHeld: whose.value !== undefined },
  });
  if (!admitted.ok) return refused(admitted.reason === 'accountTaken' ? 'requestGone' : admitted.reason);
  const { capacity, personId, answers } = admitted.value;
  await decideRequest(work.db, { forumId, id, state: 'approved', capacity, decidedById, now: work.now });
  const approved: JoinRequest = { ...request, capacity, state: 'approved' };
  await tellRequester(work, { request: approved, personId, question: '', answers });
  return done({ request: approved, admitted: admitted.value });
}

/**
 * The holding of whoever the applicant is said to be; undefined for somebody new. An aide who has the name of one that has
 * no account yet (a members' file named them) is asked about first.
 */
async function whoseRecord(
  { db, now }: Work,
  { forumId, institutionId, way, ...request }: JoinRequest & { readonly way: ApprovalWay },
): Promise<Result<Holding | undefined, 'knownByName' | 'notActing'>> {
  if (way === 'replace' || way === 'aide') return done(undefined);
  const holdings = await listHoldings(db, { forumId, institutionId, at: now });
  if (way !== 'asked') {
    const same = holdings.find(({ personId, from }) => personId === way.sameAs && from <= now);
    return same === undefined ? refused('notActing') : done(same);
  }
  if (request.capacity === 'holder') return done(undefined);
  for (const { personId, name } of holdings) {
    if (isSameName(name, request.displayName) && !(await hasAccount(db, { forumId, personId })))
      return refused('knownByName');
  }
  return done(undefined);
}

/**
 * Refuses a request; what was kept for the account is dropped, and it learns the outcome. With `blocks` the account makes no
 * request any more, and the others that it made are refused too; that can also be said of a request that was refused before.
 */
export async function refuseRequest(
  work: Work,
  { remark, blocks = false, ...decision }: Decision & { readonly remark: string; readonly blocks?: boolean },
): Promise<Result<JoinRequest, 'requestGone' | 'requestDecided'>> {
  const { forumId, id, decidedById } = decision;
  const { db, now } = work;
  const request = await lockRequest(db, { forumId, id });
  if (request === undefined || request.externalId === '') return refused('requestGone');
  const isNew = request.state === 'pending';
  if (!isNew && !(blocks && request.state === 'refused')) return refused('requestDecided');
  const { capacity } = request;
  if (isNew) await decideRequest(db, { forumId, id, state: 'refused', capacity, decidedById, now });
  if (blocks) {
    const account = { forumId, platform: request.platform, externalId: request.externalId };
    await lockRequester(db, account);
    await insertBlock(db, { ...account, displayName: request.displayName, createdById: decidedById, now });
    await refuseAll(db, { ...account, decidedById, now });
  }
  await dropHeldAnswers(db, request);
  if (isNew) await tellRequester(work, { request, personId: undefined, question: remark, answers: 0 });
  return done({ ...request, state: 'refused' });
}

/** Asks somebody back about their open request. */
export async function askRequester(
  work: Work,
  { forumId, id, question }: Pick<Decision, 'forumId' | 'id'> & { readonly question: string },
): Promise<Result<JoinRequest, 'requestGone' | 'requestDecided'>> {
  const request = await findRequest(work.db, { forumId, id });
  if (request === undefined) return refused('requestGone');
  if (request.state !== 'pending') return refused('requestDecided');
  await tellRequester(work, { request, personId: undefined, question, answers: 0 });
  return done(request);
}

/** Brings what somebody answers to a question of the secretariat to it, with the buttons again; one answer a question. */
export async function answerSecretariat(
  work: Work,
  answer: Omit<Application, 'institutionId' | 'capacity'> & { readonly id: number; readonly remark: string },
): Promise<Result<JoinRequest, 'requestGone' | 'requestDecided' | 'nothingAsked'>> {
  const { forumId, id, newcomer, admins, remark } = answer;
  const request = await findRequest(work.db, { forumId, id });
  const isTheirs = request?.platform === newcomer.platform && request.externalId === newcomer.externalId;
  if (request === undefined || !isTheirs) return refused('requestGone');
  if (request.state !== 'pending') return refused('requestDecided');
  if (!(await isQuestionOpen(work.db, { forumId, requestId: id }))) return refused('nothingAsked');
  await tellSecretariat(work, { forumId, admins, requestId: id, remark, handle: newcomer.handle });
  return done(request);
}
