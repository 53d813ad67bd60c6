import { expect, it } from 'vitest';
import { notices as kinds } from '../../../src/features/index.ts';
import { deliveryLedger, type LedgerFacts } from '../../../src/features/reminders/ledger.words.ts';
import { languageOf } from '../../../src/i18n/chat-language.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';
import type { LedgerTrouble } from '../../../src/notices/ledger/ledger.store.ts';
import { MEETING, wib } from './meeting.ts';

const languages = loadLanguages(new URL('../../../locales/', import.meta.url));

const FORUM = { name: 'FORSES', timeZone: 'Asia/Jakarta' };

const troubleOf = (facts: Partial<LedgerTrouble>): LedgerTrouble => ({
  ...{ name: 'LAN', institutions: [], kind: 'answerReminder', facts: {} },
  ...{ state: 'queued', isGroup: false, reason: '', attempts: 0 },
  ...facts,
});

function linesOf(facts: Partial<LedgerFacts>): readonly string[] {
  const shown = deliveryLedger(
    { forum: FORUM, meeting: MEETING, notices: [], trouble: [], kinds, ...facts },
    languageOf(languages, { locale: 'id', platform: 'telegram' }),
  );
  return shown.blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map((item) => item.join(''));
    return block.kind === 'paragraph' ? block.line.map(String) : [];
  });
}

it.each<[string, Partial<LedgerTrouble>, string]>([
  [
    'a person who blocked the bot',
    { state: 'unreachable', reason: 'bot was blocked by the user', attempts: 1 },
    'LAN: penerima memblokir bot, mohon hubungi langsung; jumlah percobaan: 1',
  ],
  [
    'a person without a private way',
    { state: 'unreachable', reason: 'no private way' },
    'LAN: penerima belum membuka obrolan dengan bot atau belum mempunyai akun, mohon hubungi langsung',
  ],
  [
    'a person who left Slack',
    { state: 'unreachable', reason: 'user_disabled', attempts: 1 },
    'LAN: akun penerima tidak aktif lagi, mohon buatkan kode aktivasi baru atau catat pejabat penggantinya; jumlah percobaan: 1',
  ],
  [
    'a group that the bot was removed from',
    { state: 'unreachable', isGroup: true, reason: 'refused' },
    'LAN: grup atau kanal tidak dapat ditulisi bot, mohon periksa keanggotaan dan izin bot',
  ],
  [
    'a message given up after a long outage',
    { state: 'failed', reason: 'sendMessage: no answer (ECONNRESET)', attempts: 160 },
    'LAN: aplikasi obrolan tidak menjawab; jumlah percobaan: 160',
  ],
  [
    'a message that cannot be written',
    { state: 'failed', reason: 'compose', attempts: 20 },
    'LAN: pesan gagal disusun atau dikirim, mohon admin memeriksa log; jumlah percobaan: 20',
  ],
  [
    'a message that is tried again',
    { reason: 'sendMessage: 502 Bad Gateway', attempts: 2 },
    'LAN: aplikasi obrolan tidak menjawab; akan dicoba lagi (percobaan ke-3)',
  ],
  [
    'a message that the platform made wait',
    { reason: 'wait' },
    'LAN: aplikasi obrolan meminta bot menunggu; dikirim begitu dapat',
  ],
  [
    'a message that waits for the quiet to end',
    { reason: 'quiet', attempts: 1 },
    'LAN: menunggu jam tenang berakhir',
  ],
])('words %s by its true reason', (_what, trouble, line) => {
  expect(linesOf({ trouble: [troubleOf(trouble)] })).toContain(`${line} (Pengingat jawaban)`);
});

it('names a person once for each reason, with institution and messages', () => {
  const lost = { name: 'Dr. Ratna', institutions: ['LAN'], state: 'queued', reason: 'quiet' } as const;
  const lines = linesOf({
    trouble: [
      troubleOf({ ...lost, kind: 'change', facts: { what: 'cancelled' } }),
      troubleOf({ ...lost, kind: 'change', facts: { what: 'postponed' } }),
      troubleOf(lost),
    ],
  });
  expect(lines.filter((line) => line.includes('Ratna'))).toEqual([
    'Dr. Ratna (LAN): menunggu jam tenang berakhir (Pembatalan, Perubahan waktu, Pengingat jawaban)',
  ]);
});

it("shows moments in the forum's zone wherever the meeting is, and a cancellation as one", () => {
  const meeting = { ...MEETING, timeZone: 'Asia/Makassar' };
  const counts = { isSkipped: false, sent: 3, waiting: 0, skipped: 0, lost: 0 };
  const dueAt = wib('2026-12-07 22:00');
  const notices = [{ kind: 'change', facts: { what: 'cancelled' }, dueAt, ...counts }] as const;
  expect(linesOf({ meeting, notices })).toEqual([
    'Pembatalan, Senin, 7 Desember 2026 pukul 22.00 WIB: terkirim 3, menunggu 0, tidak perlu 0, gagal 0',
  ]);
});

it('says of a draft how it is announced', () => {
  expect(linesOf({ meeting: { ...MEETING, state: 'draft' } }).join()).toContain('ketik /umumkan 42.');
  expect(linesOf({}).join()).not.toContain('/umumkan');
});
