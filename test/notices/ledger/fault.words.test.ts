import { expect, it } from 'vitest';
import { loadLanguages } from '../../../src/i18n/index.ts';
import { faultLine, faultWords } from '../../../src/notices/ledger/fault.words.ts';

const language = loadLanguages(new URL('../../../locales/', import.meta.url)).of('id');

type Fault = Parameters<typeof faultWords>[0];

const fault = (state: Fault['state'], reason: string, isGroup = false): Fault => ({ state, reason, isGroup });
const words = (one: Fault): string => faultWords(one, language);

it('tells faults in plain words and counts together what means the same', () => {
  const line = faultLine(
    [
      { ...fault('unreachable', 'sendMessage: 403 Forbidden: bot was blocked by the user'), times: 2 },
      { ...fault('unreachable', 'sendMessage: 403 bot was blocked by the user'), times: 1 },
      { ...fault('unreachable', 'user_not_found'), times: 1 },
      { ...fault('queued', 'sendMessage: 502 Bad Gateway'), times: 4 },
      { ...fault('unreachable', 'is_archived', true), times: 1 },
      { ...fault('failed', 'invalid_blocks'), times: 1 },
    ],
    language,
  );
  expect(line).toBe(
    'penerima memblokir bot, mohon hubungi langsung (3 kali); ' +
      'akun penerima tidak aktif lagi, mohon buatkan kode aktivasi baru atau catat pejabat penggantinya (1 kali); ' +
      'aplikasi obrolan tidak menjawab (4 kali); ' +
      'kanal diarsipkan, mohon aktifkan kembali lalu masukkan bot (1 kali); ' +
      'pesan ditolak oleh aplikasi obrolan, mohon beri tahu admin (1 kali)',
  );
});

it('says of a group that the bot cannot write there, and of a person that they have no chat with it', () => {
  for (const reason of ['sendMessage: 400 Bad Request: chat not found', 'refused', 'no private way']) {
    expect(words(fault('unreachable', reason))).toContain('penerima belum membuka obrolan');
    expect(words(fault('unreachable', reason, true))).not.toContain('penerima');
  }
  expect(words(fault('unreachable', 'refused', true))).toContain('grup atau kanal');
  const kicked = 'sendMessage: 403 Forbidden: bot was kicked from the supergroup chat';
  expect(words(fault('unreachable', kicked, true))).toContain('bukan lagi anggota');
});

it('tells faults of our own, of the network and of a platform that is busy apart from a refusal', () => {
  expect(words(fault('failed', 'compose'))).toContain('memeriksa log');
  expect(words(fault('failed', 'sendMessage: no answer (ECONNRESET)'))).toBe(
    'aplikasi obrolan tidak menjawab',
  );
  expect(words(fault('failed', 'http_503'))).toBe('aplikasi obrolan tidak menjawab');
  expect(words(fault('queued', 'wait'))).toBe('aplikasi obrolan meminta bot menunggu');
  expect(words(fault('queued', 'moved'))).toBe('pengiriman terganggu');
});

it.each([
  ['removed', 'masukkan kembali bot'],
  ['not_in_channel', 'masukkan kembali bot'],
  ['sendMessage: 400 Bad Request: TOPIC_CLOSED', 'buka kembali topik'],
  ['sendMessage: 400 Bad Request: message thread not found', 'di topik lain'],
  ['sendMessage: 400 Bad Request: not enough rights to send text messages to the chat', 'izin mengirim'],
  ['sendMessage: 400 Bad Request: need administrator rights in the channel chat', 'izin mengirim'],
  ['restricted_action_read_only_channel', 'izin mengirim'],
  ['is_archived', 'aktifkan kembali'],
  ['edit_window_closed', 'tidak boleh diubah lagi'],
  ['message gone', 'dihapus'],
])('says of a group what helps against %s', (reason, words_) => {
  expect(words(fault('unreachable', reason, true))).toContain(words_);
});
