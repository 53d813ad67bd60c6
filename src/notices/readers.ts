import { type CommandName, mayUse } from '../inbound/rights.ts';
import type { Role } from '../model/actor.ts';
import type { NoticeKind } from './types.ts';

/**
 * Notices that tell a person what only some may know, with the command by which the same could be asked. Whoever lost that
 * right between planning and sending does not get them any more.
 */
const READ_LIKE: Partial<Readonly<Record<NoticeKind, CommandName>>> = {
  recap: 'rekap',
  minutesReminder: 'notula',
  announcementHeld: 'umumkan',
  announcementReport: 'umumkan',
  joinRequest: 'undang',
  invitationUsed: 'undang',
  invitationRefused: 'undang',
  recordsMerged: 'undang',
  unreachable: 'undang',
  calendarRenewed: 'undang',
};

/** Whether a person with these roles (see `rolesAtMeeting`) may read a notice of that kind. */
export function mayReadNotice(kind: NoticeKind, roles: ReadonlySet<Role>): boolean {
  const command = READ_LIKE[kind];
  return command === undefined || mayUse(command, roles);
}
