import { expect, it } from 'vitest';
import { type HealthFacts, health } from '../../../src/features/forum/health.words.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';

const language = loadLanguages(new URL('../../../locales/', import.meta.url)).of('id');
const NOW = 3_600_000;
const PLACE = { backups: undefined, zone: 'Asia/Jakarta', now: NOW };
const NONE = { planned: 0, quiet: 0, pace: 0, told: 0, retry: 0 };

function textOf(queue: Partial<HealthFacts['queue']>, faults: HealthFacts['faults'] = []): string {
  const calm = { due: 0, sending: 0, waiting: NONE, oldestDueAt: undefined };
  const facts = { ...PLACE, channels: [], queue: { ...calm, ...queue }, faults };
  return JSON.stringify(health(facts, language).blocks);
}

it('shows an outage: what is tried again, how late it is, what is wrong, and that nothing is to be done', () => {
  const fault = {
    state: 'queued',
    isGroup: false,
    reason: 'sendMessage: 502 Bad Gateway',
    times: 40,
  } as const;
  const text = textOf({ waiting: { ...NONE, retry: 40, quiet: 2 }, oldestDueAt: NOW - 1_800_000 }, [fault]);
  expect(text).toContain('0 perlu dikirim, 0 sedang dikirim, 40 dicoba lagi, 2 menunggu jam tenang');
  expect(text).toContain('30 menit');
  expect(text).toContain('aplikasi obrolan tidak menjawab (40 kali)');
  expect(text).toContain('Mohon tidak mengirim ulang.');
});

it("says in the reader's language what is wrong with a channel", () => {
  const problem = 'Telegram answers with an error (getUpdates: 500 Internal Server Error).';
  const channels = [{ name: 'telegram', health: { ok: false, problem } }];
  const queue = { due: 0, sending: 0, waiting: NONE, oldestDueAt: undefined };
  const text = JSON.stringify(health({ ...PLACE, channels, queue, faults: [] }, language).blocks);
  expect(text).toContain('terganggu: aplikasi obrolan sedang mengalami gangguan');
  expect(text).not.toContain('error');
});

it('tells seconds and no faults while all is calm', () => {
  const text = textOf({ due: 3, oldestDueAt: NOW - 4_000, waiting: { ...NONE, pace: 2 } });
  expect(text).toContain('5 perlu dikirim');
  expect(text).toContain('4 detik');
  expect(text).not.toContain('Mohon');
});

it('tells when the last good backup was made, and that one failed since', () => {
  const queue = { due: 0, sending: 0, waiting: NONE, oldestDueAt: undefined };
  const last = { at: Date.UTC(2026, 10, 30, 19), file: 'x.backup', rows: 9, proof: 'database' } as const;
  const shown = (backups: HealthFacts['backups']) =>
    JSON.stringify(health({ ...PLACE, channels: [], queue, faults: [], backups }, language).blocks);
  expect(shown(undefined)).toContain('BACKUP_DIR belum diatur');
  expect(shown({})).toContain('belum ada');
  expect(shown({ last })).toMatch(/1 Desember 2026.*02\.00 WIB, sudah diuji/);
  const failure = { at: Date.UTC(2026, 11, 1, 19), problem: 'ENOSPC' };
  expect(shown({ last, failure })).toMatch(/gagal pada .*2 Desember 2026.*terakhir baik: .*1 Desember 2026/);
  expect(shown({ failure })).toContain('belum ada yang baik');
});
