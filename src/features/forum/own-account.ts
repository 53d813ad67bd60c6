import type { Call } from '../../inbound/command.ts';
import type { Role } from '../../model/actor.ts';

/**
 * The sender's account as `ADMIN_IDS` names it, for those who may need to hand it to somebody: who is not registered,
 * and admins; only in private, for it is nobody else's business.
 */
export function ownAccount({ incoming, context }: Call, roles: ReadonlySet<Role>): string | undefined {
  const isAskedFor = roles.size === 0 || roles.has('admin');
  if (incoming.chat.kind !== 'private' || !isAskedFor) return undefined;
  return `${context.actor.platform}:${context.actor.externalId}`;
}
