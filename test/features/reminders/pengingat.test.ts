import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe('the reminder plan', () => {
  it('shows what a forum has that never changed it', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: 'pengingat' },
        {
          has: [
            'Rencana pengingat FORSES',
            'Undangan: pada saat yang dipilih dengan /umumkan',
            '7, 3, 1 hari sebelum batas konfirmasi',
            'sehari sebelumnya pukul 16.00',
            'pukul 06.30 pada harinya',
            '45, 30, 14, 7 hari sebelum pertemuan',
            'pukul 20.00 s.d. 06.00 di zona penerima',
            'Hari pengingat: Senin s.d. Jumat, di luar libur nasional dan cuti bersama',
          ],
        },
      ],
    ]);
  });

  it('is changed by words', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: 'pengingat konfirmasi 1, 5 dan 10 hari' },
        {
          has: [
            'Rencana pengingat telah diubah.',
            'Belum menjawab: 10, 5, 1 hari sebelum batas konfirmasi, kepada yang belum menjawab, masih dikonfirmasi, atau belum mengonfirmasi kembali untuk waktu yang baru (semula: 7, 3, 1 hari',
          ],
          lacks:
            'kepada pendamping tuan rumah, lalu juga pejabatnya, dan sekretariat selama notula belum selesai (semula',
        },
      ],
      [
        { who: 'secretariat', command: 'pengingat menjelang pukul 15:30' },
        { has: 'sehari sebelumnya pukul 15.30' },
      ],
      [{ who: 'secretariat', command: 'pengingat pagi 07.00' }, { has: 'pukul 07.00 pada harinya' }],
      [{ who: 'secretariat', command: 'pengingat rekap mati' }, { has: 'dimatikan' }],
      [
        { who: 'secretariat', command: 'pengingat tenang 21.00 s.d. 05.30' },
        { has: 'pukul 21.00 s.d. 05.30' },
      ],
      [
        { who: 'secretariat', command: 'pengingat minggu tidak' },
        {
          has: [
            'Hari pengingat: Senin s.d. Jumat dan Minggu',
            'Agar hari Minggu libur, ketik /pengingat minggu libur.',
          ],
        },
      ],
      [{ who: 'secretariat', command: 'pengingat minggu kirim' }, { has: 'Tidak ada yang berubah.' }],
      [{ who: 'secretariat', press: 'Kirim juga hari Sabtu' }, { has: 'setiap hari' }],
      [{ who: 'secretariat', command: 'pengingat sabtu libur' }, { has: 'Senin s.d. Jumat dan Minggu' }],
      [{ who: 'secretariat', command: 'pengingat minggu ya' }, { has: 'Senin s.d. Jumat, di luar' }],
      [{ who: 'secretariat', command: 'pengingat minggu tidak' }, {}],
      [
        { who: 'secretariat', command: 'pengingat pagi 05.00' },
        { has: 'Pagi hari pertemuan pukul 05.00 termasuk jam tenang sehingga menunggu sampai pukul 05.30.' },
      ],
      [{ who: 'secretariat', command: 'pengingat pagi 07.00' }, { lacks: 'termasuk jam tenang' }],
    ]);
  });

  it('keeps in the trail who changed the quiet hours', async () => {
    const { prisma } = bot.app.database;
    const kept = await prisma.auditEntry.findMany({ where: { action: 'pengingat', subject: 'quiet' } });
    expect(kept).toHaveLength(7);
  });

  it('says what it did not understand', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', command: 'pengingat konfirmasi besok' }, { has: 'hari sebagai angka' }],
      [{ who: 'secretariat', command: 'pengingat konfirmasi 9 abc' }, { has: 'hari sebagai angka' }],
      [{ who: 'secretariat', command: 'pengingat pagi 25.99' }, { has: 'waktu dengan titik' }],
      [{ who: 'secretariat', command: 'pengingat rekap 5' }, { has: 'Pilihan “5” tidak dikenal' }],
      [
        { who: 'secretariat', command: 'pengingat minggu siang' },
        { has: 'Mohon pilih salah satu: kirim, libur' },
      ],
      [
        { who: 'secretariat', command: 'pengingat sabtu ya' },
        { has: 'Mohon pilih salah satu: kirim, libur' },
      ],
      [{ who: 'secretariat', command: 'pengingat tenang 06.00-20.00' }, { has: 'mencakup tengah hari' }],
      [{ who: 'secretariat', command: 'pengingat tenang 17.00-11.00' }, { has: 'paling lama 14 jam' }],
      [{ who: 'secretariat', command: 'pengingat tenang 00.00-00.00' }, { has: 'Kedua waktu itu sama' }],
      [{ who: 'secretariat', command: 'pengingat tenang malam' }, { has: 'dua waktu' }],
      [{ who: 'secretariat', command: 'pengingat sore 16.00' }, { has: 'Pilihan “sore” tidak dikenal' }],
      [{ who: 'member', command: 'pengingat konfirmasi 9' }, { has: 'hanya untuk pengurus' }],
      [
        { who: 'secretariat', command: 'pengingat' },
        { has: ['10, 5, 1 hari', 'pukul 21.00 s.d. 05.30'], lacks: ['telah diubah', 'semula'] },
      ],
    ]);
  });

  it('is switched by a button and changed by a form in Slack', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'chair', command: 'pengingat' },
        { has: ['10, 5, 1 hari', 'Agar hari Minggu libur, ketik /forses pengingat minggu libur.'] },
      ],
      [{ who: 'chair', press: 'Nyalakan: Rekap' }, { has: 'setelah batas konfirmasi' }],
      [{ who: 'chair', press: 'Kirim juga hari Sabtu' }, { has: 'Hari pengingat: setiap hari' }],
      [{ who: 'chair', press: 'Liburkan hari Sabtu' }, { has: 'Senin s.d. Jumat dan Minggu, di luar' }],
      [{ who: 'chair', press: 'Ubah waktu' }, { place: 'form' }],
      [
        { who: 'chair', fill: { answerReminder: 'satu' } },
        { place: 'errors', has: 'hari sebagai angka' },
      ],
      [{ who: 'chair', press: 'Ubah waktu' }, { place: 'form' }],
      [
        { who: 'chair', fill: { quiet: '06.00-20.00' } },
        { place: 'errors', has: 'mencakup tengah hari' },
      ],
    ]);
    const forum = await bot.app.database.prisma.forum.findFirstOrThrow();
    expect(forum.reminderPlan).toMatchObject({ recap: { enabled: true, offsetsMinutes: [0] } });
  });
});

