import type { AdminId } from '../../config.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import { listSecretariat } from '../joining/secretariat-store.ts';
import type { Capacity, GrantedRole } from '../members/types.ts';
import { planNotice } from '../notices/service.ts';
import type { NoticeTarget } from '../notices/types.ts';
import type { Work } from '../work.ts';

/** Nobody waits for it, but it may be a mistake that should be noticed soon. */
const PRIORITY = 20;

/** An invitation that was just used. */
export interface UsedInvitation {
  readonly forumId: number;
  readonly invitationId: number;
  /** Who made it; undefined for an admin without a record. */
  readonly createdById: number | undefined;
  /** Who came in by it, and where. */
  readonly personId: number;
  readonly platform: PlatformName;
  /** Short name; empty when it gave no seat. */
  readonly institution: string;
  readonly capacity: Capacity;
  readonly role: GrantedRole | undefined;
  readonly admins: readonly AdminId[];
}

/** Tells whoever made an invitation and the secretariat that it was used, but not the one who came in. */
export async function tellInvitationUsed(work: Work, used: UsedInvitation): Promise<void> {
  const { forumId, invitationId, createdById, personId, platform, institution, capacity, role } = used;
  const secretariat = await listSecretariat(work.db, { forumId, admins: used.admins });
  const isPerson = (target: NoticeTarget, id: number): boolean =>
    target.kind === 'person' && target.personId === id;
  const inviter: readonly NoticeTarget[] =
    createdById === undefined || secretariat.some((target) => isPerson(target, createdById))
      ? []
      : [{ kind: 'person', personId: createdById }];
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: 'invitationUsed',
    key: `invitationUsed:${invitationId}`,
    facts: { invitationId, personId, platform, institution, capacity, role: role ?? '' },
    targets: [...secretariat, ...inviter].filter((target) => !isPerson(target, personId)),
  });
}
