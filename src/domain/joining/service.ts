import type { AdminId } from '../../config.ts';
import { done, type Result, refused } from '../../lib/result.ts';
import { findAccount } from '../members/accounts-store.ts';
import { vacateSeat } from '../members/office.ts';
import { listHoldings, lockSeat } from '../members/seats-store.ts';
import type { Capacity } from '../members/types.ts';
import { dropHeldAnswers } from '../rsvp/held-store.ts';
import type { Work } from '../work.ts';
import { type Admitted, admit } from './admission.ts';
import { tellRequester, tellSecretariat } from './notices.ts';
import {
  decideRequest,
  findPending,
  findRequest,
  insertRequest,
  lockRequest,
  lockRequester,
} from './request-store.ts';
import type { JoinRequest, Newcomer } from './types.ts';

/** Somebody wants to act for an institution. */
export interface Application {
  readonly forumId: number;
  readonly institutionId: number;
  readonly capacity: Capacity;
  readonly newcomer: Newcomer;
  readonly admins: readonly AdminId[];
}

/** Takes a request and asks the secretariat; one that waits already is not made again. */
export async function applyToJoin(
  work: Work,
  application: Application,
): Promise<Result<number, 'requestPending' | 'alreadyMember'>> {
  const { db, now } = work;
  const { forumId, institutionId, newcomer, capacity, admins } = application;
  await lockRequester(db, newcomer);
  if (await isMember(work, application)) return refused('alreadyMember');
  if ((await findPending(db, application)) !== undefined) return refused('requestPending');
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

/** How a request is approved: as asked, in the place of the present holder, or as an aide. */
export type ApprovalWay = 'asked' | 'replace' | 'aide';

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

/** Why a request was not approved; `holderExists` asks for another way. */
export type ApprovalRefusal = 'requestGone' | 'requestDecided' | 'holderExists' | 'lastSecretariat';

/** Approves a request: the account acts for the institution at once, and both sides learn it. */
export async function approveRequest(
  work: Work,
  { way, ...decision }: Decision & { readonly way: ApprovalWay },
): Promise<Result<Approved, ApprovalRefusal>> {
  const { db, now } = work;
  const { forumId, id, decidedById, admins } = decision;
  const request = await lockRequest(db, { forumId, id });
  if (request === undefined) return refused('requestGone');
  if (request.state !== 'pending') return refused('requestDecided');
  const capacity = way === 'aide' ? 'aide' : request.capacity;
  const seat = { institutionId: request.institutionId, capacity, position: '' };
  if (capacity === 'holder') {
    const freed = await freeSeat(work, request, way);
    if (!freed.ok) return freed;
  }
  if (!(await decideRequest(db, { forumId, id, state: 'approved', capacity, decidedById, now }))) {
    return refused('requestDecided');
  }
  const newcomer = { ...request, name: request.displayName };
  const admitted = await admit(work, {
    forumId,
    newcomer,
    personId: undefined,
    role: undefined,
    admins,
    seat,
  });
  const approved: JoinRequest = { ...request, capacity, state: 'approved' };
  await tellRequester(work, {
    request: approved,
    personId: admitted.personId,
    question: '',
    answers: admitted.answers,
  });
  return done({ request: approved, admitted });
}

/** Whoever holds the seat leaves it when that was said; aides stay. */
async function freeSeat(
  work: Work,
  { forumId, institutionId, platform, externalId }: JoinRequest,
  way: ApprovalWay,
): Promise<Result<unknown, 'holderExists' | 'lastSecretariat'>> {
  await lockSeat(work.db, { forumId, institutionId });
  const account = await findAccount(work.db, { forumId, platform, externalId });
  const exceptPersonId = account?.isRevoked === false ? account.personId : undefined;
  const holdings = await listHoldings(work.db, { forumId, institutionId, at: work.now });
  const isTaken = holdings.some((held) => held.capacity === 'holder' && held.personId !== exceptPersonId);
  if (!isTaken) return done(undefined);
  if (way !== 'replace') return refused('holderExists');
  return vacateSeat(work, { forumId, institutionId, exceptPersonId, from: work.now, keepsAides: true });
}

/** Refuses a request; what was kept for the account is dropped, and it learns the outcome. */
export async function refuseRequest(
  work: Work,
  { remark, ...decision }: Decision & { readonly remark: string },
): Promise<Result<JoinRequest, 'requestGone' | 'requestDecided'>> {
  const { forumId, id, decidedById } = decision;
  const request = await findRequest(work.db, { forumId, id });
  if (request === undefined) return refused('requestGone');
  const { capacity } = request;
  const facts = { forumId, id, state: 'refused' as const, capacity, decidedById, now: work.now };
  if (!(await decideRequest(work.db, facts))) return refused('requestDecided');
  await dropHeldAnswers(work.db, request);
  await tellRequester(work, { request, personId: undefined, question: remark, answers: 0 });
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

/** Brings what somebody answers about their open request to the secretariat, with the buttons again. */
export async function answerSecretariat(
  work: Work,
  answer: Omit<Application, 'institutionId' | 'capacity'> & { readonly id: number; readonly remark: string },
): Promise<Result<JoinRequest, 'requestGone' | 'requestDecided'>> {
  const { forumId, id, newcomer, admins, remark } = answer;
  const request = await findRequest(work.db, { forumId, id });
  const isTheirs = request?.platform === newcomer.platform && request.externalId === newcomer.externalId;
  if (request === undefined || !isTheirs) return refused('requestGone');
  if (request.state !== 'pending') return refused('requestDecided');
  await tellSecretariat(work, { forumId, admins, requestId: id, remark, handle: newcomer.handle });
  return done(request);
}
