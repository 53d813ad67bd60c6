import { afterAll, beforeAll, describe, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { prisma } = bot.app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const { id: hostInstitutionId } = await prisma.institution.findFirstOrThrow({ where: { code: 'LPSK' } });
  for (const [index, date] of ['2026-07-10', '2026-09-11', '2026-11-13'].entries()) {
    const startsAt = new Date(`${date}T09:00:00+07:00`);
    await prisma.meeting.create({
      data: {
        ...{ forumId, number: 39 + index, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula' },
        ...{ state: 'announced', startsAt, answerBy: startsAt, createdAt: startsAt, minutesDoneAt: startsAt },
        hostInstitutionId,
      },
    });
  }
  const { id: bmkg } = await prisma.institution.findFirstOrThrow({ where: { code: 'BMKG' } });
  const createdAt = new Date(bot.clock.now());
  await prisma.hostTurn.create({
    data: { forumId, institutionId: bmkg, position: 1, state: 'queued', createdAt },
  });
  await prisma.hostAbsence.create({
    data: {
      ...{ forumId, institutionId: bmkg, reason: 'pindah gedung', createdAt },
      ...{ from: new Date('2027-01-14'), until: new Date('2027-01-16') },
    },
  });
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('dates in %s', (platform) => {
  it('are proposed to the secretariat, each with why, and nearer ones with why not', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'usulkantanggal' }, { lacks: '2027' }],
      [
        { who: 'secretariat', command: 'usulkantanggal 2' },
        {
          has: [
            'Sesudah Pertemuan ke-41 (Jumat, 13 November 2026), irama forum (setiap 2 bulan) jatuh pada Rabu, 13 Januari 2027.',
            'Jumat, 8 Januari 2027: 5 hari lebih awal dari irama forum; hari yang biasa; hari kerja; BMKG sebagai tuan rumah tidak berhalangan.',
            'Jumat, 22 Januari 2027: 9 hari lebih lambat',
            'Jumat, 15 Januari 2027 termasuk masa berhalangan BMKG',
          ],
          lacks: 'pindah gedung',
        },
      ],
      [{ who: 'secretariat', command: 'usulkantanggal 42' }, { has: 'dari 1 sampai 10' }],
      [{ who: 'secretariat', command: 'usulkantanggal banyak' }, { has: 'dari 1 sampai 10' }],
    ]);
  });

  it('follow the cadence that the forum set', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'forum irama 1 bulan' }, { lacks: 'sekarang' }],
      [{ who: 'secretariat', command: 'forum irama' }, { has: 'Irama pertemuan FORSES: setiap 2 bulan.' }],
      [{ who: 'secretariat', command: 'forum irama sering' }, { has: 'forum irama 6 minggu' }],
      [
        { who: 'secretariat', command: 'forum irama 2 bulan, Kamis ketiga' },
        { has: 'sekarang setiap 2 bulan, Kamis ketiga' },
      ],
      [
        { who: 'secretariat', command: 'usulkantanggal' },
        { has: ['jatuh pada Kamis, 21 Januari 2027', 'tepat menurut irama forum; hari yang biasa'] },
      ],
      [{ who: 'secretariat', command: 'forum' }, { has: 'setiap 2 bulan, Kamis ketiga' }],
      [
        { who: 'secretariat', command: 'forum irama 6 minggu, hari bebas' },
        { has: 'sekarang setiap 6 minggu.' },
      ],
      [{ who: 'secretariat', command: 'usulkantanggal' }, { has: 'jatuh pada Jumat, 25 Desember 2026' }],
      [{ who: 'secretariat', command: 'forum irama 2 bulan' }, { has: 'sekarang setiap 2 bulan.' }],
    ]);
  });
});
