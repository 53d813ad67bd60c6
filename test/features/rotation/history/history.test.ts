import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readHistory, writeHistory } from '../../../../src/features/rotation/history/history.rules.ts';
import { listHistory } from '../../../../src/features/rotation/history/history.service.ts';
import { DAY_MS } from '../../../../src/lib/clock.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { pngHead, samplePdf } from '../../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('who was host, in %s', (platform) => {
  it('is unknown at first, then listed, drawn and handed out as a file', async () => {
    const { prisma } = bot.app.database;
    await prisma.hostTurn.deleteMany();
    const voice = voicesOf(bot)[platform];
    // Telegram shows pictures as photos, which have no names.
    const picture = platform === 'telegram' ? ['photo'] : ['tuan-rumah.png'];
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'tuanrumah riwayat' }, { has: 'Belum ada tuan rumah yang tercatat' }],
      [{ who: 'member', command: 'tuanrumah gambar' }, { has: 'Belum ada tuan rumah yang tercatat' }],
      [{ who: 'stranger', command: 'tuanrumah riwayat' }, { has: 'belum terdaftar' }],
    ]);
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const { id: institutionId } = await prisma.institution.findFirstOrThrow({ where: { code: 'LAN' } });
    await prisma.hostTurn.createMany({
      data: Array.from({ length: 23 }, (_, index) => ({
        ...{ forumId, institutionId, position: 0, state: 'hosted' as const, number: index + 1 },
        ...{ hostedAt: new Date(Date.UTC(2020, index * 2, 3, 5)), createdAt: new Date(0) },
        note: index === 22 ? '=1+1' : '',
      })),
    });
    await verifyDialogue(voice, [
      [
        { who: 'member', command: 'tuanrumah riwayat' },
        {
          has: ['23 pertemuan', 'Ke-23: LAN (=1+1), 3 September 2023', 'Ke-4: LAN'],
          lacks: 'Ke-3:',
          buttons: ['Gambar', 'Berkas CSV', 'Sebelumnya'],
        },
      ],
      [{ who: 'member', press: 'Sebelumnya' }, { has: ['Ke-3: LAN', 'Ke-1: LAN, 3 Januari 2020'] }],
      [
        { who: 'member', press: 'Berkas CSV' },
        { has: '23 pertemuan', files: ['tuan-rumah.csv'] },
      ],
      [{ who: 'member', press: 'Gambar' }, { files: picture }],
      [{ who: 'member', command: 'tuanrumah gambar' }, { files: picture }],
    ]);
  });
});

it('takes no host of a meeting that is still to come, nor of one after it, nor days out of order', async () => {
  const { prisma } = bot.app.database;
  const institutions = await prisma.institution.findMany();
  const read = (lines: readonly string[], kept: readonly { number: number; date: string }[] = []) => {
    const content = Buffer.from(['ke,tanggal,instansi', ...lines].join('\n'));
    return readHistory(content, { institutions, today: '2026-11-24', firstToCome: 42, kept });
  };
  expect(read(['41,2026-09-01,LAN', '42,2026-11-01,LAN', '999,2026-11-02,LAN'])).toEqual({
    ok: false,
    problems: [
      { line: 3, reason: 'not-held', value: '42' },
      { line: 4, reason: 'not-held', value: '999' },
    ],
  });
  const kept = [
    { number: 10, date: '2020-01-10' },
    { number: 12, date: '2020-05-10' },
  ];
  expect(read(['11,2020-03-10,LAN', '12,2020-05-11,BMKG'], kept).ok).toBe(true);
  expect(read(['11,2020-06-10,LAN', '9,2020-02-01,LAN', '8,2020-03-01,LAN'], kept)).toEqual({
    ok: false,
    problems: [
      { line: 3, reason: 'before-earlier', value: '9 (2020-02-01), 8 (2020-03-01)' },
      { line: 3, reason: 'after-later', value: '9 (2020-02-01), 10 (2020-01-10)' },
      { line: 2, reason: 'after-later', value: '11 (2020-06-10), 12 (2020-05-10)' },
    ],
  });
});

it('goes out as a file that comes in again, with cells that no spreadsheet runs', async () => {
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const hosts = await listHistory(prisma, { forumId, zone: 'Asia/Jakarta', now: bot.clock.now() });
  const written = writeHistory(hosts);
  expect(written).toContain("'=1+1");
  const institutions = await prisma.institution.findMany({ where: { forumId } });
  expect(
    readHistory(Buffer.from(written), {
      institutions,
      today: '2026-11-24',
      firstToCome: undefined,
      kept: hosts.map(({ number = 0, date = '' }) => ({ number, date })),
    }),
  ).toEqual({
    ok: true,
    hosts,
  });
});

