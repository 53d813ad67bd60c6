import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/lib/clock.ts';
import { ANNOUNCED, announceMeeting, answersThatCount } from '../support/announced.ts';
import { CAST } from '../support/cast.ts';
import { check, type Voice, verifyDialogue, voicesOf } from '../support/dialogue.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());

const GONE = 'Tombol ini tidak berlaku lagi';
const FORM = 'Acara: Halal Bihalal\nWaktu: Jumat, 5 Maret 2027 pukul 09.00\nTempat: Aula LAN | lantai 3';

describe('in a Telegram group, where everybody may press', () => {
  const voice = (): Voice => voicesOf(bot).telegram;

  it('the button of a slip is its writer’s alone, and says all that it will do', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'chair', where: 'group', command: 'rekp 41' },
        { has: 'Bapak/Ibu /rekap 41?', buttons: ['/rekap'] },
      ],
      [
        { who: 'secretariat', where: 'group', press: '/rekap', on: 'rekp' },
        { place: 'toast', has: GONE },
      ],
      [
        { who: 'stranger', where: 'group', press: '/rekap', on: 'rekp' },
        { place: 'toast', has: GONE },
      ],
      [{ who: 'chair', where: 'group', press: '/rekap', on: 'rekp' }, { has: 'Rekap Pertemuan ke-41' }],
    ]);
  });

  it.each([
    ['perann #3 sekretariat', 'peran #3 sekretariat'],
    ['umumkn 41', 'umumkan 41'],
    ['serahterim BMKG', 'serahterima BMKG'],
    ['batalrapt 41 narasumber sakit', 'batalrapat 41 narasumber sakit'],
    ['undng BMKG', 'undang BMKG'],
    ['lepaskn', 'lepaskan'],
  ])('“/%s”, which changes something, gets no button but the line to copy', async (typed, meant) => {
    const heard = await voice().say({ who: 'member', where: 'group', command: typed });
    check(heard, { has: ['silakan salin', `/${meant}`], buttons: [] }, typed);
  });

  it('nobody becomes the secretariat by a tap on somebody else’s words', async () => {
    const { prisma } = bot.app.database;
    const before = await prisma.roleGrant.count();
    const slip = await bot.telegram.sendText({
      from: CAST.member.telegram,
      chat: bot.group,
      text: '/perann #3 sekretariat',
    });
    await bot.settled();
    expect(slip.text).toContain('perann');
    for (const data of ['maksud|peran|#3 sekretariat', 'maksud|1', 'maksud|999999', 'maksud'])
      await bot.telegram.pressButton({ from: CAST.secretariat.telegram, chat: bot.group, data, stale: true });
    await bot.settled();
    expect(await prisma.roleGrant.count()).toBe(before);
  });

  it('the button of an answer is not the way to somebody else’s note', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'host', where: 'group', command: 'hadirr kursi roda' }, { buttons: ['Hadir'] }],
      [
        { who: 'member', where: 'group', press: 'Hadir', on: 'hadirr' },
        { place: 'toast', has: 'tidak ada jawaban' },
      ],
    ]);
    expect(await answersThatCount(bot)).toEqual([]);
  });
});