describe('personal settings', () => {
  it('are shown and changed by buttons and words', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', command: 'pengaturan' },
        { has: ['aplikasi yang terakhir dipakai', 'Pengingat: semua', 'mengikuti forum'] },
      ],
      [{ who: 'member', press: 'Seperlunya' }, {}],
      [{ who: 'member', press: 'Lewat Slack' }, {}],
      [
        { who: 'member', command: 'pengaturan tenang 22.00-07.00' },
        { has: ['pribadi lewat: Slack', 'hanya yang terakhir', 'pukul 22.00 s.d. 07.00'] },
      ],
      [{ who: 'member', press: 'Jam tenang forum' }, {}],
      [{ who: 'member', command: 'pengaturan' }, { has: 'mengikuti forum' }],
      [{ who: 'member', command: 'pengaturan warna biru' }, { has: 'Pilihan “warna” tidak dikenal' }],
    ]);
  });

  it('offer only the platforms on which the person has an account', async () => {
    const revokedAt = new Date(bot.clock.now());
    const { account } = bot.app.database.prisma;
    await account.updateMany({ where: { externalId: CAST.aide.slack }, data: { revokedAt } });
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'aide', command: 'pengaturan' },
        { has: 'aplikasi yang terakhir dipakai', buttons: ['Semua pengingat', 'Seperlunya'] },
      ],
      [
        { who: 'aide', command: 'pengaturan lewat slack' },
        {
          says: 'Bapak/Ibu belum mempunyai akun Slack di forum ini. Untuk menyambungkannya, ketik /sambung.',
        },
      ],
      [{ who: 'aide', command: 'pengaturan' }, { has: 'aplikasi yang terakhir dipakai' }],
      [
        { who: 'member', command: 'pengaturan' },
        {
          buttons: [
            'Lewat Telegram',
            'Lewat Slack',
            'Lewat yang terakhir dipakai',
            'Semua pengingat',
            'Seperlunya',
          ],
        },
      ],
    ]);
  });

  it('take quiet hours of 14 hours at most, at any time of day', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', command: 'pengaturan tenang 00.00-23.59' }, { has: 'paling lama 14 jam' }],
      [{ who: 'member', command: 'pengaturan tenang 21.00-21.00' }, { has: 'Kedua waktu itu sama' }],
      [{ who: 'member', command: 'pengaturan tenang malam saja 21.00-06.00' }, { has: 'dua waktu' }],
      [{ who: 'member', command: 'pengaturan' }, { has: 'mengikuti forum' }],
      [{ who: 'member', command: 'pengaturan tenang 06.00-16.00' }, { has: 'pukul 06.00 s.d. 16.00' }],
      [{ who: 'member', press: 'Jam tenang forum' }, { has: 'mengikuti forum' }],
    ]);
  });
});

describe('what was sent, and how the bot is', () => {
  it('is shown to those who lead', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'admin', where: 'group', command: 'tautkan' }, {}],
      [
        {
          who: 'secretariat',
          command: 'buatrapat\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula',
        },
        {},
      ],
      [{ who: 'secretariat', command: 'umumkan' }, {}],
    ]);
    await bot.settled();
    await verifyDialogue(telegram, [
      [
        { who: 'secretariat', command: 'pengiriman' },
        { has: ['Pengiriman Pertemuan ke-', 'Undangan, ', 'terkirim 1, menunggu 0'] },
      ],
      [{ who: 'admin', command: 'kesehatan' }, { has: ['Telegram', 'tersambung', '0 perlu dikirim'] }],
      [{ who: 'secretariat', command: 'kesehatan' }, { has: 'hanya untuk pengurus' }],
    ]);
  });

  it('is not even asked of the platforms for somebody who may not hear it', async () => {
    const asked = (): number => bot.slack.requests.filter(({ method }) => method === 'auth.test').length;
    // The bot asks by itself too, at each full minute of the real clock.
    await bot.app.scheduler.stop();
    bot.clock.advance(60_000);
    const before = asked();
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'stranger', command: 'kesehatan' },
        { has: 'hanya untuk pengurus', lacks: 'tersambung' },
      ],
      [
        { who: 'secretariat', command: 'kesehatan' },
        { has: 'hanya untuk pengurus', lacks: 'tersambung' },
      ],
    ]);
    expect(asked()).toBe(before);
    await verifyDialogue(telegram, [[{ who: 'admin', command: 'kesehatan' }, { has: 'tersambung' }]]);
    expect(asked()).toBe(before + 1);
  });
});