test('of two handovers that were asked for, the one confirmed first counts; to one that left there is none', async () => {
  const { prisma } = bot.app.database;
  await prisma.$transaction([prisma.hostTurn.deleteMany(), prisma.meeting.deleteMany()]);
  const { telegram, slack } = voicesOf(bot);
  const kemenkeu = { code: 'KEMENKEU' };
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', command: 'serahterima LAN' }, {}],
    [{ who: 'secretariat', press: 'Serahkan' }, { has: 'kepada LAN' }],
    [{ who: 'secretariat', command: 'serahterima BMKG' }, { has: 'LAN belum menjadi tuan rumah' }],
  ]);
  await verifyDialogue(slack, [[{ who: 'chair', command: 'serahterima Kemenkeu' }, { has: 'LAN' }]]);
  await prisma.institution.updateMany({ where: kemenkeu, data: { leftAt: new Date(bot.clock.now()) } });
  await verifyDialogue(slack, [
    [{ who: 'chair', press: 'Serahkan' }, { has: 'Kemenkeu tidak lagi menjadi anggota' }],
  ]);
  await prisma.institution.updateMany({ where: kemenkeu, data: { leftAt: null } });
  await verifyDialogue(slack, [
    [{ who: 'chair', command: 'serahterima Kemenkeu' }, {}],
    [{ who: 'chair', press: 'Serahkan' }, { has: 'dari LAN kepada Kemenkeu' }],
  ]);
  await verifyDialogue(telegram, [
    [{ who: 'secretariat', press: 'Serahkan' }, { has: 'sudah berpindah sejak pertanyaan ini' }],
    [{ who: 'member', command: 'tuanrumah' }, { has: 'Gunungan silaturahmi ada di Kemenkeu' }],
  ]);
});

test('a handover is told in every bound chat, once in each, with the last host as giver before the first one', async () => {
  const { prisma } = bot.app.database;
  await prisma.$transaction([prisma.hostTurn.deleteMany(), prisma.meeting.deleteMany()]);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
  const lines = 'Acara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y\nTuan rumah: LAN';
  await telegram.say({ who: 'secretariat', command: `buatrapat\n${lines}` });
  await telegram.say({ who: 'secretariat', command: 'umumkan' });
  await bot.advance(80 * DAY_MS);
  await verifyDialogue(telegram, [
    [
      { who: 'chair', command: 'serahterima BMKG 3 Februari 2027' },
      {
        has: [
          'Rabu, 3 Februari 2027',
          'berlangsung pada Kamis, 4 Februari 2027, setelah tanggal serah terima ini',
        ],
      },
    ],
    [{ who: 'chair', command: 'serahterima BMKG 3 Maret 2027' }, { has: 'tanggalnya belum tiba' }],
    [{ who: 'chair', command: 'serahterima BMKG besok' }, { has: 'tanggalnya belum tiba' }],
    [{ who: 'chair', command: 'serahterima BMKG 31 Februari 2027' }, { has: 'bukan tanggal' }],
    [
      { who: 'chair', where: 'group', command: 'serahterima BMKG tanggal 5 Februari' },
      { has: 'Jumat, 5 Februari 2027', lacks: 'setelah tanggal' },
    ],
  ]);
  await telegram.say({ who: 'chair', where: 'group', press: 'Serahkan' });
  await bot.settled();
  await verifyDialogue(slack, [
    [
      { who: 'chair', command: 'serahterima Kemenkeu 4 Februari 2027' },
      { has: 'baru berada di BMKG sejak Jumat, 5 Februari 2027' },
    ],
    [
      { who: 'member', command: 'tuanrumah' },
      { has: ['Gunungan silaturahmi ada di BMKG', 'LAN, 4 Februari 2027'] },
    ],
  ]);
  const told = 'Gunungan silaturahmi FORSES telah diserahterimakan dari LAN kepada BMKG.';
  const inGroup = bot.telegram.messagesIn(bot.group).filter((one) => telegramText(one).includes(told));
  const inChannel = bot.slack.messagesIn(bot.channel).filter((one) => slackText(one).includes(told));
  expect([inGroup.length, inChannel.length]).toEqual([1, 1]);
  expect(slackText(inChannel[0])).toContain('berlangsung pada Jumat, 5 Februari 2027');
  expect(slackText(inChannel[0])).toContain('penghargaan kami sampaikan kepada LAN sebagai tuan rumah');
  expect(slackText(inChannel[0])).toContain('Selamat bertugas kepada BMKG');
});

describe.each(['telegram', 'slack'] as const)('a photo of the handover, in %s', (platform) => {
  it('goes to every bound chat with the message', async () => {
    const { prisma } = bot.app.database;
    await prisma.$transaction([prisma.hostTurn.deleteMany(), prisma.meeting.deleteMany()]);
    const voice = voicesOf(bot)[platform];
    for (const one of Object.values(voicesOf(bot)))
      await one.say({ who: 'admin', where: 'group', command: 'tautkan' });
    const photos = (): number =>
      bot.telegram
        .messagesIn(bot.group)
        .filter(({ photo, from }) => photo !== undefined && from?.is_bot === true).length +
      bot.slack.messagesIn(bot.channel).filter(({ files }) => files.length > 0).length;
    const before = photos();
    await verifyDialogue(voice, [
      [
        { who: 'chair', file: { name: 'surat.pdf', content: samplePdf() }, with: '/serahterima LAN' },
        { has: 'surat.pdf', lacks: 'Serahkan' },
      ],
      [
        {
          who: 'chair',
          file: { name: 'serah.png', content: pngHead({ width: 800, height: 600 }) },
          with: '/serahterima LAN',
        },
        { has: ['Serah terima gunungan kepada LAN', 'Foto', 'ikut dikirim'] },
      ],
      [{ who: 'chair', press: 'Serahkan' }, { has: 'kepada LAN' }],
    ]);
    await bot.advance(60_000);
    await bot.settled();
    expect(photos() - before).toBe(2);
  });
});
