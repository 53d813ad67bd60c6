import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { officeFile, samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const MEETING =
  'buatrapat\nNomor: 42\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTuan rumah: BMKG';

describe.each([
  ['telegram', '/'],
  ['slack', '/forses '],
] as const)('the materials of a meeting, in %s', (platform, slash) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const voices = voicesOf(bot);
    for (const voice of [voices.telegram, voices.slack])
      await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
    await voices.telegram.say({ who: 'secretariat', command: MEETING });
  });
  afterAll(() => bot.close());

  const pass = async (milliseconds = MINUTE_MS): Promise<void> => {
    await bot.advance(milliseconds);
    await bot.settled();
  };
  const told = (): readonly string[] =>
    (platform === 'telegram'
      ? bot.telegram.messagesIn(bot.group).map(telegramText)
      : bot.slack.messagesIn(bot.channel).map(slackText)
    ).filter((text) => text.toUpperCase().startsWith('BAHAN '));

  it('are added by the secretariat before the announcement, and told after it in one message', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', command: 'bahan' }, { has: ['Belum ada bahan', `${slash}bahan 42`] }],
      [
        {
          who: 'secretariat',
          file: { name: 'Paparan Utama.pptx', content: officeFile('pptx') },
          with: '/bahan 42',
        },
        { has: ['“Paparan Utama” tersimpan', 'setelah pertemuannya diumumkan'] },
      ],
      [
        {
          who: 'secretariat',
          command: 'bahan 42 tautan https://bmkg.go.id/data Data gempa',
        },
        { has: '“Data gempa” tersimpan' },
      ],
      [{ who: 'secretariat', command: 'bahan 42 entah apa' }, { has: 'bukan tautan' }],
      [
        {
          who: 'secretariat',
          file: { name: 'virus.exe', content: Buffer.from('MZ') },
          with: '/bahan 42',
        },
        { has: 'bukan berkas yang dapat disimpan' },
      ],
      [{ who: 'member', command: 'bahan 42' }, { has: 'tidak ditemukan' }],
    ]);
    await pass(20 * MINUTE_MS);
    expect(told()).toEqual([]);
    await voicesOf(bot)[platform].say({ who: 'secretariat', command: 'umumkan 42' });
    await pass(11 * MINUTE_MS);
    await pass();
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatch(/Paparan Utama \(PPTX, 1 KB\)[\s\S]*Data gempa/);
  });

  it('are sent by a press to members, and added by the host, which is told once more', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'bahan' },
        {
          has: ['Bahan Pertemuan ke-42', 'Paparan Utama', 'Data gempa'],
          lacks: 'keterangan',
          buttons: ['1. Paparan Utama'],
        },
      ],
      [
        { who: 'member', press: '1. Paparan Utama' },
        { has: 'bahan Pertemuan ke-42', files: ['Paparan Utama.pptx'] },
      ],
      [
        { who: 'member', file: { name: 'x.pdf', content: samplePdf() }, with: '/bahan 42' },
        { has: 'hanya untuk pengurus' },
      ],
      [
        {
          who: 'host',
          file: { name: 'denah.pdf', content: samplePdf('denah') },
          with: '/bahan 42 Denah aula',
        },
        { has: '“Denah aula” tersimpan' },
      ],
    ]);
    await pass(11 * MINUTE_MS);
    await pass();
    expect(told()).toHaveLength(2);
    expect(told()[1]).toContain('Denah aula');
    expect(told()[1]).not.toContain('Paparan');
  });

  it('are removed by a press, and nobody else may', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'bahan 42 hapus' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'secretariat', command: 'bahan 42 hapus' }, { has: 'mana yang dihapus' }],
      [{ who: 'secretariat', press: 'Hapus 3. Denah aula' }, { has: '“Denah aula” dihapus' }],
      [{ who: 'member', command: 'bahan' }, { lacks: 'Denah aula' }],
    ]);
  });

  it('are asked about where a file comes without a word, and a letter is known by what it replies to', async () => {
    const letter = { name: 'Undangan BMKG.pdf', content: samplePdf('Undangan resmi') };
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', file: letter },
        {
          has: ['“Undangan BMKG.pdf” diterima. Untuk apa', 'dihapus dalam satu hari'],
          buttons: ['Surat undangan ke-42', 'Bahan Pertemuan ke-42', 'Tidak disimpan'],
        },
      ],
      [{ who: 'secretariat', press: 'Surat undangan ke-42' }, { has: 'Surat undangan Pertemuan ke-42' }],
      [
        { who: 'host', file: { name: 'peta.pdf', content: samplePdf('peta') } },
        { buttons: ['Bahan Pertemuan ke-42', 'Tidak disimpan'] },
      ],
      [{ who: 'host', press: 'Tidak disimpan' }, { has: 'tidak ada yang dilakukan' }],
      [{ who: 'member', file: letter }, { has: 'yang dapat kami baca' }],
    ]);
    const { prisma } = bot.app.database;
    await prisma.meeting.updateMany({ data: { letterFileId: null } });
    const where = platform === 'telegram' ? { where: 'group' as const, replyTo: 'UNDANGAN PERTEMUAN' } : {};
    if (platform === 'telegram')
      await verifyDialogue(voicesOf(bot)[platform], [
        [{ who: 'member', ...where, file: letter }, { place: 'nowhere' }],
        [{ who: 'secretariat', ...where, file: letter }, { has: 'Surat undangan Pertemuan ke-42' }],
      ]);
    else
      await verifyDialogue(voicesOf(bot)[platform], [
        [
          { who: 'secretariat', where: 'group', replyTo: 'UNDANGAN PERTEMUAN', file: letter },
          { has: 'Surat undangan Pertemuan ke-42' },
        ],
      ]);
  });

  it('come several at once, with the words under the first alone', async () => {
    const { telegram, slack } = bot;
    const [first, second] = ['Satu', 'Dua'].map((name) => ({
      name: `${name}.pdf`,
      content: samplePdf(name),
    }));
    if (first === undefined || second === undefined) throw new Error('no files');
    const heard = await voicesOf(bot)[platform].hear({ who: 'secretariat' }, async () => {
      if (platform === 'slack') {
        const { name: filename, content } = first;
        const more = [{ filename: second.name, content: second.content }];
        const said = {
          from: CAST.secretariat.slack,
          channel: CAST.secretariat.slack,
          filename,
          content,
          more,
        };
        slack.shareFile({ ...said, text: '/bahan 42' });
        return;
      }
      for (const [index, { name: fileName, content }] of [first, second].entries())
        telegram.sendDocument({
          ...{ from: CAST.secretariat.telegram, fileName, content, album: 'album' },
          ...(index === 0 ? { caption: '/bahan 42' } : {}),
        });
      await telegram.waitFor(() =>
        telegram.messagesIn(CAST.secretariat.telegram).some(({ text = '' }) => text.includes('“Dua”')),
      );
    });
    expect(heard.text).toContain('“Satu” tersimpan untuk Pertemuan ke-42');
    expect(heard.text).toContain('“Dua” tersimpan untuk Pertemuan ke-42');
    await bot.app.database.prisma.material.deleteMany({ where: { title: { in: ['Satu', 'Dua'] } } });
  });

  it('of a coming meeting stand beside what earlier ones left to be done', async () => {
    await bot.advance(80 * DAY_MS);
    const voice = voicesOf(bot)[platform];
    await voice.say({
      who: 'secretariat',
      command: 'tindaklanjut tambah Menyusun pedoman; BMKG; 1 Juli 2027',
    });
    await voicesOf(bot).telegram.say({
      who: 'secretariat',
      command: 'buatrapat\nNomor: 43\nAcara: Uji\nWaktu: Kamis, 10 Juni 2027 pukul 09.00 WIB\nTempat: Aula',
    });
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'bahan 43' },
        { has: ['Tindak lanjut yang belum selesai', 'Menyusun pedoman'] },
      ],
    ]);
  });
});
