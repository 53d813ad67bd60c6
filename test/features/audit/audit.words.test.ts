import { describe, expect, it } from 'vitest';
import type { TrailEntry } from '../../../src/features/audit/types.ts';
import { trail } from '../../../src/features/audit/words.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';

const language = loadLanguages(new URL('../../../locales/', import.meta.url)).of('id');
const ENTRY = {
  id: 1,
  at: Date.UTC(2026, 10, 24, 3),
  name: 'Dewi',
  actor: 'person:3',
  subjectName: undefined,
};

const read = (entry: Pick<TrailEntry, 'action' | 'subject'> & Partial<TrailEntry>): string =>
  JSON.stringify(
    trail(
      {
        ...{ forumName: 'FORSES', zone: 'Asia/Jakarta', moreBefore: undefined },
        entries: [{ ...ENTRY, ...entry }],
      },
      language,
    ),
  );

describe('the trail', () => {
  it.each([
    [{ action: 'anggota.import', subject: '' }, 'Dewi, anggota impor'],
    [{ action: 'umumkan', subject: 'rapat 1 nanti' }, 'umumkan (Pertemuan ke-1, terjadwal)'],
    [{ action: 'ubahrapat', subject: 'rapat 42' }, 'ubahrapat (Pertemuan ke-42)'],
    [
      { action: 'peran beri ketua_pengarah', subject: '#7', subjectName: 'Sari' },
      'beri ketua pengarah (Sari)',
    ],
    [{ action: 'peran cabut ketua', subject: '#7' }, 'peran cabut ketua (data dihapus)'],
    [{ action: 'tautkan', subject: 'telegram:-1001' }, 'tautkan (obrolan Telegram -1001)'],
    [{ action: 'sambung', subject: 'slack' }, 'sambung (Slack)'],
    [
      { action: 'tautkan', subject: '', name: undefined, actor: 'telegram:9001' },
      'admin, akun Telegram 9001, tautkan',
    ],
  ])('says %j in plain words', (entry, words) => {
    expect(read(entry)).toContain(words);
  });
});
