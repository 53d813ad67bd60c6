import { expect, it } from 'vitest';
import { loadLanguages } from '../../src/i18n/index.ts';
import { faultLine } from '../../src/messages/fault-words.ts';

const language = loadLanguages(new URL('../../locales/', import.meta.url)).of('id');

it('tells faults in plain words and counts together what means the same', () => {
  const fault = (state: 'failed' | 'unreachable', reason: string, times: number) => ({
    ...{ state, reason, times, platform: '' },
  });
  const line = faultLine(
    [
      fault('unreachable', 'sendMessage: 403 Forbidden: bot was blocked by the user', 2),
      fault('unreachable', 'user_not_found', 1),
      fault('failed', 'sendMessage: 502 Bad Gateway', 4),
      fault('unreachable', 'is_archived', 1),
      fault('failed', 'invalid_blocks', 1),
    ],
    language,
  );
  expect(line).toBe(
    'penerima belum membuka obrolan dengan bot atau memblokirnya (3 kali); ' +
      'aplikasi obrolan tidak menjawab (4 kali); grup atau kanal tidak dapat ditulisi bot (1 kali); ' +
      'pesan ditolak oleh aplikasi obrolan (1 kali)',
  );
});
