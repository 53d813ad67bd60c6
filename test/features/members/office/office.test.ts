import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportMembers } from '../../../../src/features/members/import/service.ts';
import { CAST, enterCast } from '../../../support/cast.ts';
import { type Heard, type Said, type Voice, verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('a change of office, in %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const say = (said: Said): Promise<Heard> => voice().say(said);
  /** The same institution is changed once by each platform. */
  const code = platform === 'telegram' ? 'KEMENDAGRI' : 'KEMENKEU';

  it('takes effect on a date, and gives the new holder an invitation', async () => {
    await say({ who: 'secretariat', command: `anggota ganti ${code}` });
    const preview =
      platform === 'slack'
        ? await say({
            who: 'secretariat',
            fill: { name: 'Dr. Siti Aminah, M.Si.', position: 'Sekjen', from: '1 Desember 2026' },
          })
        : await say({ who: 'secretariat', words: 'Dr. Siti Aminah, M.Si., Sekjen, mulai 1 Desember 2026' });
    expect(preview.text).toContain('Dr. Siti Aminah, M.Si.');
    expect(preview.text).toContain('Selasa, 1 Desember 2026');
    expect(preview.buttons).toContain('Batal');
    const choice = preview.buttons.find((text) => text === 'Terapkan' || text === 'Orang baru') ?? '';
    const done = await say({ who: 'secretariat', press: choice });
    expect(done.text).toContain('Dr. Siti Aminah, M.Si. menjadi pejabat');
    expect(done.text).toContain('UND-');
    const again = await say({ who: 'secretariat', command: `anggota cari ${code}` });
    expect(again.text).toContain('mulai Selasa, 1 Desember 2026');
    expect(done.text).toContain(
      `mulai Selasa, 1 Desember 2026: ${platform === 'telegram' ? 'Tomsi' : 'Heru'}`,
    );
    expect(done.text).toContain('sampai Selasa, 8 Desember 2026');
    const [link = ''] = /UND-\w{5}-\w{5}/.exec(done.text) ?? [];
    await verifyDialogue(voice(), [
      [
        { who: 'stranger', command: `daftar ${link}` },
        { has: ['mulai bertugas sebagai pejabat', 'Selasa, 1 Desember 2026'], lacks: 'rapat' },
      ],
      [{ who: 'stranger', command: 'rapat' }, { has: ['mulai bertugas', 'Selasa, 1 Desember 2026'] }],
      [{ who: 'stranger', command: 'hadir' }, { has: 'mulai bertugas' }],
    ]);
    const { prisma } = bot.app.database;
    const holders = await exportMembers(prisma, {
      forumId: (await prisma.forum.findFirstOrThrow()).id,
      now: bot.clock.now(),
    });
    expect(holders.rows.filter((row) => row.code === code).map(({ name }) => name)).toEqual([
      platform === 'telegram' ? 'Tomsi Tohir' : 'Heru Pambudi',
    ]);
    await prisma.account.deleteMany({
      where: { externalId: { in: [String(CAST.stranger.telegram), CAST.stranger.slack] } },
    });
  });

  it('says what is unclear in a date, and changes nothing on Batal', async () => {
    await verifyDialogue(voice(), [
      [{ who: 'secretariat', command: 'anggota ganti LAN' }, {}],
      [
        platform === 'slack'
          ? { who: 'secretariat', fill: { name: '.', position: '', from: '' } }
          : { who: 'secretariat', words: '.' },
        { has: 'Mohon tuliskan nama pejabat baru' },
      ],
      [
        { who: 'secretariat', command: 'anggota ganti LAN Budi, Sestama, mulai kapan-kapan' },
        { has: 'belum jelas' },
      ],
      [
        { who: 'secretariat', command: 'anggota ganti LAN Budi Baru, Sestama' },
        { has: ['Budi Baru, Sestama', 'sekarang juga'] },
      ],
      [{ who: 'secretariat', press: 'Batal' }, { has: 'Tidak ada yang diubah' }],
      [
        { who: 'secretariat', command: 'anggota ganti LAN Budi Baru, Sestama, mulai 1 November 2026' },
        { has: ['Budi Baru, Sestama', 'sekarang juga (tercatat sejak 1 November 2026)'] },
      ],
      [{ who: 'secretariat', press: 'Batal' }, { has: 'Tidak ada yang diubah' }],
      [
        { who: 'secretariat', command: 'anggota ganti LPSK Budi Baru' },
        { has: ['Peran yang ikut berakhir', 'Ketua (Dr. Noer Sidharta)'] },
      ],
      [
        { who: 'secretariat', command: 'anggota ganti LPSK Budi Baru, mulai 1 Februari 2027' },
        { has: ['Peran yang tidak berakhir sendiri', 'Ketua (Dr. Noer Sidharta)'] },
      ],
      [
        { who: 'secretariat', command: 'anggota ganti BMKG Budi Baru' },
        { has: 'Guswanto', lacks: 'Peran yang' },
      ],
    ]);
    expect(await bot.app.database.prisma.person.count({ where: { name: 'Budi Baru' } })).toBe(0);
  });

  it('that is over is told in the same words by every command', async () => {
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const createdAt = new Date(bot.clock.now());
    const externalId = String(CAST.stranger[platform]);
    await prisma.person.create({
      data: {
        forumId,
        name: 'Mantan',
        createdAt,
        accounts: { create: { forumId, platform, externalId, createdAt } },
      },
    });
    const over = { has: 'tidak mewakili instansi mana pun', lacks: 'belum terdaftar' };
    await verifyDialogue(voice(), [
      [{ who: 'stranger', command: 'status' }, over],
      [{ who: 'stranger', command: 'hadir' }, over],
      [{ who: 'stranger', command: 'rapat' }, over],
      [{ who: 'stranger', command: 'umumkan' }, { has: 'hanya untuk pengurus' }],
    ]);
    await prisma.account.deleteMany({ where: { externalId } });
  });
});
