import type { Language } from '../i18n/index.ts';
import type { MenuEntry } from '../platform/platform.ts';
import type { Command } from './command.ts';
import { RIGHTS, type Right } from './rights.ts';

/** The commands as a platform's own menu shows them: those of officers only to administrators of a chat. */
export function menuOf(commands: readonly Command[], { t }: Language): readonly MenuEntry[] {
  return commands.map(({ name }) => {
    const right: Right = RIGHTS[name];
    const forMembers = right === 'anyone' || right.includes('anggota');
    return { name, description: t(`commands:about.${name}`), audience: forMembers ? 'everyone' : 'admins' };
  });
}
