import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../../support/cast.ts';
import { check, verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe('a form copied from a letter', () => {
  it.each(['telegram', 'slack'] as const)('is understood in %s, and so is a change', async (platform) => {
    const letter = [
      '*Acara* : _Rapat surat_',
      '🗓 *Hari/Tanggal* : Jumat, 5 Februari 2027',
      '⏰ *Pukul* : 09.00 WIB s.d. selesai (10.00 WITA / 11.00 WIT)',
      '📍 *Tempat*： Aula LAN',
      '1. Nomor: 77',
    ];
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: `buatrapat\n${letter.join('\n')}` },
        { has: 'Pertemuan ke-77 tersimpan sebagai draf: Jumat, 5 Februari 2027 pukul 09.00 WIB' },
      ],
      [
        { who: 'secretariat', command: 'ubahrapat 77\n• *Lokasi* : Aula BMKG' },
        { has: 'Pertemuan ke-77 diperbarui: tempat' },
      ],
    ]);
    await bot.app.database.prisma.meeting.deleteMany();
  });

  it.each(['telegram', 'slack'] as const)(
    'as an office sends it makes the meeting in %s',
    async (platform) => {
      const { prisma } = bot.app.database;
      const letter = [
        'Nomor : B-12/SF/III/2027',
        'Sifat : Biasa',
        'Lampiran : 1 (satu) berkas',
        'Hal : Undangan Pertemuan FORSES ke-42',
        '',
        'Yth. Bapak/Ibu Sekretaris Jenderal',
        'di Tempat',
        '',
        'Dengan hormat, sehubungan dengan agenda rutin FORSES, kami mengundang Bapak/Ibu untuk hadir pada:',
        '',
        'Hari/Tanggal : Jumat, 19 Maret 2027',
        'Pukul : 09.00 WIB s.d. selesai',
        'Tempat : Aula BMKG, Jl. Angkasa I No. 2, Kemayoran',
        'Acara : Pertemuan FORSES',
        'Pakaian : Batik lengan panjang',
        '🔗 https://zoom.us/j/123456',
        'Meeting ID: 123 456',
        'Passcode: abc',
        '',
        'Mengingat pentingnya acara, mohon kehadiran Bapak/Ibu tepat waktu. Konfirmasi: Sdri. Ayu.',
        '',
        'Atas perhatian Bapak/Ibu, diucapkan terima kasih.',
      ];
      const voice = voicesOf(bot)[platform];
      const heard = await voice.say({ who: 'secretariat', command: `buatrapat\n${letter.join('\n')}` });
      expect(heard.text).toContain('tersimpan sebagai draf: Jumat, 19 Maret 2027 pukul 09.00 WIB');
      expect(await prisma.meeting.findFirst()).toMatchObject({
        title: 'Pertemuan FORSES',
        place: 'Aula BMKG, Jl. Angkasa I No. 2, Kemayoran',
        dress: 'Batik lengan panjang',
        letterNumber: 'B-12/SF/III/2027',
        link: 'https://zoom.us/j/123456 (Meeting ID: 123 456, Passcode: abc)',
        agenda: null,
      });
      await prisma.meeting.deleteMany();
    },
  );

  it.each([
    'Acara: Rapat; Waktu: Jumat, 19 Maret 2027 pukul 09.00; Tempat: Aula; Nomor: 88',
    'Acara = Rapat\nWaktu = Jumat, 19 Maret 2027 pukul 09.00\nTempat = Aula\nNomor = 88',
  ])('may stand on one line or have signs of equation: %s', async (lines) => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: `buatrapat ${lines}` },
        { has: 'Pertemuan ke-88 tersimpan sebagai draf: Jumat, 19 Maret 2027 pukul 09.00 WIB' },
      ],
    ]);
    await bot.app.database.prisma.meeting.deleteMany();
  });

  it('that is saved already is changed by the command that an edit names', async () => {
    const { telegram } = voicesOf(bot);
    const { telegram: from } = CAST.secretariat;
    const form = '/buatrapat\nAcara: Rapat\nWaktu: Jumat, 19 Maret 2027 pukul 09.00\nTempat: ';
    const message = bot.telegram.sendText({ from, text: `${form}Aula` });
    await bot.settled();
    const { number } = await bot.app.database.prisma.meeting.findFirstOrThrow();
    const edit = () =>
      bot.telegram.editText({ chat: from, messageId: message.message_id, text: `${form}Balai` });
    check(await telegram.hear({ who: 'secretariat' }, edit), { has: `/ubahrapat ${number} beserta` }, 'edit');
    expect(await bot.app.database.prisma.meeting.count()).toBe(1);
    await bot.app.database.prisma.meeting.deleteMany();
  });
});
