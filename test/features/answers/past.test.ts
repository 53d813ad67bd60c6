import { afterAll, beforeAll, expect, it } from 'vitest';
import { announceMeeting } from '../../support/announced.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const PLATFORMS = ['telegram', 'slack'] as const;

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());

it.each(PLATFORMS)(
  'in %s /status riwayat tells every answer, who gave it and what was taken back',
  async (platform) => {
    const { prisma } = bot.app.database;
    await prisma.$transaction([prisma.rsvp.deleteMany(), prisma.rsvpHistory.deleteMany()]);
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'stranger', command: 'status riwayat' }, { lacks: 'Riwayat konfirmasi' }],
      [
        { who: 'member', command: 'status riwayat' },
        { has: ['Riwayat konfirmasi Kemenkeu', 'belum menjawab'] },
      ],
      [{ who: 'member', command: 'hadir alergi udang' }, { has: 'Hadir' }],
      [{ who: 'member', command: 'tidakhadir' }, { has: 'Tidak hadir' }],
      [{ who: 'member', press: 'Batalkan' }, { has: 'dibatalkan' }],
      [
        { who: 'member', command: 'status riwayat' },
        { has: ['Pertemuan ke-41', 'Hadir (alergi udang), oleh', 'Tidak hadir, oleh', '; dibatalkan'] },
      ],
      [
        { who: 'host', command: 'status riwayat' },
        { has: 'BMKG', lacks: 'Kemenkeu' },
      ],
    ]);
  },
);

it('in a group it says nothing of what was written for host and secretariat alone', async () => {
  await verifyDialogue(voicesOf(bot).telegram, [
    [
      { who: 'member', where: 'group', command: 'status riwayat' },
      { place: 'group', has: 'Hadir, oleh', lacks: 'udang' },
    ],
  ]);
});

it.each(PLATFORMS)(
  'in %s the forum has a quorum, and a meeting its own; the recap tells, and nobody else is told',
  async (platform) => {
    const voice = voicesOf(bot)[platform];
    const { prisma } = bot.app.database;
    const changes = () => prisma.notice.count({ where: { kind: 'change' } });
    const before = await changes();
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'forum kuorum 50%+1' }, { lacks: 'Kuorum forum' }],
      [
        { who: 'secretariat', command: 'forum kuorum banyak' },
        { has: ['jumlah instansi', 'forum kuorum 50%+1'] },
      ],
      [{ who: 'secretariat', command: 'forum kuorum 50% + 1' }, { has: ['50%+1', 'rekap'] }],
      [{ who: 'chair', command: 'rekap 41' }, { has: ['Kuorum belum tercapai', 'dari 4 yang diperlukan'] }],
      [{ who: 'secretariat', command: 'ubahrapat 41\nKuorum: banyak' }, { has: 'belum disimpan' }],
      [
        { who: 'secretariat', command: 'ubahrapat 41\nKuorum: 1 instansi' },
        { has: 'kuorum', lacks: 'diberi tahu' },
      ],
      [{ who: 'chair', command: 'rekap 41' }, { has: 'dari 1 yang diperlukan' }],
      [{ who: 'secretariat', command: 'ubahrapat 41\nKuorum: -' }, { has: 'kuorum' }],
      [{ who: 'secretariat', command: 'forum kuorum tidak' }, { has: 'belum ditetapkan' }],
      [{ who: 'chair', command: 'rekap 41' }, { lacks: 'Kuorum' }],
    ]);
    await bot.settled();
    expect(await changes()).toBe(before);
  },
);
