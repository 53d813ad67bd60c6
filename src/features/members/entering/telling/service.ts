import type { AdminId } from '../../../../config.ts';
import type { Capacity, GrantedRole } from '../../../../model/actor.ts';
import type { Work } from '../../../../model/work.ts';
import { planNotice } from '../../../../notices/service.ts';
import type { NewNotice, NoticeTarget } from '../../../../notices/types.ts';
import { accountKey } from '../../people.rules.ts';
import { listAccounts } from '../../people.store.ts';
import { listSecretariat } from '../../roles.store.ts';
import type { Account } from '../../types.ts';
import type { ExposedInvitation } from '../codes.types.ts';
import type { JoinRequest, Newcomer } from '../types.ts';
import { accountLinked } from './account-linked.notice.ts';
import { admissionUndone } from './admission-undone.notice.ts';
import { codeExposed } from './code-exposed.notice.ts';
import { invitationRefused } from './invitation-refused.notice.ts';
import { invitationUsed } from './invitation-used.notice.ts';
import { joinDecision } from './join-decision.notice.ts';
import { joinRequest } from './join-request.notice.ts';
import { recordsMerged } from './records-merged.notice.ts';

/** People wait for these, or should notice a mistake or a theft soon. */
const PRIORITY = 20;
const KEY_BYTES = 4;

/** Plans a notice that is about no meeting; nobody to be told is no notice. */
async function tell<Facts>(
  work: Work,
  notice: Pick<NewNotice<Facts>, 'forumId' | 'kind' | 'key' | 'facts' | 'targets'>,
): Promise<void> {
  if (notice.targets.length === 0) return;
  await planNotice(work, { ...notice, meetingId: null, dueAt: work.now, priority: PRIORITY });
}

/** For what may be told several times. */
function newKey({ randomness }: Work, about: string): string {
  return `${about}:${randomness.token(KEY_BYTES)}`;
}

function asTarget({ platform, externalId }: Account): NoticeTarget {
  return { kind: 'account', platform, externalId };
}

/** An invitation that somebody brought. */
interface Brought {
  readonly forumId: number;
  readonly invitationId: number;
  /** Who made it; undefined for an admin without a record. */
  readonly createdById: number | undefined;
  /** The account that brought it. */
  readonly newcomer: Newcomer;
  readonly admins: readonly AdminId[];
}

/** An invitation that was just used. */
export interface UsedInvitation extends Brought {
  /** Who came in by it. */
  readonly personId: number;
  readonly mergedId: number | undefined;
  readonly admissionId: number | undefined;
  /** Short name; empty when it gave no seat. */
  readonly institution: string;
  readonly capacity: Capacity;
  readonly role: GrantedRole | undefined;
}

/** Tells whoever made an invitation and the secretariat who came in by it as whom, but not the one who came in. */
export async function tellInvitationUsed(work: Work, used: UsedInvitation): Promise<void> {
  const { forumId, invitationId, personId, mergedId, admissionId, institution, capacity, role } = used;
  const { platform, externalId, name, shownName = name, handle = '' } = used.newcomer;
  await tell(work, {
    forumId,
    kind: invitationUsed,
    key: `invitationUsed:${invitationId}`,
    facts: {
      ...{ invitationId, personId, institution, capacity, role: role ?? '' },
      ...{ platform, externalId, shownName, handle },
      ...(admissionId === undefined ? {} : { admissionId }),
      ...(mergedId === undefined ? {} : { mergedId }),
    },
    targets: await makerAndSecretariat(work, { ...used, exceptId: personId }),
  });
}

/** An invitation that was opened by somebody who is somebody else here. */
export interface RefusedInvitation extends Brought {
  readonly takenId: number;
  /** Undefined where it names no record. */
  readonly ownerId: number | undefined;
}

/** Tells whoever made an invitation and the secretariat that somebody else opened it: once for each who does. */
export async function tellInvitationRefused(work: Work, refusal: RefusedInvitation): Promise<void> {
  const { forumId, invitationId, takenId, ownerId, newcomer } = refusal;
  await tell(work, {
    forumId,
    kind: invitationRefused,
    key: `invitationRefused:${invitationId}:${takenId}`,
    facts: {
      ...{ invitationId, personId: takenId, platform: newcomer.platform },
      ...(ownerId === undefined ? {} : { ownerId }),
    },
    targets: await makerAndSecretariat(work, { ...refusal, exceptId: takenId }),
  });
}

async function makerAndSecretariat(
  { db }: Work,
  {
    forumId,
    createdById,
    admins,
    exceptId,
  }: Pick<Brought, 'forumId' | 'createdById' | 'admins'> & { readonly exceptId: number },
): Promise<readonly NoticeTarget[]> {
  const secretariat = await listSecretariat(db, { forumId, admins });
  const isPerson = (target: NoticeTarget, id: number): boolean =>
    target.kind === 'person' && target.personId === id;
  const maker: readonly NoticeTarget[] =
    createdById === undefined || secretariat.some((target) => isPerson(target, createdById))
      ? []
      : [{ kind: 'person', personId: createdById }];
  return [...secretariat, ...maker].filter((target) => !isPerson(target, exceptId));
}

