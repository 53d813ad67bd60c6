import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CAST, enterCast, type Role } from '../../support/cast.ts';
import { type Heard, type Voice, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const WHEN = 'Kamis, 4 Februari 2027 pukul 09.00 WIB';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  bot.telegram.startBot(CAST.admin.telegram);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await voicesOf(bot).slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: `buatrapat\nAcara: Uji\nWaktu: ${WHEN}\nTempat: Aula` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await bot.settled();
});
afterAll(() => bot.close());

/** Takes back everything that made the stranger known. */
beforeEach(async () => {
  const { prisma } = bot.app.database;
  const externalId = { in: [String(CAST.stranger.telegram), CAST.stranger.slack] };
  await prisma.seatHolder.deleteMany({ where: { person: { accounts: { some: { externalId } } } } });
  await prisma.account.deleteMany({ where: { externalId } });
  await prisma.joinRequest.deleteMany();
  await prisma.heldAnswer.deleteMany();
  await prisma.rsvp.deleteMany();
});

/** What the newest message of the bot to somebody on a platform says. */
function newestTo(voice: Voice, who: Role): string {
  if (voice.platform === 'telegram') return bot.telegram.lastMessage({ id: CAST[who].telegram })?.text ?? '';
  return JSON.stringify(bot.slack.messagesIn(CAST[who].slack).at(-1)?.blocks ?? '');
}

const answerOf = (code: string): Promise<{ readonly answer: string; readonly byName: string } | null> =>
  bot.app.database.prisma.rsvp.findFirst({ where: { institution: { code } } });

