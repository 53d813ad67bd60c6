import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { type Expected, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const form = (...lines: readonly string[]): string => ['buatrapat', ...lines].join('\n');
const ACARA = 'Acara: Pertemuan FORSES';
const TEMPAT = 'Tempat: Aula BMKG, Kemayoran';
const WAKTU = 'Waktu: Kamis, 4 Februari 2027 pukul 09.00-11.15 WIB';

const ALL_LINES = form(
  ACARA,
  WAKTU,
  TEMPAT,
  'Tuan rumah: bmkg',
  'Agenda: Pembukaan',
  '1. Laporan',
  '2. Serah terima: pukul 10.00',
  'https://contoh.go.id/bahan',
  'Pakaian: Batik (TNI/Polri menyesuaikan)',
  'Batas konfirmasi: Senin, 1 Februari 2027 pukul 15.00 WIB',
  'Narahubung: Ibu Sari 0812-0000-0000',
  'Nomor surat: B-12/SES/XI/2026',
  'Tautan: https://contoh.go.id/rapat?a=1&b=2',
  'Nomor: 41',
);

const everyGroupText = (): string =>
  [
    ...bot.telegram.messagesIn(bot.group).map(telegramText),
    ...bot.slack.messagesIn(bot.channel).map(slackText),
  ].join('\n———\n');

describe('buatrapat', () => {
  it('shows how in a group, where others read along', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', where: 'group', command: 'buatrapat' },
        { place: 'group', has: ['/buatrapat\nAcara:', 'Boleh ditambah'] },
      ],
    ]);
  });

  it('names every problem of a message at once', async () => {
    const wrong: readonly (readonly [lines: readonly string[], expected: Expected])[] = [
      [[ACARA], { has: ['belum disimpan', 'Baris “Waktu” belum ada', 'Baris “Tempat” belum ada'] }],
      [
        ['Rencana: x', ACARA, 'Waktu: besok', TEMPAT],
        { has: ['Baris yang tidak dikenal: “Rencana”.', 'jamnya belum disebut'] },
      ],
      [
        [ACARA, WAKTU, TEMPAT, 'Agenda: 1. Pembukaan: Sekjen', 'Narasumber: Prof. X', 'Catatan: rahasia'],
        {
          has: ['belum disimpan', 'Baris yang tidak dikenal: “Narasumber”, “Catatan”.', 'awali dengan nomor'],
        },
      ],
      [[ACARA, WAKTU, TEMPAT, 'Tautan: ftp://x'], { has: 'Tautan harus diawali https://' }],
      [[ACARA, WAKTU, TEMPAT, 'Nomor: 1e3'], { has: 'Nomor harus berupa angka' }],
      [[ACARA, WAKTU, TEMPAT, 'Nomor: 0'], { has: 'Nomor harus berupa angka' }],
      [
        [ACARA, WAKTU, TEMPAT, 'Tuan rumah: Kementerian Sihir'],
        { has: '“Kementerian Sihir” tidak ditemukan' },
      ],
      [[`Acara: ${'x'.repeat(201)}`, WAKTU, TEMPAT], { has: 'paling banyak 200 karakter' }],
      [
        [ACARA, WAKTU, TEMPAT, 'Batas konfirmasi: Jumat, 5 Februari 2027 pukul 09.00 WIB'],
        { has: 'Batas konfirmasi jatuh setelah acara' },
      ],
      [[ACARA, '*Waktu*:', TEMPAT], { has: 'Baris “Waktu” masih kosong', lacks: 'belum ada' }],
      [['constructor: x', ACARA, WAKTU], { has: 'Baris “Tempat” belum ada' }],
    ];
    for (const [lines, expected] of wrong)
      await verifyDialogue(voicesOf(bot).telegram, [
        [{ who: 'secretariat', command: form(...lines) }, expected],
      ]);
    expect(await bot.app.database.prisma.meeting.count()).toBe(0);
  });

  it('says of each time that cannot be meant why not', async () => {
    const reasons: readonly (readonly [phrase: string, why: string])[] = [
      ['Kamis, 4 Februari 2027 jam 7', 'pagi atau malam'],
      ['Kamis, 4 Februari 2027 sekitar jam 9 pagi', 'perkiraan'],
      ['Kamis atau Jumat pukul 09.00', 'lebih dari satu pilihan'],
      ['1 Januari 2026 pukul 09.00', 'sudah lewat'],
      ['minggu depan', 'kurang lengkap'],
      ['Rabu, 4 Februari 2027 pukul 09.00', 'harinya tidak cocok'],
      ['30 Februari 2027 pukul 09.00', 'tidak ada'],
      ['Kamis, 4 Februari 2027', 'jamnya belum disebut'],
      ['Kamis, 4 Februari 2027 pagi', 'jamnya belum disebut'],
      ['1 Ramadan 1448 pukul 09.00', 'Hijriah'],
      ['Jumat depan pukul 09.00', 'Jumat, 27 November 2026 atau Jumat, 4 Desember 2026'],
      ['gado-gado', 'tidak terbaca sebagai waktu'],
      ['Kamis, 4 Februari 2027 pukul 11.00 s.d. 09.00 WIB', 'lebih awal daripada waktu mulainya'],
      ['5 Februari 2072 pukul 09.00', 'lebih dari tiga tahun lagi'],
    ];
    for (const [phrase, why] of reasons)
      await verifyDialogue(voicesOf(bot).telegram, [
        [
          { who: 'secretariat', command: form(ACARA, `Waktu: ${phrase}`, TEMPAT) },
          { has: [`“${phrase}”`, why] },
        ],
      ]);
  });

  it('keeps every line, and asks whether to announce', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: ALL_LINES },
        {
          has: [
            'Pertemuan ke-41 tersimpan sebagai draf: Kamis, 4 Februari 2027 pukul 09.00 s.d. 11.15 WIB, Aula BMKG, Kemayoran.',
            'Batas konfirmasi: Senin, 1 Februari 2027 pukul 15.00 WIB.',
          ],
          lacks: 'Perlu diperhatikan',
          buttons: ['Umumkan sekarang'],
        },
      ],
      [
        { who: 'secretariat', command: ALL_LINES },
        { has: 'nomor 41 sudah dipakai'.replace('nomor', 'Nomor pertemuan') },
      ],
      [
        { who: 'secretariat', command: `umumkan 41 ${'entah '.repeat(60)}` },
        { has: 'entah', lacks: 'entah '.repeat(20) },
      ],
      [{ who: 'member', command: 'rapat 41' }, { has: 'nomor 41 tidak ditemukan' }],
      [
        { who: 'member', command: 'rapat' },
        {
          has: ['Belum ada pertemuan yang akan datang', 'Undangannya tampil di sini begitu diumumkan'],
          lacks: 'buatrapat',
        },
      ],
      ...(['secretariat', 'chair', 'admin'] as const).map(
        (who) => [{ who, command: 'rapat' }, { has: ['Belum ada pertemuan', '/buatrapat'] }] as const,
      ),
      [
        { who: 'chair', command: 'rapat 41' },
        { has: 'UNDANGAN PERTEMUAN KE-41', buttons: [] },
      ],
      [
        { who: 'chair', where: 'group', command: 'rapat 41' },
        { place: 'private', has: 'UNDANGAN PERTEMUAN KE-41' },
      ],
    ]);
  });

  it('warns of holidays and weekends, with two other dates', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        {
          who: 'secretariat',
          command: form(ACARA, 'Waktu: Sabtu, 6 Februari 2027 pukul 09.00 WIB', TEMPAT, 'Nomor: 90'),
        },
        {
          has: [
            'Perlu diperhatikan: Sabtu, 6 Februari 2027 adalah hari libur nasional',
            'jatuh pada akhir pekan',
            'Tanggal lain',
            ';',
          ],
        },
      ],
      [
        { who: 'secretariat', command: 'batalrapat 90 salah tanggal' },
        { has: 'ke-90 dibatalkan', lacks: 'diberi tahu' },
      ],
    ]);
  });
});

