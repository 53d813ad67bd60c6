import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANNOUNCED, announceMeeting, answersThatCount } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  const { prisma } = bot.app.database;
  await prisma.rsvp.deleteMany();
  await prisma.unansweredQuestion.deleteMany();
});

const telegramSaid = (): readonly string[] =>
  bot.telegram.messagesIn(CAST.member.telegram).map((one) => one.text ?? '');
const slackSaid = (): readonly string[] => bot.slack.messagesIn(CAST.member.slack).map(slackText);

describe.each(['telegram', 'slack'] as const)('in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];

  it('a note that says another answer than its command is asked back, and nothing is recorded until a press', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', where: 'group', command: 'hadir tidak bisa, dinas luar' },
        { has: ['“Hadir”', '“Tidak hadir”', 'belum dicatat'], buttons: ['Hadir', 'Tidak hadir'] },
      ],
      [{ who: 'member', command: 'status' }, { has: 'belum menjawab' }],
    ]);
    expect(await answersThatCount(bot)).toEqual([]);
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'tidakhadir insyaallah bisa' }, { buttons: ['Tidak hadir', 'Hadir'] }],
      [
        { who: 'member', press: 'Hadir', on: 'belum dicatat' },
        { has: `Konfirmasi Kemenkeu tercatat: Hadir (insyaallah bisa). ${ANNOUNCED}` },
      ],
    ]);
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending (insyaallah bisa)']);
  });

  it('what was asked gives way to the receipt, so that nothing goes on saying that nothing is recorded', async () => {
    for (const [asking, press] of [
      [{ words: 'insyaallah kami hadir' }, 'Hadir'],
      [{ command: 'hadir tidak bisa' }, 'Tidak hadir'],
      [{ command: 'hadirr' }, 'Hadir'],
      [{ command: 'tidakhadir diwakili' }, 'Diwakili'],
    ] as const) {
      const asked = await voice().say({ who: 'member', ...asking });
      expect(asked.text).toMatch(/belum (ada yang )?di(catat|lakukan)/i);
      await voice().say({ who: 'member', press });
      const said = platform === 'telegram' ? telegramSaid() : slackSaid();
      expect(said.at(-1)).toContain(`Konfirmasi Kemenkeu tercatat: ${press}`);
      expect(said).not.toContain(asked.text);
    }
  });

  it('a substitute named behind another command keeps the name for the press', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'hadir diwakili Karo Umum' }, { buttons: ['Hadir', 'Diwakili'] }],
      [
        { who: 'member', press: 'Diwakili' },
        { has: `Konfirmasi Kemenkeu tercatat: Diwakili (Karo Umum). ${ANNOUNCED}` },
      ],
      [
        { who: 'member', command: 'hadir tidak membawa kendaraan' },
        { has: 'Konfirmasi Kemenkeu tercatat: Hadir' },
      ],
    ]);
  });

  it('it is asked for each institution alike: of several, on behalf, and of somebody unregistered', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'liaison', command: 'hadir tidak jadi' }, { buttons: ['Hadir', 'Tidak hadir'] }],
      [{ who: 'liaison', press: 'Tidak hadir' }, { has: 'beberapa instansi' }],
      [
        { who: 'liaison', press: 'Pemprov Papua' },
        { has: 'Konfirmasi Pemprov Papua tercatat: Tidak hadir (tidak jadi)' },
      ],
      [
        { who: 'secretariat', command: 'hadir untuk BMKG diwakili Karo Umum' },
        { buttons: ['Hadir', 'Diwakili'] },
      ],
      [{ who: 'secretariat', press: 'Diwakili' }, { has: 'Konfirmasi BMKG tercatat: Diwakili (Karo Umum)' }],
      [
        { who: 'stranger', command: 'hadir tidak bisa' },
        { has: 'belum dicatat', buttons: ['Hadir', 'Tidak hadir'] },
      ],
      [{ who: 'stranger', press: 'Tidak hadir' }, { has: '“Tidak hadir” disimpan' }],
    ]);
    expect(await answersThatCount(bot)).toEqual(
      expect.arrayContaining(['PAPUA not_attending (tidak jadi)', 'BMKG represented (Karo Umum)']),
    );
  });

  it('politeness is answered with a word at most, and never kept as a question', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'member', words: 'terima kasih min' }, { says: 'Sama-sama.' }],
      [{ who: 'member', words: 'Selamat pagi Bapak/Ibu' }, { says: 'Selamat pagi.' }],
      [{ who: 'member', words: "Assalamu'alaikum wr. wb." }, { says: 'Waalaikumsalam.' }],
      [{ who: 'member', words: 'Permisi min' }, { says: 'Salam.' }],
      [{ who: 'member', words: 'baik pak' }, { place: 'nowhere' }],
      [{ who: 'stranger', words: 'siap, noted' }, { place: 'nowhere' }],
      [{ who: 'member', where: 'group', words: 'terima kasih' }, { place: 'nowhere' }],
    ]);
    expect(await bot.app.database.prisma.unansweredQuestion.count()).toBe(0);
  });

  it('leave alone is neither an absence nor a question, and /izin records nothing by itself', async () => {
    const all = ['Hadir', 'Diwakili', 'Tidak hadir', 'Masih dikonfirmasi'];
    await verifyDialogue(voice(), [
      [
        { who: 'member', words: 'Izin Pak' },
        { has: ['Silakan', 'tuliskan pertanyaannya'], buttons: all },
      ],
      [
        { who: 'stranger', words: 'Mohon izin' },
        { has: 'Silakan', buttons: [] },
      ],
      [
        { who: 'member', where: 'group', command: 'izin' },
        {
          has: 'belum tentu berarti tidak hadir',
          buttons: ['Hadir', 'Tidak hadir', 'Diwakili', 'Masih dikonfirmasi'],
        },
      ],
      [
        { who: 'member', where: 'group', command: 'izin bertanya, lokasinya di mana?' },
        // A button that others see would be pressed by others.
        { has: 'bertempat di Aula 41', buttons: voice().platform === 'telegram' ? [] : ['Bukan ini'] },
      ],
      [{ who: 'member', command: 'izin bertanya lokasi' }, { has: 'bertempat di' }],
    ]);
    expect(await answersThatCount(bot)).toEqual([]);
    await verifyDialogue(voice(), [
      [{ who: 'member', command: 'izin dinas luar' }, { has: 'belum ada jawaban yang dicatat' }],
      [
        { who: 'member', press: 'Tidak hadir', on: 'belum tentu' },
        { has: 'Konfirmasi Kemenkeu tercatat: Tidak hadir (dinas luar)' },
      ],
    ]);
    expect(await bot.app.database.prisma.unansweredQuestion.count()).toBe(0);
  });

  it('“siap” in reply to the notice is offered the buttons, for silence would read as success', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', where: 'group', replyTo: 'KE-41', words: 'siap pak' },
        { has: 'Pertemuan ke-41', buttons: ['Hadir', 'Diwakili', 'Tidak hadir', 'Masih dikonfirmasi'] },
      ],
    ]);
  });

  it('leave asked before a question is no absence, and an answer beside a question is offered with it', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'member', words: 'Mohon izin, lokasinya di mana?' },
        { has: 'bertempat di Aula 41', buttons: ['Bukan ini'] },
      ],
      [
        { who: 'member', words: 'Insyaallah kami hadir. Lokasinya di mana?' },
        { has: ['bertempat di Aula 41', 'Yang terbaca: Hadir.'] },
      ],
      [{ who: 'member', words: 'izin hadir' }, { has: 'Yang terbaca: Hadir.' }],
      [
        { who: 'member', words: 'mohon izin, dinas ke Manado' },
        { has: 'Yang terbaca: Tidak hadir (dinas ke Manado).' },
      ],
      [{ who: 'stranger', words: 'bapak insyaallah rawuh' }, { has: 'belum terdaftar' }],
      [{ who: 'admin', words: 'BMKG attending' }, { has: 'hadir untuk BMKG' }],
    ]);
    const { prisma } = bot.app.database;
    expect([await prisma.unansweredQuestion.count(), await prisma.rsvp.count()]).toEqual([0, 0]);
  });
});

it('politeness is no substitute’s name, unless it is one', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [{ who: 'member', command: 'diwakili' }, { has: 'nama dan jabatan wakil' }],
    [{ who: 'member', words: 'ok' }, { place: 'nowhere' }],
    [{ who: 'member', words: 'tidak jadi, saya hadir sendiri' }, { buttons: ['Diwakili', 'Hadir'] }],
    [{ who: 'host', command: 'diwakili' }, { has: 'nama dan jabatan wakil' }],
    [{ who: 'host', words: 'Pak Bagus' }, { has: 'Konfirmasi BMKG tercatat: Diwakili (Pak Bagus)' }],
  ]);
});
