import type { GrantedRole } from '../../model/actor.ts';

/** A role as the secretariat names it. */
export type RoleWord = GrantedRole | 'anggota' | 'pendamping';

/** Whom the words name, and which role is given or taken away. */
export interface RoleOrder {
  readonly words: string;
  readonly role: RoleWord;
  readonly takesAway: boolean;
}

const ROLE_AT_END = /^(.*?)\s+(ketua[\s_-]+pengarah|ketua|sekretariat|sekretaris|anggota|pendamping)$/is;
const ROLE_FIRST = /^(ketua[\s_-]+pengarah|ketua|sekretariat|sekretaris|anggota|pendamping)\s+(.+)$/is;
const TAKE_AWAY = /(?:^|\s)(?:cabut|bukan)(?=\s|$)/i;

/**
 * Reads `Budi Santoso ketua pengarah`, `cabut Budi ketua` and `Budi cabut ketua`; undefined without both a person and
 * a role.
 */
export function readRoleOrder(argument: string): RoleOrder | undefined {
  const takesAway = TAKE_AWAY.test(argument);
  const rest = argument.replace(TAKE_AWAY, ' ').replace(/\s+/g, ' ').trim();
  const [, words = '', role = ''] = ROLE_AT_END.exec(rest) ?? roleFirst(rest);
  if (words === '') return undefined;
  return { words, role: roleOf(role.toLowerCase()), takesAway };
}

/** `ketua Tomsi`, in the order of `ROLE_AT_END`. */
function roleFirst(written: string): readonly string[] {
  const [all = '', role = '', words = ''] = ROLE_FIRST.exec(written) ?? [];
  return [all, words, role];
}

function roleOf(word: string): RoleWord {
  // Nobody is given the office of a secretary here: every member is one.
  if (word === 'sekretaris') return 'sekretariat';
  if (word === 'ketua' || word === 'sekretariat' || word === 'anggota' || word === 'pendamping') return word;
  return 'ketua_pengarah';
}
