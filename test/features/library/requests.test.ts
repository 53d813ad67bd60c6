import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { shelve, toldIn } from './shelf.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  await shelve(bot, [
    {
      number: 1,
      title: 'Pedoman arsip digital',
      of: 'BMKG',
      topics: ['Kearsipan'],
      publishedAt: Date.UTC(2026, 0, 5),
    },
  ]);
  for (const who of ['admin', 'member', 'host', 'aide', 'chair', 'secretariat'] as const)
    await voicesOf(bot).telegram.say({ who, command: 'bantuan' });
  // What comes by itself is looked for in one place.
  await bot.app.database.prisma.person.updateMany({ data: { preferredPlatform: 'telegram' } });
  await bot.advance(2 * MINUTE_MS);
});
afterAll(() => bot.close());

const to = (moment: string): Promise<void> => bot.advance(Date.parse(moment) - bot.clock.now());

describe.each(['telegram', 'slack'] as const)('what is looked for in %s', (platform) => {
  it('is noted for the institution with its topic, listed, and closed once by its own', async () => {
    const voice = voicesOf(bot)[platform];
    const wording = platform === 'telegram' ? 'SOP kearsipan surat' : 'Contoh kearsipan foto';
    await verifyDialogue(voice, [
      [
        { who: 'member', command: 'mintabahan' },
        { has: 'Belum ada permintaan', buttons: [] },
      ],
      [
        { who: 'member', command: `mintabahan ${'x'.repeat(201)}` },
        { has: '201 karakter, paling banyak 200' },
      ],
      [
        { who: 'member', command: `mintabahan  ${wording} ` },
        { has: ['dari Kemenkeu dicatat', wording, 'Topiknya: Kearsipan', 'ringkasan Pustaka berikutnya'] },
      ],
      [
        { who: 'member', command: `mintabahan ${wording.toLowerCase()}` },
        { has: 'sudah mencarinya dengan permintaan nomor' },
      ],
      // A number, or a sign, asks for nothing.
      [
        { who: 'member', command: 'mintabahan 3' },
        { has: wording, lacks: 'dicatat' },
      ],
      [
        { who: 'member', command: 'mintabahan tutup 3' },
        { has: wording, lacks: 'dicatat' },
      ],
      [
        { who: 'member', command: 'mintabahan ???' },
        { has: wording, lacks: 'dicatat' },
      ],
      [
        { who: 'host', command: 'mintabahan' },
        { has: [`${wording} (Kemenkeu, topik Kearsipan)`], buttons: [] },
      ],
      [{ who: 'stranger', command: 'mintabahan sesuatu' }, { lacks: 'dicatat' }],
    ]);
    const { prisma } = bot.app.database;
    const { number } = await prisma.libraryRequest.findFirstOrThrow({ where: { status: 'open' } });
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'mintabahan' }, { buttons: [`Tutup ${number}`] }],
      [{ who: 'member', press: `Tutup ${number}` }, { has: `Permintaan nomor ${number} ditutup` }],
      [{ who: 'member', command: 'mintabahan' }, { has: 'Belum ada permintaan' }],
    ]);
    expect(await prisma.auditEntry.count({ where: { action: 'mintabahan tutup' } })).toBe(
      platform === 'telegram' ? 1 : 2,
    );
  });
});

it('what the library may have is shown before it is asked for', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [
      { who: 'member', command: 'mintabahan pedoman arsip digital' },
      {
        has: ['1. Pedoman arsip digital (BMKG)', 'Tetap minta'],
        buttons: ['Buka 1', 'Tetap minta', 'Batal'],
      },
    ],
    [{ who: 'member', press: 'Batal' }, { has: 'tidak dicatat' }],
  ]);
});

it('who acts for several institutions says for which, and two presses at once make one request', async () => {
  const { telegram } = voicesOf(bot);
  await verifyDialogue(telegram, [
    [{ who: 'liaison', command: 'mintabahan tata cara hibah' }, { has: 'untuk instansi mana' }],
  ]);
  const heard = await Promise.all([
    telegram.say({ who: 'liaison', press: 'Pemprov Papua' }),
    telegram.say({ who: 'liaison', press: 'Pemprov Sulsel' }),
  ]);
  expect(heard.map(({ text }) => text).join('\n')).toContain('dicatat: tata cara hibah');
  const { prisma } = bot.app.database;
  expect(await prisma.libraryRequest.count({ where: { wording: 'tata cara hibah' } })).toBe(1);
});

it('goes with the digest to who is likely to have it, and who asked hears when something fits; a press closes it', async () => {
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'host', command: 'mintabahan' });
  await telegram.say({ who: 'member', command: 'mintabahan SOP kearsipan surat' });
  const { prisma } = bot.app.database;
  const { number } = await prisma.libraryRequest.findFirstOrThrow({
    where: { wording: { contains: 'SOP' }, status: 'open' },
  });
  await to('2026-11-30T08:00:00+07:00');
  // BMKG published something of that topic; Kemenkeu asks itself.
  const [told = '', ...more] = toldIn(bot, CAST.host.telegram, 'Ringkasan Pustaka');
  expect(told).toContain(`${number}. Dicari Kemenkeu: SOP kearsipan surat`);
  expect(told).toContain('Punya bahan yang dicari? /bagikan.');
  expect(more).toEqual([]);
  expect(toldIn(bot, CAST.member.telegram, 'Ringkasan Pustaka')).toEqual([]);
  await shelve(bot, [
    { number: 40, title: 'Surat dinas elektronik', of: 'BMKG', topics: ['Kearsipan'] },
    { number: 41, title: 'Pengadaan', of: 'BMKG', topics: ['Pengadaan'] },
  ]);
  await bot.advance(10 * MINUTE_MS);
  const fits = toldIn(bot, CAST.member.telegram, 'Apakah ini yang dicari');
  expect(fits).toHaveLength(1);
  expect(fits[0]).toContain('40. Surat dinas elektronik (BMKG)');
  await bot.advance(10 * MINUTE_MS);
  expect(toldIn(bot, CAST.member.telegram, 'Apakah ini yang dicari')).toHaveLength(1);
  await verifyDialogue(telegram, [
    [
      { who: 'member', press: `Ya, tutup ${number}` },
      { has: `Permintaan nomor ${number} dicatat terpenuhi` },
    ],
  ]);
  const { status, fulfilledById } = await prisma.libraryRequest.findFirstOrThrow({ where: { number } });
  expect([status, fulfilledById === null]).toEqual(['fulfilled', false]);
});

