import type { AdminId } from '../../../config.ts';
import type { Capacity, GrantedRole } from '../../../model/actor.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { listSecretariat } from '../roles.store.ts';
import { invitationRefused } from './invitation-refused.notice.ts';
import { invitationUsed } from './invitation-used.notice.ts';
import type { Newcomer } from './types.ts';

/** Nobody waits for it, but it may be a mistake that should be noticed soon. */
const PRIORITY = 20;

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
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: invitationUsed,
    key: `invitationUsed:${invitationId}`,
    facts: {
      ...{ invitationId, personId, institution, capacity, role: role ?? '', ...accountFacts(used.newcomer) },
      ...(admissionId === undefined ? {} : { admissionId }),
      ...(mergedId === undefined ? {} : { mergedId }),
    },
    targets: await makerAndSecretariat(work, used, personId),
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
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: invitationRefused,
    key: `invitationRefused:${invitationId}:${takenId}`,
    facts: {
      ...{ invitationId, personId: takenId, platform: newcomer.platform },
      ...(ownerId === undefined ? {} : { ownerId }),
    },
    targets: await makerAndSecretariat(work, refusal, takenId),
  });
}

/** The account as its platform shows it. */
function accountFacts({ platform, externalId, shownName, name, handle = '' }: Newcomer): {
  readonly platform: Newcomer['platform'];
  readonly externalId: string;
  readonly shownName: string;
  readonly handle: string;
} {
  return { platform, externalId, shownName: shownName ?? name, handle };
}

async function makerAndSecretariat(
  { db }: Work,
  { forumId, createdById, admins }: Brought,
  exceptPersonId: number,
): Promise<readonly NoticeTarget[]> {
  const secretariat = await listSecretariat(db, { forumId, admins });
  const isPerson = (target: NoticeTarget, id: number): boolean =>
    target.kind === 'person' && target.personId === id;
  const maker: readonly NoticeTarget[] =
    createdById === undefined || secretariat.some((target) => isPerson(target, createdById))
      ? []
      : [{ kind: 'person', personId: createdById }];
  return [...secretariat, ...maker].filter((target) => !isPerson(target, exceptPersonId));
}
