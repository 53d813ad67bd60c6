import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../support/test-app.ts';

const MEETING =
  'buatrapat\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTuan rumah: BMKG';
const STARTS_AT = Date.UTC(2027, 1, 4, 2, 0);

describe.each(['telegram', 'slack'] as const)('minutes and action items, in %s', (platform) => {
  let bot: TestApp;
  let number = 0;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const { telegram } = voicesOf(bot);
    await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
    await telegram.say({ who: 'secretariat', command: MEETING });
    await telegram.say({ who: 'secretariat', command: 'umumkan' });
    await bot.settled();
    number = (await bot.app.database.prisma.meeting.findFirstOrThrow()).number;
  });
  afterAll(() => bot.close());
  const kinds = async (kind: string): Promise<number> =>
    bot.app.database.prisma.notice.count({ where: { kind, state: 'open' } });

  /** What somebody of the host was told in private. */
  const toldTo = (who: 'aide' | 'host' | 'member' | 'liaison'): string =>
    JSON.stringify(
      platform === 'telegram'
        ? bot.telegram.messagesIn(CAST[who].telegram)
        : bot.slack.messagesIn(CAST[who].slack),
    );

  it('are refused while no meeting has been held', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', command: 'notula' }, { has: 'Belum ada pertemuan yang telah berlangsung' }],
      [{ who: 'secretariat', command: `notula ${number}` }, { has: 'belum berlangsung' }],
      [
        { who: 'secretariat', command: 'tindaklanjut tambah A; LAN; besok' },
        { has: 'Belum ada pertemuan yang telah berlangsung' },
      ],
    ]);
  });

  it('are recorded by secretariat, chair and host, and read by members', async () => {
    await bot.advance(STARTS_AT + 3 * HOUR_MS - TEST_NOW);
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'tindaklanjut' },
        { has: 'Belum ada tindak lanjut', lacks: 'tambah' },
      ],
      [{ who: 'member', command: 'tindaklanjut tambah A; LAN; besok' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'secretariat', command: 'tindaklanjut tambah A; LAN' }, { has: 'dengan titik koma' }],
      [
        { who: 'secretariat', command: 'tindaklanjut tambah A; LAN; kapan-kapan' },
        { has: 'Tenggat belum jelas' },
      ],
      [{ who: 'chair', command: 'tindaklanjut tambah A; Negeri Antah; besok' }, { has: 'tidak ditemukan' }],
      [
        { who: 'host', command: 'tindaklanjut tambah Menyusun pedoman; Kemenkeu; 15 Februari 2027' },
        {
          has: [
            'Dicatat: 1. Menyusun pedoman',
            'Kemenkeu',
            '15 Februari 2027',
            'Kemenkeu diberi tahu: 1 orang.',
          ],
        },
      ],
      [
        { who: 'chair', command: 'tindaklanjut tambah Mengirim data; dan peta; LAN; 1 Maret 2027' },
        { has: 'Mengirim data; dan peta, penanggung jawab LAN' },
      ],
      [
        { who: 'member', command: 'tindaklanjut' },
        { has: ['Instansi Bapak/Ibu', 'Menyusun pedoman', 'Mengirim data'] },
      ],
      [{ who: 'member', command: 'tindaklanjut selesai 2' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'member', command: 'tindaklanjut ubah 1 Lain' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'host', command: 'tindaklanjut selesai 2' }, { has: 'nomor 2 dicatat selesai' }],
      [{ who: 'host', command: 'tindaklanjut selesai 2' }, { has: 'sudah tercatat selesai' }],
      [{ who: 'host', command: 'tindaklanjut selesai' }, { has: 'sebutkan nomor tindak lanjutnya' }],
      [{ who: 'host', command: 'tindaklanjut selesai 9' }, { has: 'tidak ada' }],
      [{ who: 'member', command: `tindaklanjut ${number}` }, { has: '(selesai)' }],
      [{ who: 'member', command: 'tindaklanjut' }, { lacks: 'Mengirim data' }],
      [{ who: 'member', command: 'notula' }, { has: 'belum ada' }],
      [{ who: 'member', command: 'notula selesai' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'host', command: 'notula' }, { has: 'masih ditunggu' }],
    ]);
    await bot.settled();
    expect(await kinds('actionAssigned')).toBe(2);
    expect([toldTo('member'), toldTo('liaison')].join()).toContain(
      'Kemenkeu kini tercatat sebagai penanggung jawab',
    );
  });

  it('are reminded of, the aide first, once however often the clock ticks', async () => {
    // They are written to where they were last heard.
    for (const who of ['aide', 'host'] as const)
      await voicesOf(bot)[platform].say({ who, command: 'tuanrumah' });
    await bot.advance(4 * DAY_MS);
    await bot.app.scheduler.tick();
    await bot.advance(60_000);
    expect(await kinds('minutesReminder')).toBe(1);
    const typed = platform === 'telegram' ? '/notula' : '/forses notula';
    expect(toldTo('aide')).toContain(`atau ketik ${typed} ${number} selesai`);
    expect(toldTo('host')).not.toContain('Mohon penyampaian notula');
    await bot.advance(4 * DAY_MS);
    await bot.app.scheduler.tick();
    await bot.advance(60_000);
    expect(await kinds('actionReminder')).toBe(1);
    expect(await kinds('minutesReminder')).toBe(2);
    expect(toldTo('host')).toContain('Mohon penyampaian notula');
    const sent = await bot.app.database.prisma.delivery.findMany({
      where: { notice: { kind: { in: ['minutesReminder', 'actionReminder'] } } },
    });
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(sent.filter(({ state }) => state === 'sent').length).toBeGreaterThanOrEqual(3);
  });

  it('are reported on by those responsible, with a note, and changed by the secretariat, with a history', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        { who: 'member', command: 'tindaklanjut proses 1' },
        { has: 'nomor 1 dicatat masih berproses', buttons: ['Tulis catatan'] },
      ],
      [{ who: 'member', press: 'Tulis catatan' }, { has: 'Silakan tuliskan catatan' }],
      [{ who: 'member', words: 'Rancangan sedang dibahas' }, { has: 'beserta catatannya' }],
      [{ who: 'member', command: 'tindaklanjut proses 1 Menunggu data BPS' }, { has: 'beserta catatannya' }],
      [{ who: 'liaison', command: 'tindaklanjut proses 1' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'secretariat', command: 'tindaklanjut ubah 1' }, { has: 'Mohon tuliskan perubahannya' }],
      [
        { who: 'secretariat', command: 'tindaklanjut ubah 1 Menyusun pedoman teknis' },
        { has: 'Diubah: 1. Menyusun pedoman teknis, penanggung jawab Kemenkeu' },
      ],
      [{ who: 'secretariat', command: 'tindaklanjut ubah 1 tenggat entah' }, { has: 'Tenggat belum jelas' }],
      [
        { who: 'chair', command: 'tindaklanjut ubah 1 tenggat 16 Februari 2027' },
        { has: '16 Februari 2027' },
      ],
      [{ who: 'secretariat', command: 'tindaklanjut buka 1' }, { has: 'masih terbuka' }],
      [
        { who: 'secretariat', command: `tindaklanjut buka 2 ${'belum tuntas '.repeat(50)}` },
        { has: 'paling banyak 500 karakter' },
      ],
      [{ who: 'secretariat', command: 'tindaklanjut buka 2' }, { has: 'Dibuka kembali: 2.' }],
      [{ who: 'secretariat', command: 'tindaklanjut alih 2 LAN' }, { has: 'nomor 2 sudah LAN' }],
      [
        { who: 'secretariat', command: 'tindaklanjut alih 2 BMKG' },
        { has: ['Dialihkan: 2.', 'penanggung jawab BMKG'] },
      ],
      [{ who: 'member', command: 'tindaklanjut terbuka' }, { has: ['Menyusun pedoman teknis', 'BMKG'] }],
      [
        { who: 'member', command: 'tindaklanjut riwayat 1' },
        { has: ['diubah (semula Menyusun pedoman,', 'masih berproses (Menunggu data BPS)', 'dicatat'] },
      ],
    ]);
    await bot.advance(60_000);
    await bot.settled();
    expect(toldTo('host')).toContain('BMKG kini tercatat sebagai penanggung jawab');
    await verifyDialogue(voice, [
      [{ who: 'host', press: 'Selesai (nomor 2)' }, { has: 'nomor 2 dicatat selesai' }],
      [{ who: 'host', press: 'Selesai (nomor 2)' }, { has: 'sudah tercatat selesai' }],
    ]);
  });

  it('end with a press or a word, and are then not reminded of', async () => {
    const before = await kinds('actionReminder');
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'host', press: 'Notula selesai', on: 'Mohon penyampaian notula' },
        { has: `Notula Pertemuan ke-${number} tercatat selesai` },
      ],
      [{ who: 'host', command: 'notula' }, { has: 'tercatat selesai' }],
      [{ who: 'secretariat', command: `notula ${number} selesai` }, { has: 'sudah tercatat selesai' }],
      [{ who: 'secretariat', command: 'tindaklanjut selesai 1' }, { has: 'nomor 1 dicatat selesai' }],
    ]);
    await bot.advance(5 * DAY_MS);
    expect(await kinds('actionReminder')).toBe(before);
    expect(await kinds('minutesReminder')).toBe(2);
  });
});
