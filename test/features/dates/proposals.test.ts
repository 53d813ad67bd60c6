import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offeredAt, readComingDate } from '../../../src/features/dates/next.rules.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
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
        { who: 'secretariat', command: 'forum irama 3 bulan, Sabtu' },
        { has: ['Pada hari Sabtu forum tidak bekerja', 'pengingat sabtu kirim'] },
      ],
      [
        { who: 'secretariat', command: 'forum irama 3 bulan, Minggu' },
        { has: 'Minggu', lacks: ['sekarang', 'pengingat sabtu'] },
      ],
      [{ who: 'secretariat', command: 'forum irama' }, { has: 'setiap 2 bulan.' }],
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

describe('after a meeting was held', () => {
  const offers = () => bot.app.database.prisma.notice.findMany({ where: { kind: 'nextDraft' } });
  /** Forgets the offer, and offers again on a platform. */
  const offered = async (platform: 'telegram' | 'slack') => {
    const { prisma } = bot.app.database;
    for (const { id } of await offers()) {
      await prisma.delivery.deleteMany({ where: { noticeId: id } });
      await prisma.notice.delete({ where: { id } });
    }
    const secretariat = await prisma.account.findFirstOrThrow({ where: { externalId: '2001' } });
    await prisma.person.updateMany({
      where: { id: secretariat.personId },
      data: { preferredPlatform: platform },
    });
    await bot.advance(MINUTE_MS);
  };

  it('the next one is offered to the secretariat once, and nothing is made where it waits', async () => {
    await offered('slack');
    await verifyDialogue(voicesOf(bot).slack, [
      [
        {
          who: 'secretariat',
          press: 'Nanti',
          on: 'Usulan: Jumat, 8 Januari 2027 pukul 09.00 WIB, tuan rumah BMKG.',
        },
        { has: ['Belum ada yang dibuat', '/forses buatrapat'] },
      ],
    ]);
    await bot.advance(MINUTE_MS);
    expect((await offers()).length).toBe(1);
    expect(await bot.app.database.prisma.meeting.count({ where: { state: 'draft' } })).toBe(0);
  });

  it('its date is changed with buttons, and one press makes the draft', async () => {
    await offered('telegram');
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        {
          who: 'secretariat',
          press: 'Ubah tanggal',
          on: 'Pertemuan ke-41 telah berlangsung pada Jumat, 13 November 2026',
        },
        {
          has: 'Tanggal mana',
          buttons: [
            ...['Selasa, 12 Januari 2027', 'Rabu, 13 Januari 2027', 'Jumat, 22 Januari 2027'],
            ...['Jumat, 29 Januari 2027', 'Kembali'],
          ],
        },
      ],
      [
        { who: 'secretariat', press: 'Jumat, 22 Januari 2027' },
        {
          has: 'Usulan: Jumat, 22 Januari 2027 pukul 09.00 WIB, tuan rumah BMKG.',
          buttons: ['Buat draf', 'Ubah tanggal', 'Nanti'],
        },
      ],
      [
        { who: 'secretariat', press: 'Buat draf' },
        {
          has: ['Pertemuan ke-42', 'Jumat, 22 Januari 2027 pukul 09.00 WIB', 'Aula BMKG'],
          buttons: ['Umumkan sekarang'],
        },
      ],
    ]);
  });

  it('none is offered where the next one is made or a poll asks for it, and an older offer says so', async () => {
    await bot.app.database.prisma.meeting.updateMany({ where: { number: 42 }, data: { state: 'cancelled' } });
    await offered('slack');
    await bot.app.database.prisma.meeting.updateMany({ where: { number: 42 }, data: { state: 'draft' } });
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'secretariat', press: 'Buat draf' }, { has: 'sudah dibuat: Pertemuan ke-42' }],
    ]);
    await offered('telegram');
    expect(await offers()).toEqual([]);
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const createdAt = new Date(bot.clock.now());
    const answerBy = new Date(bot.clock.now() + 9 * DAY_MS);
    await prisma.meeting.updateMany({ where: { number: 42 }, data: { state: 'cancelled' } });
    const poll = await prisma.datePoll.create({ data: { forumId, answerBy, createdAt } });
    await offered('telegram');
    expect(await offers()).toEqual([]);
    await prisma.datePoll.delete({ where: { id: poll.id } });
    await offered('telegram');
    expect((await offers()).length).toBe(1);
  });

  it('it is the morning after, and a date of a button is one to come', () => {
    const evening = Date.parse('2027-02-05T19:30:00+07:00');
    expect(new Date(offeredAt({ startsAt: evening, timeZone: 'Asia/Jakarta' })).toISOString()).toBe(
      '2027-02-06T02:00:00.000Z',
    );
    const read = (written: string) => readComingDate(written, '2026-11-24');
    expect(['2026-11-25', '2026-11-24', '2027-02-30', '2099-01-01', 'x'].map(read)).toEqual([
      '2026-11-25',
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});
