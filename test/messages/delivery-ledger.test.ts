import { expect, it } from 'vitest';
import type { LedgerTrouble } from '../../src/domain/notices/ledger/store.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import { deliveryLedger } from '../../src/messages/delivery-ledger.ts';
import { MEETING } from '../domain/reminders/meeting.ts';

const language = loadLanguages(new URL('../../locales/', import.meta.url)).of('id');

function lineOf(facts: Partial<LedgerTrouble>): string {
  const trouble = {
    name: 'LAN',
    state: 'queued',
    isGroup: false,
    reason: '',
    attempts: 0,
    ...facts,
  } as const;
  const shown = deliveryLedger(
    { forumName: 'FORSES', meeting: MEETING, notices: [], trouble: [trouble] },
    language,
  );
  return shown.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])).join('');
}

it.each<[string, Partial<LedgerTrouble>, string]>([
  [
    'a person who blocked the bot',
    { state: 'unreachable', reason: 'bot was blocked by the user', attempts: 1 },
    'LAN: penerima belum membuka obrolan dengan bot atau memblokirnya, mohon hubungi langsung; jumlah percobaan: 1',
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
  expect(lineOf(trouble)).toBe(line);
});
