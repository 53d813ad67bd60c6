import { GRANTED_ROLES, type GrantedRole } from '../../model/actor.ts';

/** A role as it can be given: those kept as data, and what follows from a seat. */
export type GivenRole = GrantedRole | 'member' | 'aide';

export const GIVEN_ROLES = [...GRANTED_ROLES, 'member', 'aide'] as const satisfies readonly GivenRole[];

/** How the secretariat names them, in commands, buttons and the trail. */
export const ROLE_WORDS: Readonly<Record<GivenRole, string>> = {
  chair: 'ketua',
  steering_chair: 'ketua_pengarah',
  secretariat: 'sekretariat',
  curator: 'kurator',
  member: 'anggota',
  aide: 'pendamping',
};

/** Whom the words name, and which role is given or taken away. */
export interface RoleOrder {
  readonly words: string;
  readonly role: GivenRole;
  readonly takesAway: boolean;
}

const ROLE_AT_END =
  /^(.*?)\s+(ketua[\s_-]+pengarah|ketua|sekretariat|sekretaris|kurator|anggota|pendamping)$/is;
const ROLE_FIRST =
  /^(ketua[\s_-]+pengarah|ketua|sekretariat|sekretaris|kurator|anggota|pendamping)\s+(.+)$/is;
const TAKE_AWAY = /(?:^|\s)(?:cabut|bukan)(?=\s|$)/i;

/**
 * Reads `Budi Santoso ketua pengarah`, `cabut Budi ketua` and `Budi cabut ketua`; undefined without both a person and
 * a role.
 */
export function readRoleOrder(argument: string): RoleOrder | undefined {
  const takesAway = TAKE_AWAY.test(argument);
  const rest = argument.replace(TAKE_AWAY, ' ').replace(/\s+/g, ' ').trim();
  const [, words = '', role = ''] = ROLE_AT_END.exec(rest) ?? roleFirst(rest);
  const named = roleOf(role.toLowerCase());
  return words === '' || named === undefined ? undefined : { words, role: named, takesAway };
}

/** `ketua Tomsi`, in the order of `ROLE_AT_END`. */
function roleFirst(written: string): readonly string[] {
  const [all = '', role = '', words = ''] = ROLE_FIRST.exec(written) ?? [];
  return [all, words, role];
}

/** The role that a word names; undefined for any other word. */
export function roleOf(word: string): GivenRole | undefined {
  // Nobody is given the office of a secretary here: every member is one.
  const meant = word === 'sekretaris' ? 'sekretariat' : word.replace(/[\s_-]+/, '_');
  return GIVEN_ROLES.find((role) => ROLE_WORDS[role] === meant);
}
