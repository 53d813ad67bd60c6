import type { GrantedRole } from '../../model/actor.ts';

/** A role as the secretariat names it. */
export type RoleWord = GrantedRole | 'anggota' | 'pendamping';

/** Whom the words name, and which role is given or taken away. */
export interface RoleOrder {
  readonly words: string;
  readonly role: RoleWord;
  readonly takesAway: boolean;
}

const ROLE_AT_END = /^(.*?)\s+(ketua[\s_-]+pengarah|ketua|sekretariat|anggota|pendamping)$/is;
const TAKE_AWAY = /(?:^|\s)(?:cabut|bukan)(?=\s|$)/i;

/**
 * Reads `Budi Santoso ketua pengarah`, `cabut Budi ketua` and `Budi cabut ketua`; undefined without both a person and
 * a role.
 */
export function readRoleOrder(argument: string): RoleOrder | undefined {
  const takesAway = TAKE_AWAY.test(argument);
  const [, words = '', role = ''] =
    ROLE_AT_END.exec(argument.replace(TAKE_AWAY, ' ').replace(/\s+/g, ' ').trim()) ?? [];
  if (words === '') return undefined;
  return { words, role: roleOf(role.toLowerCase()), takesAway };
}

function roleOf(word: string): RoleWord {
  if (word === 'ketua' || word === 'sekretariat' || word === 'anggota' || word === 'pendamping') return word;
  return 'ketua_pengarah';
}
