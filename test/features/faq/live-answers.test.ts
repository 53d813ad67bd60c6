import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram, slack } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await slack.say({ who: 'admin', where: 'group', command: 'tautkan' });
});
afterAll(() => bot.close());

describe.each(['telegram', 'slack'] as const)('questions about the next meeting in %s', (platform) => {
  it('are met with what is not there yet', async () => {
    await bot.app.database.prisma.meeting.updateMany({ data: { state: 'cancelled' } });
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'member', words: 'kapan rapat berikutnya' }, { has: 'Belum ada pertemuan yang diumumkan.' }],
    ]);
  });

  it('are answered by the asker’s clock, with what is set and what is not', async () => {
    const voice = voicesOf(bot)[platform];
    const number = platform === 'telegram' ? 61 : 62;
    await voicesOf(bot).telegram.say({
      who: 'secretariat',
      command: `buatrapat\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: Aula BMKG\nTuan rumah: BMKG\nNarahubung: Ibu Sari 0812\nNomor: ${number}`,
    });
    await voicesOf(bot).telegram.say({ who: 'secretariat', command: `umumkan ${number}` });
    await bot.settled();
    await verifyDialogue(voice, [
      [
        { who: 'liaison', words: 'jam 9 itu wib apa wita?' },
        {
          has: [
            `Pertemuan ke-${number} dimulai Kamis, 4 Februari 2027 pukul 09.00 WIB`,
            'Menurut waktu Pemprov Sulsel: pukul 10.00 WITA.',
            'Menurut waktu Pemprov Papua: pukul 11.00 WIT.',
          ],
        },
      ],
      [{ who: 'member', command: 'tanya pake baju apa ya' }, { has: ['belum dicantumkan', 'Ibu Sari 0812'] }],
      [
        { who: 'member', where: 'group', words: 'sudah berapa instansi yang jawab' },
        { has: ['0 dari', 'telah menjawab'], lacks: 'rekap' },
      ],
      [{ who: 'secretariat', words: 'sudah berapa instansi yang jawab' }, { has: `rekap ${number}` }],
      [{ who: 'member', words: 'minta link zoomnya dong' }, { has: 'belum memiliki tautan daring' }],
      [{ who: 'stranger', words: 'jam 9 itu wib apa wita?' }, { lacks: ['4 Februari', 'Aula'] }],
      [{ who: 'stranger', words: 'minta link zoomnya dong' }, { lacks: 'Sari' }],
    ]);
  });

  it('are all answered where a message asks several, also beside one for the FAQ', async () => {
    const voice = voicesOf(bot)[platform];
    const both = await voice.say({ who: 'member', words: 'kapan batas konfirmasi dan rapatnya di mana?' });
    expect(both.text).toContain('ditunggu paling lambat');
    expect(both.text).toContain('bertempat di Aula BMKG');
    const mixed = await voice.say({ who: 'member', words: 'Rapatnya di mana? Notula kapan dibagikan?' });
    expect(mixed.text).toContain('bertempat di Aula BMKG');
    expect(mixed.text).toContain('notula');
    const entries = await voice.say({
      who: 'stranger',
      words: 'notula kapan dibagikan, materi unduh di mana',
    });
    expect(entries.buttons).toEqual(
      expect.arrayContaining(['Kapan notula rapat dibagikan?', 'Di mana mengunduh materi paparan?']),
    );
  });

  it('name the chair', async () => {
    const { text } = await voicesOf(bot)[platform].say({
      who: 'member',
      words: 'siapa ketua forum sekarang',
    });
    expect(text).toMatch(/^Ketua FORSES: \S.+\.$/m);
  });
});
