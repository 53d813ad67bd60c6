import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueMoment, readSubstituteCode } from '../../../src/features/details/substitutes/rules.ts';
import { announceMeeting } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

describe.each(['telegram', 'slack'] as const)('a substitute, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await announceMeeting(bot);
  });
  afterAll(() => bot.close());

  it('is assigned by a letter, which the secretariat reads and other members do not', async () => {
    const voice = voicesOf(bot)[platform];
    const letter = { name: 'Surat tugas.pdf', content: samplePdf() };
    await verifyDialogue(voice, [
      [
        { who: 'member', file: letter, with: '/rincian 41' },
        { has: 'setelah satu instansi Bapak/Ibu menjawab Diwakili' },
      ],
      [{ who: 'member', command: 'diwakili Ratna, Karo Umum' }, { has: 'Ratna' }],
      [
        { who: 'member', file: { name: 'a.exe', content: Buffer.from('MZ') }, with: '/rincian 41' },
        { lacks: 'tersimpan' },
      ],
      [{ who: 'member', file: letter, with: '/rincian 41' }, { has: 'Surat tugas wakil Kemenkeu' }],
      [{ who: 'secretariat', command: 'rincian 41' }, { buttons: ['Surat tugas: Kemenkeu'] }],
      [{ who: 'secretariat', press: 'Surat tugas: Kemenkeu' }, { files: ['Surat tugas.pdf'] }],
    ]);
  });

  it('is named and assigned at once by a letter with the command, in private and in a group', async () => {
    const voice = voicesOf(bot)[platform];
    const letter = { name: 'Surat tugas.pdf', content: samplePdf() };
    const named = '/diwakili Dr. Sari, M.Si., Kepala Biro Hukum';
    const letters = () =>
      bot.app.database.prisma.answerDetail.count({ where: { letterFileId: { not: null } } });
    await bot.app.database.prisma.answerDetail.deleteMany();
    await verifyDialogue(voice, [
      [
        { who: 'member', file: { name: 'a.exe', content: Buffer.from('MZ') }, with: named },
        {
          has: [
            'Diwakili (Dr. Sari, M.Si., Kepala Biro Hukum)',
            'Surat tugas itu tidak disimpan',
            'PDF, PNG, JPEG',
          ],
        },
      ],
    ]);
    expect(await letters()).toBe(0);
    await verifyDialogue(voice, [
      [
        { who: 'member', file: letter, with: named },
        {
          has: ['Diwakili (Dr. Sari', 'Surat tugas wakil Kemenkeu untuk Pertemuan ke-41 tersimpan'],
          lacks: 'tidak disimpan',
        },
      ],
      [{ who: 'secretariat', command: 'rincian 41' }, { buttons: ['Surat tugas: Kemenkeu'] }],
      // What is asked back records nothing, and keeps no letter.
      [
        { who: 'member', file: letter, with: '/diwakili tidak jadi, saya hadir sendiri' },
        { has: ['Mana yang', 'tidak disimpan'] },
      ],
      [{ who: 'stranger', file: letter, with: named }, { has: ['belum terdaftar', 'tidak disimpan'] }],
    ]);
    expect(await letters()).toBe(1);
  });

  it('whose code is typed where others read it gets another one, and the institution is told', async () => {
    const voice = voicesOf(bot)[platform];
    await voice.say({ who: 'member', command: 'diwakili Ratna, Karo Umum, vegetarian' });
    await voice.say({ who: 'member', command: 'rincian' });
    const given = await voice.say({ who: 'member', press: 'Kode untuk wakil' });
    const [code = ''] = /WKL-\S{5}-\S{5}/.exec(given.text) ?? [];
    const shown = `rincian ${code.replaceAll('-', ' ')}`;
    await verifyDialogue(voice, [
      [
        platform === 'telegram'
          ? { who: 'stranger', where: 'group', command: shown }
          : { who: 'stranger', where: 'group', words: `@Gunungan ${shown}` },
        { has: ['sudah dibatalkan', 'diberi tahu'], lacks: ['Ratna', 'Kemenkeu', 'WKL'] },
      ],
      [{ who: 'stranger', command: `rincian ${code}` }, { lacks: 'Lengkapi rincian' }],
    ]);
    await bot.settled();
    const said =
      platform === 'telegram'
        ? bot.telegram.messagesIn(CAST.member.telegram).map(telegramText)
        : bot.slack.messagesIn(bot.slack.dmOf(CAST.member.slack).id).map(slackText);
    const told = said.filter((text) => text.includes('terbaca di luar obrolan pribadi'));
    expect(told).toEqual([expect.stringContaining('Kode untuk Ratna, Karo Umum pada Pertemuan ke-41')]);
    const again = await voice.say({ who: 'member', press: 'Kode untuk wakil' });
    expect(again.text).toMatch(/WKL-\S{5}-\S{5}/);
    expect(again.text).not.toContain(code);
  });

  it('comes in by a code that works once, fills in details, and is told on the eve and in the morning', async () => {
    const voice = voicesOf(bot)[platform];
    const other = voicesOf(bot)[platform === 'telegram' ? 'slack' : 'telegram'];
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'diwakili Ratna, Karo Umum' }, { has: 'Ratna, Karo Umum' }],
      [{ who: 'member', command: 'rincian' }, { buttons: ['Lengkapi rincian', 'Kode untuk wakil'] }],
      [{ who: 'stranger', command: 'rincian' }, { has: 'belum terdaftar' }],
    ]);
    const given = await voice.say({ who: 'member', press: 'Kode untuk wakil' });
    const [code = ''] = /WKL-\S{5}-\S{5}/.exec(given.text) ?? [];
    expect(readSubstituteCode(code)).toBeDefined();
    await verifyDialogue(voice, [
      [{ who: 'stranger', command: 'rincian WKL-22222-22222' }, { has: 'tidak berlaku lagi' }],
      [
        { who: 'stranger', command: `rincian ${code.toLowerCase()}` },
        { has: 'Kemenkeu', buttons: ['Lengkapi rincian'] },
      ],
      [{ who: 'liaison', command: `rincian ${code}` }, { has: 'tidak berlaku lagi' }],
      [{ who: 'stranger', command: 'rekap' }, { has: 'belum terdaftar' }],
    ]);
    await verifyDialogue(other, [[{ who: 'member', command: 'rincian' }, { has: 'Rincian belum diisi' }]]);
    if (platform === 'slack') {
      await verifyDialogue(voice, [
        [{ who: 'stranger', press: 'Lengkapi rincian' }, { place: 'form' }],
        [
          { who: 'stranger', fill: { mode: 'ruang', companions: '1', vehicles: 'B 7 RA', diet: '' } },
          { has: 'tersimpan' },
        ],
      ]);
    } else {
      await verifyDialogue(voice, [
        [{ who: 'stranger', press: 'Lengkapi rincian' }, { has: '1 dari 4' }],
        [{ who: 'stranger', press: 'Di ruang pertemuan' }, { has: '2 dari 4' }],
        [{ who: 'stranger', words: '1' }, { has: '3 dari 4' }],
        [{ who: 'stranger', words: 'B 7 RA' }, { has: '4 dari 4' }],
        [{ who: 'stranger', press: 'Tanpa pantangan' }, { has: 'tersimpan' }],
      ]);
    }
    await verifyDialogue(voice, [[{ who: 'member', command: 'rincian' }, { has: ['B 7 RA', '1 orang'] }]]);
    const heard = (): number => {
      const texts =
        platform === 'telegram'
          ? bot.telegram.messagesIn(CAST.stranger.telegram).map(telegramText)
          : bot.slack.messagesIn(bot.slack.dmOf(CAST.stranger.slack).id).map(slackText);
      return texts.filter((text) => text.includes('mewakili Kemenkeu pada Pertemuan ke-41')).length;
    };
    for (const moment of [Date.UTC(2027, 1, 3, 9, 5), Date.UTC(2027, 1, 3, 10), Date.UTC(2027, 1, 4, 0, 5)]) {
      await bot.advance(moment - bot.clock.now());
      await bot.settled();
    }
    expect(heard()).toBe(2);
    await verifyDialogue(voice, [
      [{ who: 'member', command: 'hadir' }, { has: 'Hadir' }],
      [{ who: 'stranger', command: 'rincian' }, { has: 'belum terdaftar' }],
    ]);
  });
});

it('is told between the afternoon before and midnight, and from the morning until the start', () => {
  const midnight = Date.UTC(2027, 1, 3, 17);
  const startsAt = midnight + 9 * 3_600_000;
  const at = (hours: number) => dueMoment({ now: midnight + hours * 3_600_000, midnight, startsAt });
  expect([-9, -8, -1, 0, 6, 6.5, 8.9, 9].map(at)).toEqual([
    ...[undefined, 'eve', 'eve', undefined, undefined, 'morning', 'morning', undefined],
  ]);
});
