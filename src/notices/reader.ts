import type { Role } from '../model/actor.ts';

/** Somebody who reads what is told of a meeting privately, as what they are now. */
export interface MeetingReader {
  readonly roles: ReadonlySet<Role>;
  /** The institutions they act for. */
  readonly institutionIds: readonly number[];
  /** The meeting's host. */
  readonly hostInstitutionId: number | undefined;
}

/**
 * The reader's roles with regard to the meeting: `member` is among them for who acts for an institution, and `host` for who acts for
 * its host, and nobody else.
 */
export function rolesAtMeeting({
  roles,
  institutionIds,
  hostInstitutionId,
}: MeetingReader): ReadonlySet<Role> {
  const isHost = hostInstitutionId !== undefined && institutionIds.includes(hostInstitutionId);
  const others = [...roles].filter((role) => role !== 'host');
  const seat: readonly Role[] = institutionIds.length === 0 ? [] : ['member'];
  return new Set<Role>([...others, ...seat, ...(isHost ? (['host'] as const) : [])]);
}
