import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../../src/lib/clock.ts';
import { enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { encryptedPdf, samplePdf } from '../../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

const LETTER = { name: 'Surat Undangan.pdf', content: samplePdf('Surat 42') };

describe.each([
  ['telegram', '/'],
  ['slack', '/forses '],
] as const)('the letter of a meeting, in %s', (platform, slash) => {
  let bot: TestApp;

  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const voices = voicesOf(bot);
    for (const voice of [voices.telegram, voices.slack])
      await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
    for (const [number, date] of [
      [41, '4 Februari 2027'],
      [42, '4 Maret 2027'],
    ])
      await voices.telegram.say({
        who: 'secretariat',
        command: `buatrapat\nNomor: ${number}\nAcara: Uji\nWaktu: ${date} pukul 09.00 WIB\nTempat: Aula`,
      });
  });
  afterAll(() => bot.close());

  /** A moment passes, in which what was planned is sent. */
  async function pass(): Promise<void> {
    await bot.advance(MINUTE_MS);
    await bot.settled();
  }

  /** What hangs in the group and in the channel, with its bytes. */
  function posted(): readonly Buffer[] {
    const { telegram, slack, group, channel } = bot;
    const inGroup = telegram
      .messagesIn(group)
      .flatMap(({ document }) => document ?? [])
      .map(({ file_id: id }) => Buffer.from(telegram.fileContent(id) ?? []));
    const inChannel = slack
      .messagesIn(channel)
      .flatMap(({ files }) => files.map((id) => slack.fileOf(id)?.content ?? Buffer.alloc(0)));
    // Calendar files are looked at elsewhere.
    return [...inGroup, ...inChannel].filter((content) => content.subarray(0, 5).toString() === '%PDF-');
  }

  it('is refused where it is none, and nothing is lost', async () => {
    const bad = (name: string, content: Buffer) =>
      ({ who: 'secretariat', file: { name, content }, with: '/undangan 42' }) as const;
    await verifyDialogue(voicesOf(bot)[platform], [
      [bad('terkunci.pdf', encryptedPdf()), { has: 'terkunci kata sandi' }],
      [bad('gambar.pdf', Buffer.from('bukan pdf')), { has: 'Mohon kirim sebagai PDF' }],
      [bad('besar.pdf', Buffer.alloc(11 * 1024 * 1024, 'x')), { has: 'lebih besar daripada 10 MB' }],
      [{ who: 'member', file: LETTER, with: '/undangan 42' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'secretariat', file: LETTER, with: '/undangan 99' }, { has: 'tidak ditemukan' }],
    ]);
    expect(await bot.app.database.prisma.storedFile.count()).toBe(0);
  });

  it('goes out with the invitation on both platforms, and is given again', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: 'undangan 42' }, { has: ['belum ada', `${slash}undangan 42`] }],
      [{ who: 'member', command: 'undangan 42' }, { has: 'tidak ditemukan' }],
      [
        { who: 'secretariat', file: LETTER, with: '/undangan 42' },
        { has: ['Surat undangan Pertemuan ke-42 (Kamis, 4 Maret 2027) tersimpan', 'bersama undangannya'] },
      ],
      [{ who: 'secretariat', file: LETTER, with: '/undangan 42' }, { has: 'sudah tersimpan' }],
      [
        { who: 'secretariat', command: 'umumkan 42' },
        { has: ['sedang dikirim', 'Nomor surat belum diisi'], lacks: 'belum dilampirkan' },
      ],
    ]);
    await pass();
    expect(posted()).toEqual([LETTER.content, LETTER.content]);
    await voice.say({ who: 'member', command: 'hadir' });
    await pass();
    expect(posted()).toHaveLength(2);
    await verifyDialogue(voice, [
      [
        { who: 'member', command: 'undangan' },
        { has: 'Surat undangan Pertemuan ke-42', files: ['Surat Undangan.pdf'] },
      ],
      [{ who: 'member', command: 'undangan 42 hapus' }, { has: 'hanya untuk pengurus' }],
      [{ who: 'stranger', command: 'undangan 42' }, { has: 'belum terdaftar' }],
      [{ who: 'secretariat', command: 'undangan 42 hapus' }, { has: 'dihapus' }],
      [{ who: 'secretariat', command: 'undangan 42 hapus' }, { has: 'belum ada' }],
    ]);
  });

  it('that comes after the announcement is told once to the chats, and its successor too', async () => {
    const voice = voicesOf(bot)[platform];
    const before = posted().length;
    const successor = { name: 'baru.pdf', content: samplePdf('Surat 41 baru') };
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: 'umumkan 41' }, { has: 'belum dilampirkan' }],
    ]);
    await pass();
    await verifyDialogue(voice, [
      [{ who: 'secretariat', file: LETTER, with: '/undangan 41' }, { has: 'disampaikan tersendiri' }],
    ]);
    await pass();
    await pass();
    expect(posted().length - before).toBe(2);
    await verifyDialogue(voice, [
      [{ who: 'secretariat', file: successor, with: '/undangan 41' }, { has: 'diganti' }],
    ]);
    await pass();
    expect(posted().length - before).toBe(4);
    expect(await bot.app.database.prisma.notice.count({ where: { kind: 'letter' } })).toBe(2);
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: 'batalrapat 41 uji' }, { has: 'dibatalkan' }],
      [
        { who: 'member', command: 'undangan 41' },
        { has: 'sudah dibatalkan', files: ['baru.pdf'] },
      ],
    ]);
  });
});
