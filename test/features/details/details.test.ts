import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const MEETING =
  'buatrapat\nNomor: 42\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTuan rumah: BMKG\nRombongan: 3';

async function withMeeting(): Promise<TestApp> {
  const bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  for (const voice of [telegram, slack])
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: MEETING });
  await telegram.say({ who: 'secretariat', command: 'umumkan 42' });
  await bot.settled();
  return bot;
}

describe('how somebody comes', () => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await withMeeting();
  });
  afterAll(() => bot.close());

  it('is asked in Telegram question by question, by buttons and by words, and kept at once', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'member', command: 'rincian' }, { has: 'Rincian diisi setelah menjawab Hadir' }],
      // In a group the button leads into the private chat, each reader into their own.
      [
        { who: 'host', where: 'group', command: 'hadir' },
        { place: 'group', buttons: ['Batalkan', 'Lengkapi rincian'] },
      ],
      [
        { who: 'host', command: 'start rincian-42' },
        {
          place: 'private',
          has: ['Rincian kehadiran Pertemuan ke-42', 'BMKG'],
          buttons: ['Lengkapi rincian'],
        },
      ],
      [
        { who: 'member', command: 'start rincian-42' },
        { has: 'Rincian diisi setelah', lacks: 'BMKG' },
      ],
      [
        { who: 'member', command: 'hadir' },
        { has: 'Hadir', buttons: ['Batalkan', 'Lengkapi rincian'] },
      ],
      [
        { who: 'member', press: 'Lengkapi rincian' },
        { has: ['1 dari 4', 'hanya dibaca tuan rumah dan sekretariat'] },
      ],
      [
        { who: 'member', press: 'Di ruang pertemuan' },
        { has: 'paling banyak 3', buttons: ['Tidak ada', '1', '2', '3', 'Lewati'] },
      ],
      [{ who: 'member', words: 'batal' }, { has: ['di ruang pertemuan', 'tanpa rombongan'] }],
      [{ who: 'member', press: 'Ubah rincian' }, {}],
      [{ who: 'member', words: 'lewati' }, { has: 'paling banyak 3' }],
      [{ who: 'member', words: '7' }, { has: 'paling banyak 3 orang' }],
      [{ who: 'member', words: 'dua orang' }, { has: 'nomor polisi' }],
      [
        { who: 'member', words: 'B 1234 XYZ, Joko\nB 99 KL, Sri' },
        { has: 'pantangan makanan', buttons: expect.arrayContaining(['Vegetarian', 'Lewati']) },
      ],
      [
        { who: 'member', press: 'Vegetarian' },
        {
          has: ['Rincian Kemenkeu', 'tersimpan', '2 orang', 'B 1234 XYZ, Joko; B 99 KL, Sri', 'Vegetarian'],
          buttons: ['Ubah rincian'],
        },
      ],
      [
        { who: 'member', where: 'group', command: 'rincian' },
        { has: ['Cara hadir', 'B 1234'], place: 'private' },
      ],
    ]);
  });

  it('is opened in the private chat by an address under the invitation and under a receipt in a group', async () => {
    const urlsUnder = (words: string) =>
      bot.telegram
        .messagesIn(bot.group)
        .findLast((one) => telegramText(one).includes(words))
        ?.reply_markup?.inline_keyboard.flat()
        .flatMap((button) => ('url' in button ? [button.url] : []));
    for (const words of ['UNDANGAN PERTEMUAN KE-42', 'BMKG tercatat: Hadir'])
      expect(urlsUnder(words)).toEqual([expect.stringMatching(/\?start=rincian-42$/)]);
  });

  it('is one form in Slack, with what is known already', async () => {
    const { slack } = voicesOf(bot);
    await verifyDialogue(slack, [
      [{ who: 'host', command: 'diwakili Rina, Karo Umum' }, { buttons: ['Batalkan', 'Lengkapi rincian'] }],
      [{ who: 'host', press: 'Lengkapi rincian' }, { place: 'form' }],
      [
        { who: 'host', fill: { mode: 'ruang', companions: '9', vehicles: '', diet: '' } },
        { place: 'errors', has: 'paling banyak 3' },
      ],
      [
        {
          who: 'host',
          fill: { mode: 'ruang', companions: '1', vehicles: 'B 2 AA, Budi', diet: 'vegetarian' },
        },
        { has: ['Rincian BMKG', 'tersimpan', 'B 2 AA, Budi'] },
      ],
    ]);
  });

  it.each(['telegram', 'slack'] as const)(
    'is listed in %s for secretariat and host, and for nobody else',
    async (platform) => {
      const voice = voicesOf(bot)[platform];
      const lists = {
        has: ['6 orang', 'Kendaraan (untuk petugas keamanan)', 'Kemenkeu: B 1234 XYZ, Joko', '(2): '],
      };
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', command: 'rincian 42' },
          { has: lists.has.filter((part) => part !== '6 orang') },
        ],
        [{ who: 'host', command: 'rincian' }, { has: 'B 2 AA, Budi' }],
        [
          { who: 'member', command: 'rincian 42' },
          { has: 'B 1234 XYZ', lacks: 'B 2 AA' },
        ],
        [{ who: 'chair', command: 'rincian 42' }, { lacks: 'B 1234' }],
        [{ who: 'stranger', command: 'rincian' }, { lacks: 'B 1234' }],
      ]);
    },
  );

  it('goes to host and secretariat as lists on the afternoon before, once', async () => {
    const day = Date.UTC(2027, 1, 3, 8, 5);
    await bot.advance(day - bot.clock.now());
    await bot.settled();
    const { prisma } = bot.app.database;
    const sent = await prisma.delivery.findMany({ where: { notice: { kind: 'hostLists' }, state: 'sent' } });
    const readers = await prisma.person.findMany({
      where: { id: { in: sent.flatMap(({ personId }) => personId ?? []) } },
    });
    const chair = await prisma.roleGrant.findFirstOrThrow({ where: { role: 'chair' } });
    expect(readers.length).toBeGreaterThanOrEqual(2);
    expect(readers.map(({ id }) => id)).not.toContain(chair.personId);
    expect(sent).toHaveLength(readers.length);
    const heard = [
      ...bot.telegram.messagesIn(CAST.secretariat.telegram).map(telegramText),
      ...bot.slack.messagesIn(bot.slack.dmOf(CAST.secretariat.slack).id).map(slackText),
    ].filter((text) => text.toUpperCase().includes('KEAMANAN DAN KONSUMSI'));
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('Kemenkeu: B 1234 XYZ, Joko');
  });

  it('is not open to whoever presses a button that is not theirs', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [[{ who: 'member', command: 'rincian' }, { buttons: ['Ubah rincian'] }]]);
    const before = await bot.app.database.prisma.answerDetail.count();
    await verifyDialogue(telegram, [
      [{ who: 'member', command: 'tidakhadir' }, { buttons: ['Batalkan'] }],
      [
        { who: 'member', press: 'Ubah rincian' },
        { place: 'toast', has: 'setelah menjawab Hadir' },
      ],
      [{ who: 'secretariat', command: 'rincian' }, { lacks: 'B 1234' }],
    ]);
    expect(await bot.app.database.prisma.answerDetail.count()).toBe(before);
  });
});