/** Tells who made an invitation that others have read its code; an admin without a record hears as one of the secretariat. */
export async function tellMaker(
  work: Work,
  { id, forumId, createdById, admins }: ExposedInvitation & { readonly admins: readonly AdminId[] },
): Promise<void> {
  await tell(work, {
    forumId,
    kind: codeExposed,
    key: newKey(work, 'codeExposed'),
    facts: { what: 'invitation', invitationId: id },
    targets:
      createdById === undefined
        ? await listSecretariat(work.db, { forumId, admins })
        : [{ kind: 'person', personId: createdById }],
  });
}

/** Tells who was shown a linking code that others have read it. */
export async function tellOwner(
  work: Work,
  { forumId, personId }: { readonly forumId: number; readonly personId: number },
): Promise<void> {
  await tell(work, {
    ...{ forumId, kind: codeExposed, key: newKey(work, 'codeExposed'), facts: { what: 'link' } },
    targets: [{ kind: 'person', personId }],
  });
}

/** Shows a request to everybody of the secretariat and every admin, with buttons and what the person answered. */
export async function tellSecretariat(
  work: Work,
  facts: {
    readonly forumId: number;
    readonly admins: readonly AdminId[];
    readonly requestId: number;
    readonly remark: string;
    readonly handle: string | undefined;
  },
): Promise<void> {
  const { forumId, admins, requestId, remark, handle = '' } = facts;
  await tell(work, {
    forumId,
    kind: joinRequest,
    key: newKey(work, `joinRequest:${requestId}`),
    facts: { requestId, remark, handle },
    targets: await listSecretariat(work.db, { forumId, admins }),
  });
}

/** Tells the one who asked how their request stands: decided, or with a question. */
export async function tellRequester(
  work: Work,
  facts: {
    readonly request: JoinRequest;
    /** Known once they belong to the forum. */
    readonly personId: number | undefined;
    readonly question: string;
    readonly answers: number;
  },
): Promise<void> {
  const { request, personId, question, answers } = facts;
  await tell(work, {
    forumId: request.forumId,
    kind: joinDecision,
    key: newKey(work, `joinDecision:${request.id}`),
    facts: { requestId: request.id, question, answers },
    targets: [personId === undefined ? asTarget(request) : { kind: 'person', personId }],
  });
}

/** An account that became a person's. */
export interface LinkedAccount {
  readonly forumId: number;
  readonly personId: number;
  readonly newcomer: Newcomer;
  /** Accounts on its platform that were cut off by it. */
  readonly replaced: readonly { readonly externalId: string }[];
}

/** Tells every other account of a person that one came to it, and those that it replaced that they are cut off. */
export async function tellKnownAccounts(work: Work, linked: LinkedAccount): Promise<void> {
  const { forumId, personId, newcomer, replaced } = linked;
  const { platform, name, shownName = name } = newcomer;
  const accounts = await listAccounts(work.db, { forumId, personIds: [personId] });
  const others = accounts.filter((account) => accountKey(account) !== accountKey(newcomer));
  const cut = replaced.map(({ externalId }) => asTarget({ platform, externalId }));
  for (const [targets, isReplaced] of [[others.map(asTarget), false] as const, [cut, true] as const]) {
    await tell(work, {
      forumId,
      kind: accountLinked,
      key: newKey(work, `accountLinked:${personId}`),
      facts: { personId, platform, shownName, isReplaced },
      targets,
    });
  }
}

/** Two records that became one. */
export interface MergedRecords {
  readonly forumId: number;
  readonly admissionId: number;
  readonly personId: number;
  readonly mergedId: number;
  readonly admins: readonly AdminId[];
}

/** Tells the secretariat, and every account that both have now, that two records became one. */
export async function tellMerged(work: Work, merged: MergedRecords): Promise<void> {
  const { forumId, admissionId, personId, mergedId, admins } = merged;
  const facts = { admissionId, personId, mergedId };
  const secretariat = await listSecretariat(work.db, { forumId, admins });
  await tell(work, {
    ...{ forumId, kind: recordsMerged, key: `recordsMerged:${admissionId}` },
    facts: { ...facts, isOwn: false },
    targets: secretariat.filter((target) => target.kind !== 'person' || target.personId !== personId),
  });
  const accounts = await listAccounts(work.db, { forumId, personIds: [personId] });
  await tell(work, {
    ...{ forumId, kind: recordsMerged, key: `recordsMerged:${admissionId}:own` },
    facts: { ...facts, isOwn: true },
    targets: accounts.map(asTarget),
  });
}

/** Tells all accounts that an undone admission concerns. */
export async function tellUndone(
  work: Work,
  facts: {
    readonly forumId: number;
    readonly id: number;
    readonly personId: number;
    readonly accounts: readonly Account[];
  },
): Promise<void> {
  const { forumId, id, personId } = facts;
  const accounts = new Map(facts.accounts.map((one) => [accountKey(one), one]));
  await tell(work, {
    ...{ forumId, kind: admissionUndone, key: `admissionUndone:${id}`, facts: { personId } },
    targets: [...accounts.values()].map(asTarget),
  });
}