describe('umumkan', () => {
  it('needs a bound chat, and says how to bind one', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: 'umumkan 41' },
        { has: ['Belum ada grup atau kanal', '/tautkan', '/forses tautkan'] },
      ],
    ]);
  });

  it('tells the bound chats now, with everything the invitation has to say', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'admin', where: 'group', command: 'tautkan' }, { has: 'ditautkan ke forum FORSES' }],
      [
        { who: 'chair', command: 'umumkan 41' },
        { has: 'Undangan Pertemuan ke-41 sedang dikirim ke 1 grup atau kanal: FORSES (Telegram).' },
      ],
      [{ who: 'chair', command: 'umumkan 41' }, { has: ['sudah diumumkan', '/ubahrapat 41'] }],
    ]);
    await bot.settled();
    for (const fact of [
      'UNDANGAN PERTEMUAN KE-41 FORSES',
      'Kamis, 4 Februari 2027',
      'pukul 09.00 s.d. 11.15 WIB',
      'WITA',
      'Aula BMKG, Kemayoran',
      'Batik (TNI/Polri menyesuaikan)',
      '2. Serah terima: pukul 10.00',
      'https://contoh.go.id/bahan',
      'B-12/SES/XI/2026',
      'Ibu Sari',
      'Instansi BMKG',
      'paling lambat Senin, 1 Februari 2027 pukul 15.00 WIB',
      '[Hadir] [Diwakili]\n[Tidak hadir] [Masih dikonfirmasi]',
    ])
      expect(everyGroupText()).toContain(fact);
  });

  it('tells a chat that was bound later when it is said again, and the others not twice', async () => {
    const { telegram, slack } = voicesOf(bot);
    await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
    await verifyDialogue(telegram, [
      [{ who: 'secretariat', command: 'umumkan 41' }, { has: 'dikirim ke 1 grup atau kanal' }],
    ]);
    await bot.settled();
    expect(bot.slack.messagesIn(bot.channel).map(slackText).join('\n')).toContain('UNDANGAN PERTEMUAN KE-41');
    expect(everyGroupText().match(/UNDANGAN PERTEMUAN KE-41/g)).toHaveLength(2);
  });

  it('waits until the time that was named, once', async () => {
    const { slack, telegram } = voicesOf(bot);
    await verifyDialogue(slack, [
      [
        {
          who: 'secretariat',
          command: form('Nomor: 91', ACARA, 'Waktu: Selasa, 20 April 2027 pukul 10.00 WITA', TEMPAT),
        },
        { has: 'Pertemuan ke-91 tersimpan' },
      ],
      [{ who: 'secretariat', command: 'umumkan 91 gado-gado' }, { has: 'tidak terbaca sebagai waktu' }],
      [{ who: 'secretariat', command: 'umumkan 91 kemarin pukul 09.00' }, { has: 'sudah lewat' }],
      [{ who: 'secretariat', command: 'umumkan 91 besok' }, { has: 'jamnya belum disebut' }],
      [
        { who: 'secretariat', command: 'umumkan 91 besok pukul 08.00' },
        { has: 'akan dikirim pada Rabu, 25 November 2026 pukul 08.00 WIB' },
      ],
    ]);
    await verifyDialogue(telegram, [
      [
        { who: 'chair', command: 'umumkan 26 November 2026 pukul 08.30 WIB' },
        { has: 'Undangan Pertemuan ke-91 akan dikirim pada Kamis, 26 November 2026 pukul 08.30 WIB' },
      ],
    ]);
    await bot.advance(Date.UTC(2026, 10, 25, 2, 0) - bot.clock.now());
    expect(everyGroupText()).not.toContain('UNDANGAN PERTEMUAN KE-91');
    await bot.advance(Date.UTC(2026, 10, 26, 1, 31) - bot.clock.now());
    await bot.advance(60_000);
    expect(everyGroupText().match(/UNDANGAN PERTEMUAN KE-91/g)).toHaveLength(2);
  });
});