describe.each(['telegram', 'slack'] as const)('the places of a full hall, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await withMeeting();
  });
  afterAll(() => bot.close());

  /** The invitations as they stand in the group and in the channel. */
  const posted = (): readonly string[] =>
    [
      ...bot.telegram.messagesIn(bot.group).map(telegramText),
      ...bot.slack.messagesIn(bot.channel).map(slackText),
    ].filter((text) => text.includes('UNDANGAN PERTEMUAN'));

  it('are given in the order of answering; who is freed promotes the next, who is told', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'kapasitas 42 2' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'secretariat', command: 'kapasitas 42 banyak sekali 5' }, { lacks: 'terisi' }],
      [
        { who: 'secretariat', command: 'kapasitas 42 banyak' },
        { has: ['Mohon tulis jumlah orang', 'kapasitas 42 100'] },
      ],
      [{ who: 'secretariat', command: 'kapasitas 42 beri banyak' }, { lacks: 'Mohon tulis jumlah orang' }],
      [
        { who: 'secretariat', command: 'kapasitas 42 2 rombongan 1' },
        { has: ['2 orang: terisi 0, tersisa 2', 'paling banyak 1'] },
      ],
      [{ who: 'host', command: 'kapasitas 99' }, { has: ['tidak ada yang diubah', 'kapasitas 42 99'] }],
      [{ who: 'host', command: 'kapasitas' }, { has: '2 orang: terisi 0' }],
      [
        { who: 'member', command: 'hadir' },
        { has: 'Hadir', lacks: 'daftar tunggu' },
      ],
      [
        { who: 'host', command: 'hadir' },
        { has: 'Hadir', lacks: 'daftar tunggu' },
      ],
      [{ who: 'secretariat', command: 'hadir' }, { has: 'daftar tunggu, urutan ke-1' }],
      [{ who: 'liaison', command: 'hadir untuk Sulsel' }, { has: 'daftar tunggu, urutan ke-2' }],
      [{ who: 'secretariat', command: 'status' }, { has: 'dalam daftar tunggu' }],
      [{ who: 'secretariat', command: 'rekap 42' }, { has: 'Dalam daftar tunggu: LAN, ' }],
      [
        { who: 'secretariat', command: 'kapasitas 42 1' },
        { has: 'lebih kecil daripada yang sudah mendapat tempat' },
      ],
      [{ who: 'secretariat', command: 'ubahrapat 42\nKapasitas: 1' }, { has: 'lebih kecil' }],
      [{ who: 'member', command: 'tidakhadir' }, { has: 'Tidak hadir' }],
      [{ who: 'secretariat', command: 'kapasitas 42' }, { has: 'Daftar tunggu (1)' }],
      [{ who: 'member', command: 'hadir' }, { has: 'daftar tunggu, urutan ke-2' }],
    ]);
    await bot.settled();
    const told = await bot.app.database.prisma.notice.findMany({ where: { kind: 'placeGiven' } });
    expect(told).toHaveLength(1);
    await bot.advance(10_000);
    expect(posted().every((text) => text.includes('Kapasitas 2 orang sudah penuh'))).toBe(true);
  });

  it('are given beyond the capacity by the secretariat, and all of them where the hall grows', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'kapasitas 42' },
        { buttons: [expect.stringMatching(/Beri tempat: .*Sul/), 'Beri tempat: Kemenkeu'] },
      ],
      [{ who: 'secretariat', press: 'Beri tempat: Kemenkeu' }, { has: 'di luar kapasitas' }],
      [{ who: 'secretariat', press: 'Beri tempat: Kemenkeu' }, { has: 'tidak ada dalam daftar tunggu' }],
      [{ who: 'secretariat', command: 'ubahrapat 42\nKapasitas: 10' }, { has: 'kapasitas' }],
    ]);
    await bot.advance(60_000);
    await bot.settled();
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'kapasitas 42' },
        { has: 'terisi 4, tersisa 6', lacks: 'Daftar tunggu' },
      ],
      [{ who: 'member', command: 'rapat' }, { has: 'Tersisa 6 tempat dari 10.' }],
    ]);
    expect(posted().every((text) => text.includes('Tersisa 6 tempat dari 10.'))).toBe(true);
    // Who accompanies takes places, too, without any answer that changes.
    await voice.say({ who: 'member', command: 'rincian' });
    await voice.say({ who: 'member', press: 'Lengkapi rincian' });
    if (platform === 'slack')
      await voice.say({ who: 'member', fill: { mode: 'ruang', companions: '1', vehicles: '', diet: '' } });
    else for (const press of ['Di ruang pertemuan', '1']) await voice.say({ who: 'member', press });
    await bot.advance(10_000);
    expect(posted().every((text) => text.includes('Tersisa 5 tempat dari 10.'))).toBe(true);
  });
});
