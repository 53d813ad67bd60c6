import { describe, expect, it } from 'vitest';
import { toCommandLists } from '../../../src/adapters/telegram/menu.ts';

describe('toCommandLists', () => {
  const lists = toCommandLists([
    { name: 'hadir', description: 'Menyatakan hadir', audience: 'everyone' },
    { name: 'rekap', description: 'Rekapitulasi', audience: 'admins' },
    { name: 'Bukan-Perintah', description: 'x', audience: 'everyone' },
    { name: 'bantuan', description: `  ${'y'.repeat(300)}`, audience: 'everyone' },
  ]);

  it('shows everyone what is for everyone, and admins of groups all of it', () => {
    const shown = lists.map(({ scope, commands }) => [scope, commands.map(({ command }) => command)]);
    expect(shown).toEqual([
      ['default', ['hadir', 'bantuan']],
      ['all_private_chats', ['hadir', 'bantuan']],
      ['all_group_chats', ['hadir', 'bantuan']],
      ['all_chat_administrators', ['hadir', 'rekap', 'bantuan']],
    ]);
  });

  it('cuts descriptions at 256 characters', () => {
    expect(lists[0]?.commands[1]?.description).toHaveLength(256);
  });
});
