import { message } from '../../i18n/message.ts';
import { exampleInstitution } from '../../inbound/args/institution.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { GrantedRole } from '../../model/actor.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findOnePerson } from './find-people.ts';
import { findPerson } from './people.store.ts';
import { type GivenRole, ROLE_WORDS, type RoleOrder, readRoleOrder, roleOf } from './roles.rules.ts';
import { giveRole, makePlain, removeRoles, tellRole } from './roles.service.ts';
import type { KnownPerson } from './types.ts';

/** Gives somebody a role, makes them a plain member or aide, or with `cabut` takes a role away. */
export const peran: Command = {
  name: 'peran',
  aliases: [],
  run: async (call) => {
    const order = readRoleOrder(call.argument);
    if (order === undefined) return refuse(call, 'missingRole');
    const found = await findOnePerson(call, {
      words: order.words,
      actionOf: ({ id }) =>
        encodeAction('peran', order.takesAway ? 'cabut' : 'beri', ROLE_WORDS[order.role], id),
    });
    return found.ok ? carryOut(call, { ...order, person: found.value }) : found.reactions;
  },
  press: async (call) => {
    const [what, word, id] = call.parameters;
    const role = roleOf(word ?? '');
    const forumId = call.context.forum.id;
    const person = await findPerson(call.work.db, {
      forumId,
      personId: readRowId(id) ?? 0,
      now: call.work.now,
    });
    if (role === undefined || person === undefined) return refuse(call, 'proposalGone');
    const outcome = await carryOut(call, { person, role, takesAway: what === 'cabut' });
    return outcome.map((reaction) =>
      reaction.kind === 'reply' ? { kind: 'replace', message: reaction.message } : reaction,
    );
  },
};

/** Whose role changes, and which. */
interface Change<Role extends GivenRole> {
  readonly person: KnownPerson;
  readonly role: Role;
}

async function carryOut(
  call: Call,
  { person, role, takesAway }: Change<GivenRole> & Pick<RoleOrder, 'takesAway'>,
): Promise<readonly Reaction[]> {
  if (role === 'member' || role === 'aide') return makePlainMember(call, { person, role });
  return takesAway ? take(call, { person, role }) : give(call, { person, role });
}

async function give(call: Call, { person, role }: Change<GrantedRole>): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const isNew = await giveRole(work, { forumId: context.forum.id, personId: person.id, role });
  if (isNew) await remember(call, { person, action: `beri ${ROLE_WORDS[role]}` });
  if (isNew) await tellThem(call, { person, given: role, taken: [] });
  const words = { name: person.name, role: language.t(`members:role.${role}`) };
  return say(call, language.t(isNew ? 'members:roleGiven' : 'members:roleHad', words));
}

async function take(call: Call, { person, role }: Change<GrantedRole>): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const removed = await removeRoles(work, { forumId, personIds: [person.id], roles: [role] });
  if (!removed.ok) return refuse(call, removed.reason);
  const words = { name: person.name, role: language.t(`members:role.${role}`) };
  if (removed.value.length === 0) return say(call, language.t('members:roleNotHad', words));
  await remember(call, { person, action: `cabut ${ROLE_WORDS[role]}` });
  await tellThem(call, { person, given: '', taken: [role] });
  return say(call, language.t('members:roleTaken', { name: person.name, roles: words.role }));
}

async function makePlainMember(
  call: Call,
  { person, role }: Change<'member' | 'aide'>,
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const capacity = role === 'member' ? 'holder' : 'aide';
  const made = await makePlain(work, { forumId: context.forum.id, personId: person.id, capacity });
  if (!made.ok) {
    return made.reason === 'holderTaken'
      ? refuse(call, { reason: made.reason, name: made.institution })
      : refuse(call, made.reason);
  }
  await remember(call, { person, action: ROLE_WORDS[role] });
  const { seats, taken } = made.value;
  const had = person.seats.length > 0 && person.seats.every((seat) => seat.capacity === capacity);
  if (taken.length > 0 || (seats > 0 && !had))
    await tellThem(call, { person, given: seats === 0 ? '' : role, taken });
  const roles = taken.map((one) => t(`members:role.${one}`)).join(', ');
  const lines = [
    ...(taken.length === 0 ? [] : [t('members:roleTaken', { name: person.name, roles })]),
    seats === 0
      ? t('members:rolePlainNoSeat', { name: person.name, example: await exampleInstitution(call) })
      : t('members:rolePlain', { name: person.name, role: t(`members:role.${role}`) }),
  ];
  return say(call, lines.join(' '));
}

/** Whoever changes their own role knows it. */
async function tellThem(
  { work, context }: Call,
  {
    person,
    ...change
  }: { readonly person: KnownPerson } & Pick<Parameters<typeof tellRole>[1], 'given' | 'taken'>,
): Promise<void> {
  if (person.id === context.actor.personId) return;
  const target = { kind: 'person', personId: person.id } as const;
  await tellRole(work, { forumId: context.forum.id, target, ...change });
}

function remember(
  { work, context }: Call,
  { person, action }: { readonly person: KnownPerson; readonly action: string },
): Promise<void> {
  const act = { action: `peran ${action}`, subject: `#${person.id}` };
  return recordAudit(work.db, { context, at: work.now, ...act });
}

function say(call: Call, summary: string): readonly Reaction[] {
  return replyHere(call, message({ summary }));
}
