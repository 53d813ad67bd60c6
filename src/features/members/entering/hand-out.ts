import type { Call } from '../../../inbound/command.ts';
import { answerPrivately } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { accountKey } from '../people.rules.ts';
import { MEMBERS_ELSEWHERE } from '../words.ts';
import { activationLetter } from './activation.words.ts';
import type { InvitedTo } from './codes.types.ts';
import { type Inviting, invite, type MadeInvitation } from './invitations.service.ts';
import { type InvitationWords, invitation, type Relinking } from './words.ts';

/** What an invitation gives unless more is said. */
export const NOTHING_GIVEN: Omit<InvitedTo, 'forumId'> = {
  ...{ seatId: undefined, capacity: 'aide', role: undefined, personId: undefined },
  ...{ name: '', position: '' },
};

/** Makes an invitation of whoever calls; an admin without a record is known by the account. */
export function makeInvitation(
  { work, context }: Call,
  to: Omit<Inviting, 'forumId' | 'createdById' | 'createdBy'>,
): Promise<MadeInvitation> {
  const { actor, forum } = context;
  const createdBy = actor.personId === undefined ? accountKey(actor) : '';
  return invite(work, { ...to, forumId: forum.id, createdById: actor.personId, createdBy });
}

/**
 * Hands an invitation out to whoever made it, in private: the letter as a message of its own, which is passed on as it is, and
 * below it what is for its maker alone.
 */
export function handOut(
  call: Call,
  facts: MadeInvitation & InvitationWords & { readonly relinks?: Relinking; readonly salutation?: string },
): readonly Reaction[] {
  const { language, services } = call;
  const { timeZone: zone, name: forumName } = call.context.forum;
  const url = services.platforms.get('telegram')?.privateChatUrl(facts.code);
  const platforms = [...services.platforms.keys()];
  const letter = activationLetter({ salutation: '', ...facts, forumName, zone, url, platforms }, language);
  const kept = invitation({ relinks: undefined, ...facts, zone }, language);
  return [
    ...answerPrivately(call, { answer: letter, elsewhere: MEMBERS_ELSEWHERE }),
    { kind: 'reply', audience: 'sender', message: kept },
  ];
}
