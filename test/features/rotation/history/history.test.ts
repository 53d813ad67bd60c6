import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory, writeHistory } from '../../../../src/features/rotation/history/history.rules.ts';
import { listHistory } from '../../../../src/features/rotation/history/history.service.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
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
