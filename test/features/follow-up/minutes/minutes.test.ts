import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { samplePdf } from '../../../support/sample-files.ts';
import { createTestApp, TEST_NOW, type TestApp } from '../../../support/test-app.ts';

const MEETING =
  'buatrapat\nNomor: 42\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTuan rumah: BMKG';
const STARTS_AT = Date.UTC(2027, 1, 4, 2, 0);
const pdf = (words: string) => ({ name: `${words}.pdf`, content: samplePdf(words) });

describe.each(['telegram', 'slack'] as const)('minutes as a document, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    const voices = voicesOf(bot);
    for (const voice of [voices.telegram, voices.slack])
      await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
    await voices.telegram.say({ who: 'secretariat', command: MEETING });
    await voices.telegram.say({ who: 'secretariat', command: 'umumkan 42' });
    await bot.settled();
    await verifyDialogue(voices[platform], [
      [{ who: 'host', file: pdf('Terlalu awal'), with: '/notula 42' }, { has: 'belum berlangsung' }],
    ]);
    await bot.advance(STARTS_AT + DAY_MS + HOUR_MS - TEST_NOW);
  });
  afterAll(() => bot.close());

  const pass = async (milliseconds = MINUTE_MS): Promise<void> => {
    await bot.advance(milliseconds);
    await bot.settled();
  };
  const posted = (words: string): number =>
    (platform === 'telegram'
      ? bot.telegram.messagesIn(bot.group).map(telegramText)
      : bot.slack.messagesIn(bot.channel).map(slackText)
    ).filter((text) => text.toLowerCase().includes(words.toLowerCase())).length;

  it('are handed in by the host, and go to the members once that was confirmed', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', command: 'notula 42' }, { has: 'belum ada' }],
      [{ who: 'member', file: pdf('Palsu'), with: '/notula 42' }, { has: 'hanya untuk pengurus' }],
      [
        { who: 'host', file: { name: 'notula.pdf', content: Buffer.from('teks') }, with: '/notula 42' },
        { has: 'Mohon kirim sebagai PDF' },
      ],
      [{ who: 'secretariat', command: 'notula 42 setujui' }, { has: 'disahkan oleh ketua' }],
      [{ who: 'chair', command: 'notula 42 setujui' }, { has: 'belum mempunyai rancangan' }],
      [
        { who: 'host', file: pdf('Rancangan'), with: '/notula 42' },
        { has: 'Kirim kepada anggota?', buttons: ['Kirim kepada anggota', 'Jangan dikirim'] },
      ],
    ]);
    await pass();
    expect(posted('Rancangan notula')).toBe(0);
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'host', press: 'Kirim kepada anggota' },
        { has: ['disampaikan kepada anggota', 'Rabu, 10 Februari 2027 pukul 16.00 WIB'] },
      ],
    ]);
    await pass();
    expect(posted('Rancangan notula')).toBe(1);
  });

  it('are answered by the institutions: one agrees, another corrects, which only the authors read', async () => {
    const voice = voicesOf(bot)[platform];
    const title = 'Rancangan notula';
    await verifyDialogue(voice, [
      [
        { who: 'member', where: 'group', press: 'Setuju', on: title },
        platform === 'telegram' ? { place: 'toast', has: 'Kemenkeu: setuju' } : { has: 'Kemenkeu: setuju' },
      ],
      [{ who: 'secretariat', command: 'notula 42 koreksi' }, {}],
    ]);
    if (platform === 'telegram')
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', words: 'Halaman 2: nama narasumber keliru.' },
          { has: 'Koreksi LAN diterima' },
        ],
        [{ who: 'stranger', command: 'notula 42' }, { has: 'belum terdaftar' }],
        // In the group everybody reads along, whoever asks.
        [
          { who: 'host', where: 'group', command: 'notula 42' },
          { has: 'belum disahkan', lacks: ['narasumber', 'Koreksi: 1'] },
        ],
        // Whoever presses in the group writes where only the bot reads it.
        [{ who: 'aide', command: 'status' }, {}],
        [
          { who: 'aide', where: 'group', press: 'Ada koreksi', on: title },
          { place: 'private', has: 'ditulis di sini', buttons: ['Tulis koreksi'] },
        ],
        [{ who: 'aide', press: 'Tulis koreksi' }, { has: 'Silakan tuliskan koreksinya' }],
        [{ who: 'aide', words: '\u200b ' }, {}],
        [{ who: 'aide', words: 'Daftar hadir belum lengkap.' }, { has: 'Koreksi BMKG diterima' }],
      ]);
    else
      await verifyDialogue(voice, [
        [
          { who: 'secretariat', fill: { correction: 'Halaman 2: nama narasumber keliru.' } },
          { has: 'Koreksi LAN diterima' },
        ],
      ]);
    await verifyDialogue(voice, [
      [
        { who: 'host', command: 'notula 42' },
        { has: ['Setuju: 1 instansi', 'LAN: Halaman 2: nama narasumber keliru.'], files: ['Rancangan.pdf'] },
      ],
      [
        { who: 'member', command: 'notula 42' },
        { has: 'belum disahkan', lacks: 'narasumber' },
      ],
    ]);
    expect(posted('narasumber')).toBe(0);
  });

  it('are corrected by a new draft, which the old buttons do not answer', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'secretariat', file: pdf('Perbaikan'), with: '/notula 42' }, { has: 'Kirim kepada anggota?' }],
      [{ who: 'secretariat', press: 'Kirim kepada anggota' }, { has: 'disampaikan kepada anggota' }],
    ]);
    await pass();
    expect(posted('sudah diperbaiki')).toBe(1);
    const minutes = await bot.app.database.prisma.minutes.findFirstOrThrow();
    expect(minutes).toMatchObject({ revision: 2, state: 'draft' });
    await verifyDialogue(voice, [
      [{ who: 'chair', command: 'notula 42 setujui' }, { has: 'masih dapat masuk sampai' }],
      [{ who: 'chair', press: 'Tunggu dahulu' }, { has: 'tidak ada yang dilakukan' }],
    ]);
  });

  it('are approved by the chair when the time is over, and then go to everyone once', async () => {
    const voice = voicesOf(bot)[platform];
    await bot.advance(6 * DAY_MS);
    await pass();
    await pass();
    const { prisma } = bot.app.database;
    expect(await prisma.notice.count({ where: { kind: 'minutesReplies' } })).toBe(1);
    const told = [
      ...bot.telegram.messagesIn(CAST.chair.telegram).map(telegramText),
      ...bot.slack.messagesIn(CAST.chair.slack).map(slackText),
    ].filter((text) => /tanggapan atas rancangan notula/i.test(text));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('[Sahkan notula]');
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'notula 42 koreksi Terlambat' }, { has: 'Masa koreksi' }],
      [{ who: 'chair', command: 'notula 42 setujui' }, { has: 'disahkan, dan disampaikan' }],
      [{ who: 'chair', command: 'notula 42 setujui' }, { has: 'sudah disahkan' }],
    ]);
    await pass();
    await pass();
    expect(posted('sudah disahkan ketua')).toBe(1);
    await verifyDialogue(voice, [
      [
        { who: 'member', command: 'notula 42' },
        { has: 'Notula Pertemuan ke-42.', files: ['Perbaikan.pdf'] },
      ],
      [{ who: 'host', file: pdf('Susulan'), with: '/notula 42' }, { has: 'sudah disahkan' }],
    ]);
    expect(await prisma.meeting.findFirstOrThrow()).toMatchObject({ minutesDoneAt: expect.any(Date) });
  });
});