it('a curator takes a request off the list, and who asked is told; what nobody finds in half a year is closed', async () => {
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'member', command: 'mintabahan sesuatu yang lain' });
  const { prisma } = bot.app.database;
  const { number } = await prisma.libraryRequest.findFirstOrThrow({
    where: { wording: { contains: 'lain' } },
  });
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: 'mintabahan' }, { has: 'sesuatu yang lain' }],
    [
      { who: 'secretariat', press: `Hapus ${number}` },
      { has: `nomor ${number} ditutup`, buttons: ['Lihat permintaan lainnya'] },
    ],
    [
      { who: 'secretariat', press: 'Lihat permintaan lainnya' },
      { has: 'tata cara hibah', lacks: 'sesuatu yang lain' },
    ],
  ]);
  await bot.advance(MINUTE_MS);
  expect(toldIn(bot, CAST.member.telegram, 'dihapus dari daftar oleh kurator')).toHaveLength(1);
  expect(await prisma.libraryRequest.count({ where: { status: 'open' } })).toBe(1);
  await to('2027-05-31T10:00:00+07:00');
  expect(await prisma.libraryRequest.count({ where: { status: 'open' } })).toBe(0);
});

it('an institution is asked after a year whether its entry still holds, and says so by a press; curators hear what waits', async () => {
  const { telegram } = voicesOf(bot);
  const { prisma } = bot.app.database;
  await shelve(bot, [{ number: 60, title: 'Menunggu keputusan', of: 'LAN', status: 'waiting' }]);
  await to('2027-06-04T10:00:00+07:00');
  expect(toldIn(bot, CAST.secretariat.telegram, '60. Menunggu keputusan (LAN)')).toHaveLength(1);
  // The secretariat's own are asked of who looks after the library.
  await prisma.libraryEntry.updateMany({ where: { number: 41 }, data: { institutionId: null } });
  await to('2027-12-02T09:30:00+07:00');
  expect(toldIn(bot, CAST.secretariat.telegram, 'Apakah masih berlaku?').at(-1)).toContain(
    'nomor 41, Pengadaan',
  );
  const asked = toldIn(bot, CAST.aide.telegram, 'Apakah masih berlaku?');
  expect(asked.at(-1)).toContain('Kebijakan nomor 40, Surat dinas elektronik');
  await verifyDialogue(telegram, [
    [{ who: 'aide', press: 'Masih berlaku 40' }, { has: 'Bahan nomor 40 dicatat masih berlaku' }],
  ]);
  const { confirmedAt } = await prisma.libraryEntry.findFirstOrThrow({ where: { number: 40 } });
  expect(confirmedAt).not.toBeNull();
});

it('in Slack too what fits comes privately, what is pressed in a letter leaves its other questions, and curators are reminded', async () => {
  const { slack } = voicesOf(bot);
  for (const who of ['member', 'aide', 'secretariat'] as const) await slack.say({ who, command: 'pustaka' });
  const { prisma } = bot.app.database;
  await prisma.person.updateMany({ data: { preferredPlatform: 'slack' } });
  await slack.say({ who: 'member', command: 'mintabahan contoh kearsipan foto' });
  await bot.advance(MINUTE_MS);
  const dates = Date.parse('2026-12-20T10:00:00+07:00');
  await shelve(bot, [
    { number: 70, title: 'Arsip foto', of: 'BMKG', topics: ['Kearsipan'] },
    { number: 71, title: 'Arsip lama', of: 'BMKG', publishedAt: dates },
    { number: 72, title: 'Arsip rekaman', of: 'BMKG', publishedAt: dates },
    { number: 73, title: 'Arsip suara', of: 'BMKG', status: 'waiting' },
  ]);
  await bot.advance(10 * MINUTE_MS);
  const { number } = await prisma.libraryRequest.findFirstOrThrow({ where: { status: 'open' } });
  await verifyDialogue(slack, [
    [{ who: 'member', press: `Belum, cari terus ${number}` }, { has: 'tetap terbuka' }],
    [{ who: 'member', press: `Ya, tutup ${number}` }, { has: 'dicatat terpenuhi' }],
    [{ who: 'member', press: `Ya, tutup ${number}` }, { has: 'sudah ditutup' }],
  ]);
  await to('2027-12-21T09:30:00+07:00');
  await verifyDialogue(slack, [
    [{ who: 'aide', press: 'Masih berlaku 71' }, { has: 'Bahan nomor 71 dicatat masih berlaku' }],
    [{ who: 'aide', press: 'Masih berlaku 72' }, { has: 'Bahan nomor 72 dicatat masih berlaku' }],
    [{ who: 'secretariat', command: 'pustaka' }, { has: 'Menunggu keputusan kurator: nomor 60, 73' }],
    [
      { who: 'host', command: 'pustaka' },
      { has: 'yang belum terbit: nomor 73', lacks: '60' },
    ],
    [{ who: 'secretariat', press: 'Lihat 73' }, { has: ['Arsip suara', 'Menunggu persetujuan'] }],
  ]);
});
