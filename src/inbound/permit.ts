import { formatDate } from '../language/dates/format.ts';
import type { Role } from '../model/actor.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call, Command, PressCall, RunCall } from './command.ts';
import { findComingSeat, isHostOfAny } from './context/context.store.ts';
import { refuse } from './replies.ts';
import { type CommandName, mayUse, RIGHTS, type Right } from './rights.ts';

/** Asks, in the one place where it is asked, whether the actor may use the command; the refusal if not. */
export async function permit(
  call: RunCall | PressCall,
  command: Command,
): Promise<readonly Reaction[] | undefined> {
  const { actor } = call.context;
  if (!actor.isPerson) return refuse(call, 'notAPerson');
  if (mayUse(command.name, actor.roles) || (await mayAsHost(call, command.name))) return undefined;
  return (
    (await command.withoutRight?.(call)) ??
    (actor.seats.length === 0 && actor.roles.size === 0 && isForMembers(command.name)
      ? explainWithoutSeat(call)
      : refuse(call, actor.personId === undefined && actor.roles.size === 0 ? 'noRightUnknown' : 'noRight'))
  );
}

/** Whether somebody may use a command because they act for an institution: registering helps a stranger then. */
function isForMembers(command: CommandName): boolean {
  return mayUse(command, new Set(['member', 'aide']));
}

/** The actor's roles, with `host` for who acts for an institution that is host of a meeting. */
export async function rolesWithHost({ context, work }: Call): Promise<ReadonlySet<Role>> {
  const { actor, forum } = context;
  const institutionIds = actor.seats.map((seat) => seat.institutionId);
  if (institutionIds.length === 0) return actor.roles;
  const isHost = await isHostOfAny(work.db, { forumId: forum.id, institutionIds });
  return isHost ? new Set([...actor.roles, 'host']) : actor.roles;
}

async function mayAsHost(call: Call, command: CommandName): Promise<boolean> {
  const right: Right = RIGHTS[command];
  return right !== 'anyone' && right.includes('host') && mayUse(command, await rolesWithHost(call));
}

/** Tells somebody who acts for nobody why: they are not registered, their office begins later, or they have none any more. */
export async function explainWithoutSeat(call: Call): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { personId } = context.actor;
  const { id: forumId, timeZone: zone } = context.forum;
  if (personId === undefined) return refuse(call, 'unknownPerson');
  const coming = await findComingSeat(work.db, { forumId, personId, now: work.now });
  if (coming === undefined) return refuse(call, 'noSeat');
  const { institution, from } = coming;
  return refuse(call, {
    reason: 'notYetInOffice',
    institution,
    date: formatDate(from, { zone, locale: language.locale }),
  });
}
