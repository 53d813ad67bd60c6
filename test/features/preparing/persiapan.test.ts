import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeItem } from '../../../src/features/preparing/store.ts';
import { MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast, type Role } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const meeting = (number: number, when: string, host: string): string =>
  `buatrapat\nNomor: ${number}\nAcara: Uji\nWaktu: ${when} pukul 09.00 WIB\nTempat: Aula\nTuan rumah: ${host}`;

describe.each([
  ['telegram', '/'],
  ['slack', '/forses '],
] as const)('what a host prepares, in %s', (platform, slash) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const { telegram, slack } = voicesOf(bot);
    for (const voice of [telegram, slack])
      await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
    await bot.app.database.prisma.person.updateMany({ data: { preferredPlatform: platform } });
    await telegram.say({ who: 'secretariat', command: meeting(42, 'Kamis, 4 Februari 2027', 'BMKG') });
  });
  afterAll(() => bot.close());

  const told = (who: Role): readonly string[] =>
    platform === 'telegram'
      ? bot.telegram.messagesIn(CAST[who].telegram).map(telegramText)
      : bot.slack.messagesIn(CAST[who].slack).map(slackText);
  const reminded = (who: Role): readonly string[] =>
    told(who).filter((text) => text.includes('berikut sudah tiba waktunya'));
  const at = async (moment: number): Promise<void> => {
    await bot.advance(moment - bot.clock.now());
    await bot.app.scheduler.tick();
    await bot.advance(3 * MINUTE_MS);
    await bot.settled();
  };

  it('is seen by the host before the announcement, ticked off, and by nobody else', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'persiapan' }, { has: 'Belum ada pertemuan mendatang' }],
      [{ who: 'member', command: 'persiapan 42' }, { has: 'nomor 42 tidak ditemukan' }],
      [
        { who: 'host', command: 'persiapan' },
        { has: ['Persiapan Pertemuan ke-42', '0 dari 12 selesai', '1. ▫ Ruang pertemuan', 'paling lambat'] },
      ],
      [{ who: 'host', press: '1. Ruang pertemuan' }, { has: 'Ruang pertemuan, paling lambat' }],
      [{ who: 'host', press: 'Selesai' }, { has: 'Ruang pertemuan: dicatat selesai.' }],
      [{ who: 'host', press: 'Kembali' }, { has: ['▰', '1 dari 12 selesai', '1. ✅ Ruang pertemuan'] }],
      [{ who: 'secretariat', command: 'persiapan 42' }, { has: '1 dari 12 selesai' }],
      [{ who: 'secretariat', press: '✅ 1. Ruang pertemuan' }, { has: 'Ruang pertemuan' }],
      [{ who: 'secretariat', press: 'Buka kembali' }, { has: 'Ruang pertemuan: dibuka kembali.' }],
      [{ who: 'secretariat', press: 'Tidak perlu' }, { has: 'dicatat tidak diperlukan' }],
      [{ who: 'secretariat', press: 'Kembali' }, { has: '0 dari 11 selesai' }],
      [
        { who: 'chair', command: 'persiapan 42' },
        { has: '0 dari 11 selesai', buttons: [] },
      ],
      [{ who: 'host', command: 'persiapan 42 entah' }, { has: 'entah' }],
    ]);
  });

  it('is never shown in a group, and ticked off once by two at once', async () => {
    const { prisma } = bot.app.database;
    const place = platform === 'telegram' ? 'private' : 'ephemeral';
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'host', where: 'group', command: 'persiapan' },
        { has: 'Persiapan Pertemuan ke-42', place },
      ],
    ]);
    const { id: meetingId, forumId, hostInstitutionId } = await prisma.meeting.findFirstOrThrow();
    const hostId = hostInstitutionId ?? undefined;
    const press = (assigneeId: number | null) =>
      changeItem(prisma, {
        ...{ forumId, meetingId, key: 'gunungan', hostId, change: { assigneeId }, byPersonId: undefined },
        now: bot.clock.now(),
      });
    expect((await Promise.all([press(1), press(1)])).toSorted()).toEqual([false, true]);
    expect([await press(null), await press(null)]).toEqual([true, false]);
  });

  it('is given to a person of the host, who is told and goes on from there', async () => {
    for (const who of ['aide', 'host'] as const)
      await voicesOf(bot)[platform].say({ who, command: 'tuanrumah' });
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'host', command: 'persiapan' }, { has: 'Persiapan Pertemuan ke-42' }],
      [{ who: 'host', press: '4. Agenda' }, { has: 'Agenda' }],
      [{ who: 'host', press: 'Serahkan kepada …' }, { has: 'Agenda: diserahkan kepada siapa?' }],
    ]);
    const { name } = await bot.app.database.prisma.person.findFirstOrThrow({
      where: { accounts: { some: { externalId: { in: [CAST.aide.slack, String(CAST.aide.telegram)] } } } },
    });
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'host', press: name }, { has: [`Agenda diserahkan kepada ${name}`, `oleh ${name}`] }],
    ]);
    await bot.advance(3 * MINUTE_MS);
    await bot.settled();
    expect(told('aide').at(-1)).toContain('diserahkan kepada Bapak/Ibu: Agenda');
  });

  it('is reminded of once a day: the aide first, then the official, then the chair; only what is open and due', async () => {
    const nine = (month: number, day: number): number => Date.UTC(2027, month - 1, day, 2, 1);
    const counts = (): readonly number[] =>
      (['aide', 'host', 'chair'] as const).map((who) => reminded(who).length);
    await at(nine(1, 6));
    expect(counts()).toEqual([0, 0, 0]);
    // Twenty working days before the meeting: what is due first, and the hall, which is done.
    await at(nine(1, 7));
    expect(counts()).toEqual([1, 0, 0]);
    const [first = ''] = reminded('aide');
    expect(first).toContain('Surat undangan ditandatangani (jatuh tempo Kamis, 7 Januari 2027)');
    expect(first).toContain('Kapasitas tempat');
    expect(first).not.toContain('Ruang pertemuan');
    expect(first).toContain(`${slash}persiapan 42`);
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'aide', press: 'Lihat persiapan' }, { has: 'Jatuh tempo: 2.' }],
      [{ who: 'aide', press: '3. Kapasitas tempat' }, { has: 'Kapasitas tempat' }],
      [{ who: 'aide', press: 'Selesai' }, { has: 'dicatat selesai' }],
    ]);
    await at(nine(1, 7) + 60 * MINUTE_MS);
    await at(nine(1, 8));
    expect(counts()).toEqual([1, 0, 0]);
    await at(nine(1, 11));
    expect(counts()).toEqual([2, 1, 0]);
    expect(reminded('host')[0]).not.toContain('Kapasitas tempat');
    await at(nine(1, 13));
    expect(counts()).toEqual([3, 2, 1]);
    // The chair cannot mark anything, and is not asked to.
    expect(reminded('host').at(-1)).toContain('mohon ditandai');
    expect(reminded('chair')[0]).toContain('sekadar untuk diketahui');
    expect(reminded('chair')[0]).not.toContain('mohon ditandai');
    // A reminder stays short: the latest are named, the others counted.
    await at(nine(1, 26));
    const last = reminded('aide').at(-1) ?? '';
    expect(last).toContain('Tautan siaran (jatuh tempo Selasa, 26 Januari 2027)');
    expect(last).toContain('dan 1 lainnya');
    expect(last).not.toContain('Surat undangan ditandatangani');
  });

  it('takes notes, in a form or as the next words', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'host', command: 'persiapan' }, { has: 'Jatuh tempo' }],
      [{ who: 'host', press: '10. Konsumsi dan pantangan makanan' }, { has: 'Konsumsi' }],
    ]);
    await voice.say({ who: 'host', press: 'Catatan' });
    if (platform === 'telegram')
      await verifyDialogue(voice, [
        [{ who: 'host', words: 'x'.repeat(301) }, { has: 'Paling panjang 300 huruf' }],
      ]);
    await verifyDialogue(voice, [
      [
        platform === 'telegram'
          ? { who: 'host', words: 'Menunggu daftar vegetarian' }
          : { who: 'host', fill: { note: 'Menunggu daftar vegetarian' } },
        { has: ['Catatan disimpan', 'catatan: Menunggu daftar vegetarian'] },
      ],
      [{ who: 'secretariat', command: 'persiapan 42' }, { has: 'catatan: Menunggu daftar vegetarian' }],
    ]);
  });

  it('is one list for all coming hosts to the secretariat, which edits the template', async () => {
    const voice = voicesOf(bot)[platform];
    await voice.say({ who: 'secretariat', command: meeting(43, 'Kamis, 1 April 2027', 'LAN') });
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'persiapan' },
        {
          has: ['Persiapan tuan rumah', 'Pertemuan ke-42', 'BMKG', 'Pertemuan ke-43', 'LAN', '0 dari 12'],
          buttons: ['Pertemuan ke-42', 'Pertemuan ke-43'],
        },
      ],
      [{ who: 'secretariat', press: 'Pertemuan ke-43' }, { has: 'Persiapan Pertemuan ke-43' }],
      [{ who: 'host', command: 'persiapan 43' }, { has: 'nomor 43 tidak ditemukan' }],
      [{ who: 'host', command: 'persiapan templat' }, { has: 'hanya untuk pengurus' }],
      [
        { who: 'secretariat', command: 'persiapan templat tambah Spanduk; 30' },
        { has: ['Ditambahkan: Spanduk', 'Spanduk: 30 hari kerja sebelum pertemuan'] },
      ],
      [{ who: 'secretariat', press: 'Parkir' }, { has: 'Parkir: 5 hari kerja' }],
      [{ who: 'secretariat', press: '5 hari lebih awal' }, { has: 'Parkir: 10 hari kerja' }],
      [{ who: 'secretariat', press: 'Hapus' }, { has: 'Parkir dihapus dari daftar' }],
      [{ who: 'secretariat', press: 'Kembalikan: Parkir' }, { has: ['kembali dalam daftar', 'Parkir: 10'] }],
      [{ who: 'secretariat', command: 'persiapan templat tambah Tenda; 999' }, { has: 'dari 0 sampai 120' }],
      [
        { who: 'secretariat', command: 'persiapan templat tambah spanduk; 5' },
        { has: 'sudah ada dalam daftar' },
      ],
      [
        { who: 'secretariat', command: 'persiapan templat entah' },
        { has: ['“entah” tidak dikenal', 'tambah'] },
      ],
      [{ who: 'secretariat', command: 'persiapan 43' }, { has: ['dari 13 selesai', 'Spanduk'] }],
    ]);
  });

  it('counts the letter as done once the meeting has it, also for whoever presses an older button', async () => {
    const voice = voicesOf(bot)[platform];
    const letter = { name: 'surat.pdf', content: samplePdf('Surat 43') };
    const asked = 'Surat undangan ditandatangani';
    await voice.say({ who: 'secretariat', file: letter, with: `${slash}undangan 43` });
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: 'persiapan 43' }, { has: ['1 dari 13 selesai', `✅ ${asked}`] }],
      [
        { who: 'secretariat', press: `✅ 3. ${asked}` },
        { has: asked, buttons: ['Catatan', 'Kembali'] },
      ],
    ]);
  });

  it('begins anew for another host, which is given nothing that the one before did', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'secretariat', press: 'Kembali' }, { has: 'Persiapan Pertemuan ke-43' }],
      [{ who: 'secretariat', press: '4. Kapasitas tempat' }, {}],
      [{ who: 'secretariat', press: 'Selesai' }, { has: 'dicatat selesai' }],
      [{ who: 'secretariat', command: 'persiapan 43' }, { has: '2 dari 13 selesai' }],
      [{ who: 'secretariat', command: 'ubahrapat 43\nTuan rumah: BMKG' }, { has: 'tuan rumah' }],
      [{ who: 'secretariat', command: 'persiapan 43' }, { has: ['BMKG', '1 dari 13 selesai'] }],
      [{ who: 'host', command: 'persiapan 43' }, { has: '1 dari 13 selesai' }],
      [{ who: 'host', press: '4. Kapasitas tempat' }, {}],
      [{ who: 'host', press: 'Selesai' }, { has: 'dicatat selesai' }],
      [{ who: 'secretariat', command: 'persiapan 43' }, { has: '2 dari 13 selesai' }],
    ]);
  });
});