describe.each(['telegram', 'slack'] as const)('in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const slash = platform === 'slack' ? '/forses ' : '/';

  it('a button is spoken of only where there is one, however much was typed', async () => {
    await verifyDialogue(voice(), [
      [
        { who: 'secretariat', command: `buatrapatt\n${FORM}` },
        { has: ['silakan salin', `${slash}buatrapat`, 'lantai 3'], lacks: 'tekan tombolnya', buttons: [] },
      ],
      [
        { who: 'secretariat', command: 'tundarapt 41 Jumat, 5 Maret 2027 pukul 09.00 di tempat yang sama' },
        { has: `${slash}tundarapat 41 Jumat, 5 Maret 2027`, lacks: 'tekan tombolnya', buttons: [] },
      ],
      [
        { who: 'member', command: `tanyaa apa itu | gunungan ${'silaturahmi '.repeat(12)}` },
        { has: 'tekan tombolnya', buttons: [`${slash}tanya`] },
      ],
      [{ who: 'member', press: `${slash}tanya` }, { has: 'unungan' }],
    ]);
  });

  it('a button leaves after a day', async () => {
    await voice().say({ who: 'member', command: 'statu' });
    bot.clock.advance(DAY_MS);
    const pressed = await voice().say({ who: 'member', press: `${slash}status` });
    check(pressed, { has: GONE }, 'late');
  });

  it('a note of somebody without a record is not lost, be it asked about or mistyped', async () => {
    const { prisma } = bot.app.database;
    await prisma.heldAnswer.deleteMany();
    await verifyDialogue(voice(), [
      [
        { who: 'stranger', command: 'hadir diwakili Dr. Ratna, Karo Umum' },
        { buttons: ['Hadir', 'Diwakili'] },
      ],
      [{ who: 'stranger', press: 'Diwakili' }, { has: '“Diwakili” disimpan' }],
    ]);
    expect(await prisma.heldAnswer.findMany()).toMatchObject([
      { answer: 'represented', note: 'Dr. Ratna, Karo Umum' },
    ]);
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: 'hadirr terlambat 10 menit' }, { buttons: ['Hadir'] }],
      [{ who: 'stranger', press: 'Hadir' }, { has: '“Hadir” disimpan' }],
    ]);
    expect(await prisma.heldAnswer.findMany()).toMatchObject([
      { answer: 'attending', note: 'terlambat 10 menit' },
    ]);
  });

  it('an administrator without a record is heard after a question, too', async () => {
    await bot.app.database.prisma.rsvp.deleteMany();
    await verifyDialogue(voice(), [
      [
        { who: 'admin', command: 'hadir untuk BMKG tidak bisa' },
        { has: 'belum dicatat', buttons: ['Hadir', 'Tidak hadir'] },
      ],
      [{ who: 'admin', press: 'Tidak hadir' }, { has: 'Konfirmasi BMKG tercatat: Tidak hadir' }],
    ]);
    expect(await answersThatCount(bot)).toEqual(['BMKG not_attending (tidak bisa)']);
  });
});

describe('what comes with a slip in Telegram', () => {
  const from = CAST.member.telegram;

  it('is said not to be kept when it is a letter', async () => {
    const letter = { fileName: 'surat tugas.pdf', content: Buffer.from('%PDF') };
    for (const caption of ['/diwakilli Budi, Karo Umum', '/statu', '/perann #3 sekretariat']) {
      const send = () => bot.telegram.sendDocument({ from, ...letter, caption });
      const heard = await voicesOf(bot).telegram.hear({ who: 'member' }, send);
      check(heard, { has: ['tidak dikenal', 'menyertai pesan ini tidak disimpan'] }, caption);
    }
  });

  it.each([
    ['/tidakhadr', { has: ['pesan terusan', 'belum ada yang dicatat'] }],
    ['/thadir', { has: 'Mungkin maksud', buttons: ['Tidak hadir', 'Hadir'] }],
    ['/rekp 41', { has: ['pesan terusan tidak dijalankan', '/rekap'], buttons: [] }],
    ['/umumkn 41', { has: ['pesan terusan tidak dijalankan', '/umumkan'], buttons: [] }],
  ] as const)('is offered as a forwarded command is: “%s”', async (text, expected) => {
    await bot.app.database.prisma.rsvp.deleteMany();
    const { telegram } = bot;
    const elsewhere = telegram.createGroup({
      title: 'Lain',
      owner: CAST.host.telegram,
      members: [from],
      bot: 'absent',
    });
    const message = telegram.sendText({ from: CAST.host.telegram, chat: elsewhere, text });
    const heard = await voicesOf(bot).telegram.hear({ who: 'member' }, () =>
      telegram.forward({ from, message }),
    );
    check(heard, expected, text);
    expect(await answersThatCount(bot)).toEqual([]);
    if (text !== '/tidakhadr') return;
    const [button] = heard.buttons;
    const pressed = await voicesOf(bot).telegram.say({ who: 'member', press: button ?? '' });
    check(pressed, { has: `Konfirmasi Kemenkeu tercatat: Tidak hadir. ${ANNOUNCED}` }, 'pressed');
  });
});
