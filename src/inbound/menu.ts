import type { Language } from '../i18n/index.ts';
import type { MenuEntry } from '../platform/platform.ts';
import type { Command } from './command.ts';
import { type CommandName, RIGHTS, type Right } from './rights.ts';

/** What most people need comes first, in this order; everything else follows as the features bring it. */
const FIRST: readonly CommandName[] = [
  ...([
    'start',
    'bantuan',
    'hadir',
    'tidakhadir',
    'diwakili',
    'masihdikonfirmasi',
    'rapat',
    'jadwal',
    'status',
  ] as const),
  ...(['tuanrumah', 'tindaklanjut', 'tanya', 'faq', 'daftar', 'sambung', 'dataku', 'hapusdataku'] as const),
  ...(['bahasa', 'pengaturan', 'kesehatan', 'forum', 'batal', 'rekap', 'belum', 'ingatkan'] as const),
  ...(['pengingat', 'pengiriman'] as const),
];

/** The commands as a platform's own menu shows them: those of officers only to administrators of a chat. */
export function menuOf(commands: readonly Command[], { t }: Language): readonly MenuEntry[] {
  const rank = ({ name }: Command): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const inOrder = commands.toSorted((one, other) => rank(one) - rank(other));
  return inOrder.map(({ name }) => {
    const right: Right = RIGHTS[name];
    const forMembers = right === 'anyone' || right.includes('member');
    return { name, description: t(`commands:about.${name}`), audience: forMembers ? 'everyone' : 'admins' };
  });
}
