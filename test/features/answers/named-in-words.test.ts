import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANNOUNCED, announceMeeting, answersThatCount } from '../../support/announced.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
const SECOND = 'Pertemuan ke-42, Kamis, 8 April 2027.';

beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
  const { telegram } = voicesOf(bot);
  const lines = 'Acara: x\nWaktu: Kamis, 8 April 2027 pukul 09.00 WIB\nTempat: z\nNomor: 42';
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan 42' });
  await bot.settled();
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.app.database.prisma.rsvp.deleteMany();
});

describe.each(['telegram', 'slack'] as const)('in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];

  it('an answer for several institutions is recorded for each, with one receipt that names them all', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'hadir untuk BMKG dan LAN' },
        {
          has: [
            `Konfirmasi BMKG tercatat: Hadir. ${ANNOUNCED}`,
            `Konfirmasi LAN tercatat: Hadir. ${ANNOUNCED}`,
            'Dicatat oleh',
          ],
        },
      ],
      [
        { who: 'secretariat', command: 'tidakhadir untuk Kemendagri, Kemenkeu karena rakor' },
        {
          has: [
            'Konfirmasi Kemendagri tercatat: Tidak hadir (karena rakor).',
            'Konfirmasi Kemenkeu tercatat: Tidak hadir (karena rakor).',
          ],
        },
      ],
      [
        { who: 'liaison', command: 'hadir untuk Sulsel & Pemprov Papua' },
        {
          has: ['Konfirmasi Pemprov Sulsel tercatat: Hadir.', 'Konfirmasi Pemprov Papua tercatat: Hadir.'],
          lacks: 'Dicatat oleh',
        },
      ],
    ]);
    expect((await answersThatCount(bot)).toSorted()).toEqual([
      'BMKG attending',
      'KEMENDAGRI not_attending (karena rakor)',
      'KEMENKEU not_attending (karena rakor)',
      'LAN attending',
      'PAPUA attending',
      'SULSEL attending',
    ]);
  });

  it('of which one is not one’s own, none is recorded', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'hadir untuk Kemenkeu dan BMKG' }, { has: 'tidak mewakili BMKG' }],
    ]);
    expect(await answersThatCount(bot)).toEqual([]);
  });

  it('several are asked about like one where the words contradict the command, and a press counts for all', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: 'hadir untuk BMKG dan LAN tidak bisa' },
        { has: 'belum dicatat', buttons: ['Hadir', 'Tidak hadir'] },
      ],
      [
        { who: 'secretariat', press: 'Tidak hadir', on: 'belum dicatat' },
        { has: ['Terima kasih. Konfirmasi BMKG tercatat: Tidak', '\nKonfirmasi LAN tercatat: Tidak'] },
      ],
    ]);
  });

  it('a note that is only the name of an institution is asked back, and one’s own name is no note', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', command: 'hadir LAN' },
        { has: ['“LAN” adalah nama instansi', 'hadir untuk LAN', 'belum ada jawaban'] },
      ],
      [
        { who: 'member', command: 'tidakhadir KEMENKEU' },
        { has: 'Konfirmasi Kemenkeu tercatat: Tidak hadir. ' },
      ],
      [{ who: 'liaison', command: 'hadir Papua' }, { has: 'Konfirmasi Pemprov Papua tercatat: Hadir. ' }],
      [
        { who: 'secretariat', command: 'hadir untuk Kemeneku' },
        { has: 'Mungkin maksud Bapak/Ibu Kemenkeu?' },
      ],
    ]);
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU not_attending', 'PAPUA attending']);
  });

  it('the meeting that the words name is answered', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', command: 'hadir pertemuan 42' },
        { has: `Konfirmasi Kemenkeu tercatat: Hadir. ${SECOND}` },
      ],
      [{ who: 'member', command: 'tidakhadir untuk pertemuan ke-42' }, { has: `Tidak hadir. ${SECOND}` }],
      [
        { who: 'member', command: 'diwakili 42 Budi, Karo Umum' },
        { has: `Diwakili (Budi, Karo Umum). ${SECOND}` },
      ],
      [{ who: 'member', command: 'hadir pertemuan 43' }, { has: 'Pertemuan nomor 43 tidak ditemukan' }],
      [
        { who: 'member', command: 'hadir keduanya' },
        {
          has: 'pertemuan yang mana',
          buttons: ['Ke-41: Kamis, 4 Februari 2027', 'Ke-42: Kamis, 8 April 2027'],
        },
      ],
      [{ who: 'member', command: 'hadir rapat april' }, { has: 'pertemuan yang mana' }],
      [{ who: 'member', command: 'hadir 2 orang' }, { has: `Hadir (2 orang). ${ANNOUNCED}` }],
    ]);
  });
});