describe.each(['telegram', 'slack'] as const)('registering, in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const ask = async (words: string): Promise<Heard> =>
    voice().say({ who: 'stranger', command: `daftar ${words}` });
  const request = async (words: string, capacity: string): Promise<void> => {
    await ask(words);
    await voice().say({ who: 'stranger', press: capacity });
    await bot.settled();
  };

  it('finds the institution in a name with a typo, asks as what, and brings the request to the secretariat', async () => {
    const offered = await ask('kemnkeu');
    if (offered.buttons.includes('Kemenkeu')) await voice().say({ who: 'stranger', press: 'Kemenkeu' });
    await verifyDialogue(voice(), [
      [
        { who: 'stranger', press: 'Pendamping (ajudan/LO)' },
        { has: ['Permohonan', 'Kemenkeu', 'dikirim ke sekretariat'], lacks: 'undefined' },
      ],
    ]);
    await bot.settled();
    expect(newestTo(voice(), 'admin') + newestTo(voicesOf(bot).telegram, 'secretariat')).toContain(
      'Kemenkeu',
    );
  });

  it('tells the secretariat the name and the account of who applies', async () => {
    await request('LAN', 'Pendamping (ajudan/LO)');
    const told = newestTo(voice(), 'admin') + newestTo(voicesOf(bot).telegram, 'secretariat');
    const account = platform === 'slack' ? '@u0asing, U0ASING' : '6666';
    expect(told).toContain(`Akun ${platform === 'slack' ? 'Slack' : 'Telegram'}: ${account}`);
    const { displayName } = await bot.app.database.prisma.joinRequest.findFirstOrThrow();
    expect(displayName).toBe(platform === 'slack' ? 'Eko Prasetyo' : 'Orang Asing');
  });

  it('asks for the institution when none was named, and goes on with the next words', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: 'daftar' }, { has: 'instansi mana' }],
      [{ who: 'stranger', words: 'instansi antah berantah' }, { has: 'tidak ditemukan' }],
      [
        { who: 'stranger', words: 'BMKG' },
        { has: 'Sebagai apa', buttons: ['Pejabat (Sekjen/Sesmen/Sestama/Sekda)', 'Pendamping (ajudan/LO)'] },
      ],
    ]);
  });

  it('lets the one whom the secretariat approves answer at once, and tells both sides', async () => {
    await request('BMKG', 'Pendamping (ajudan/LO)');
    await verifyDialogue(voice(), [
      [
        { who: 'admin', command: 'anggota' },
        {
          has: ['Permohonan yang menunggu', 'BMKG'],
          buttons: [expect.stringMatching(/^Setujui \d+$/), expect.stringMatching(/^Tolak \d+$/)],
        },
      ],
      [{ who: 'admin', press: 'Setujui' }, { has: ['disetujui', 'pendamping BMKG'] }],
    ]);
    await bot.settled();
    expect(newestTo(voice(), 'stranger')).toContain('telah disetujui');
    await verifyDialogue(voice(), [[{ who: 'stranger', command: 'hadir' }, { has: ['BMKG', 'Hadir'] }]]);
  });

  it('counts the answer that a stranger gave in the group once they are approved', async () => {
    const held = await voice().say({ who: 'stranger', where: 'group', command: 'hadir bersama ajudan' });
    expect(held.text).toContain('disimpan');
    expect(await answerOf('BMKG')).toBeNull();
    await request('BMKG', 'Pendamping (ajudan/LO)');
    await voice().say({ who: 'admin', press: 'Setujui' });
    await bot.settled();
    expect(await answerOf('BMKG')).toMatchObject({ answer: 'attending', note: 'bersama ajudan' });
    expect(newestTo(voice(), 'stranger')).toContain('kini tercatat');
  });

  it('asks the applicant back and brings their answer to the secretariat', async () => {
    await request('LAN', 'Pendamping (ajudan/LO)');
    await voice().say({ who: 'admin', press: 'Tanya' });
    await voice().say(
      platform === 'slack'
        ? { who: 'admin', fill: { question: 'Apa jabatan Bapak?' } }
        : { who: 'admin', words: 'Apa jabatan Bapak?' },
    );
    await bot.settled();
    expect(newestTo(voice(), 'stranger')).toContain('Apa jabatan Bapak?');
    await voice().say({ who: 'stranger', press: 'Jawab' });
    await voice().say(
      platform === 'slack'
        ? { who: 'stranger', fill: { answer: 'Ajudan Sestama' } }
        : { who: 'stranger', words: 'Ajudan Sestama' },
    );
    await bot.settled();
    expect(newestTo(voice(), 'admin')).toContain('Ajudan Sestama');
  });

  it.each(['words', 'reply'] as const)(
    'takes %s as the answer while the secretariat waits, once',
    async (way) => {
      await request('LAN', 'Pendamping (ajudan/LO)');
      await voice().say({ who: 'admin', press: 'Tanya' });
      await voice().say(
        platform === 'slack'
          ? { who: 'admin', fill: { question: 'Apa jabatan Ibu?' } }
          : { who: 'admin', words: 'Apa jabatan Ibu?' },
      );
      await bot.settled();
      const reply = way === 'reply' ? { replyTo: 'Apa jabatan Ibu?' } : {};
      await verifyDialogue(voice(), [
        [
          { who: 'stranger', words: 'Ajudan Sestama LAN', ...reply },
          { has: 'Jawaban Bapak/Ibu sudah diteruskan' },
        ],
        [{ who: 'stranger', words: 'zzz qqq', ...reply }, { lacks: 'Jawaban Bapak/Ibu' }],
      ]);
      await bot.settled();
      expect(newestTo(voice(), 'admin')).toContain('Ajudan Sestama LAN');
      expect(newestTo(voice(), 'admin')).not.toContain('zzz');
    },
  );

  it('tells a refused applicant, and the second who decides learns what the first did', async () => {
    await request('LAN', 'Pendamping (ajudan/LO)');
    await verifyDialogue(voice(), [[{ who: 'admin', press: 'Tolak' }, { has: 'ditolak' }]]);
    await bot.settled();
    expect(newestTo(voice(), 'stranger')).toContain('belum dapat disetujui');
    const { id } = await bot.app.database.prisma.joinRequest.findFirstOrThrow();
    await verifyDialogue(voice(), [
      [{ who: 'admin', command: `anggota setujui ${id}` }, { has: ['sudah diputus', 'ditolak'] }],
    ]);
  });

  it('does not make a request twice', async () => {
    await request('LAN', 'Pendamping (ajudan/LO)');
    await ask('LAN');
    await verifyDialogue(voice(), [
      [{ who: 'stranger', press: 'Pendamping (ajudan/LO)' }, { has: 'masih menunggu' }],
    ]);
    expect(await bot.app.database.prisma.joinRequest.count()).toBe(1);
  });

  it('asks how to register an official where there is one, and can replace them', async () => {
    await request('Sulsel', 'Pejabat (Sekjen/Sesmen/Sestama/Sekda)');
    await verifyDialogue(voice(), [
      [
        { who: 'admin', press: 'Setujui' },
        {
          has: 'sudah memiliki pejabat',
          buttons: [
            expect.stringMatching(/^Orang yang sama: /),
            'Gantikan pejabat lama',
            'Sebagai pendamping',
            'Nanti saja',
          ],
        },
      ],
      [{ who: 'admin', press: 'Sebagai pendamping' }, { has: ['disetujui', 'pendamping'] }],
    ]);
  });

  it('links the account to the official on record who had none, as the same person, which can be undone', async () => {
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const account = { forum: { connect: { id: forumId } }, name: 'Sri Wahyuni', createdAt: new Date(0) };
    const { id: sri } = await prisma.person.create({ data: account });
    const seat = await prisma.seat.findFirstOrThrow({ where: { institution: { code: 'KEMENDAGRI' } } });
    const now = new Date(bot.clock.now());
    await prisma.seatHolder.updateMany({
      where: { seatId: seat.id, capacity: 'holder', untilAt: null },
      data: { untilAt: now },
    });
    await prisma.seatHolder.create({
      data: { forumId, seatId: seat.id, personId: sri, capacity: 'holder', position: 'Sekda', fromAt: now },
    });
    await request('Kemendagri', 'Pejabat (Sekjen/Sesmen/Sestama/Sekda)');
    await verifyDialogue(voice(), [
      [{ who: 'admin', press: 'Setujui' }, { has: 'sudah memiliki pejabat: Sri Wahyuni' }],
      [
        { who: 'admin', press: 'Orang yang sama: Sri Wahyuni' },
        { has: ['Akunnya kini milik Sri Wahyuni', 'anggota pisah'] },
      ],
    ]);
    await bot.settled();
    expect(newestTo(voice(), 'stranger')).toContain('telah disetujui');
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: 'hadir' }, { has: ['Kemendagri', 'Hadir'] }],
    ]);
    const held = await prisma.seatHolder.findMany({ where: { seatId: seat.id, untilAt: null } });
    expect(held.filter(({ capacity }) => capacity === 'holder')).toMatchObject([
      { personId: sri, position: 'Sekda' },
    ]);
    const { id } = await prisma.admission.findFirstOrThrow({
      where: { personId: sri },
      orderBy: { id: 'desc' },
    });
    await verifyDialogue(voice(), [
      [{ who: 'admin', command: `anggota pisah ${id}` }, { has: 'Batalkan masuknya akun itu sebagai Sri' }],
      [{ who: 'admin', press: 'Ya, batalkan' }, { has: 'sudah dibatalkan' }],
      [{ who: 'stranger', command: 'status' }, { has: 'belum terdaftar' }],
    ]);
    expect(await prisma.seatHolder.count({ where: { personId: sri, untilAt: null } })).toBe(1);
    await prisma.seatHolder.deleteMany({ where: { personId: sri } });
  });

  it('asks whether an aide is the one on record who has the same name and no account', async () => {
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const name = platform === 'slack' ? 'eko prasetyo' : 'ORANG ASING';
    const { id: known } = await prisma.person.create({ data: { forumId, name, createdAt: new Date(0) } });
    const { id: seatId } = await prisma.seat.findFirstOrThrow({ where: { institution: { code: 'LAN' } } });
    await prisma.seatHolder.create({
      data: { forumId, seatId, personId: known, capacity: 'aide', fromAt: new Date(bot.clock.now()) },
    });
    await request('LAN', 'Pendamping (ajudan/LO)');
    await verifyDialogue(voice(), [
      [{ who: 'admin', press: 'Setujui' }, { has: 'yang belum memiliki akun. Apakah' }],
      [{ who: 'admin', press: `Orang yang sama: ${name}` }, { has: 'Akunnya kini milik' }],
    ]);
    const aides = await prisma.seatHolder.findMany({ where: { seatId, capacity: 'aide', untilAt: null } });
    expect(aides.map(({ personId }) => personId)).toEqual([known]);
    await prisma.seatHolder.deleteMany({ where: { personId: known } });
  });

  it('does not let a stranger or a member decide, whosever button they press', async () => {
    await request('LAN', 'Pendamping (ajudan/LO)');
    const { id } = await bot.app.database.prisma.joinRequest.findFirstOrThrow();
    await verifyDialogue(voice(), [
      [{ who: 'member', command: `anggota setujui ${id}` }, { has: 'hanya untuk pengurus' }],
      [{ who: 'stranger', command: `anggota setujui ${id}` }, { has: 'belum terdaftar' }],
    ]);
    expect(await bot.app.database.prisma.joinRequest.count({ where: { state: 'pending' } })).toBe(1);
  });
});

describe('registering in a Telegram group', () => {
  it('is answered in private, not before everybody', async () => {
    const heard = await voicesOf(bot).telegram.say({
      who: 'stranger',
      where: 'group',
      command: 'daftar BMKG',
    });
    expect(heard.text).toContain('daftar');
    expect(heard.text).not.toContain('Sebagai apa');
  });
});
