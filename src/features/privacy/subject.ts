import type { Call } from '../../inbound/command.ts';
import type { DataSubject } from '../../personal-data/types.ts';

/** The one who speaks, as the owner of data: always the sender, whoever the button was made for. */
export function subjectOf({ context, incoming }: Pick<Call, 'context' | 'incoming'>): DataSubject {
  return {
    forumId: context.forum.id,
    personId: context.actor.personId,
    platform: incoming.platform,
    externalId: incoming.sender.id,
    adminName: context.actor.roles.has('admin') ? incoming.sender.displayName : undefined,
  };
}
