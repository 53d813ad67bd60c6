import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { announceInGroup } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const ANEW = 'berubah setelah Kemenkeu memberikan jawaban. Mohon konfirmasi kembali untuk waktu yang baru.';

describe.each(['telegram', 'slack'] as const)('who answered for another time only, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await announceInGroup(bot);
    const { telegram, [platform]: voice } = voicesOf(bot);
    // Whoever wrote to the bot last is written to there.
    await voice.say({ who: 'member', command: 'hadir' });
    await voice.say({ who: 'host', command: 'tidakhadir dinas' });
    await bot.advance(MINUTE_MS);
    await telegram.say({
      who: 'secretariat',
      command: 'tundarapat 42 Jumat, 5 Februari 2027 pukul 09.00 WIB',
    });
    await bot.settled();
  });
  afterAll(() => bot.close());

  const heardBy = (who: 'member' | 'host'): readonly string[] =>
    platform === 'telegram'
      ? bot.telegram.messagesIn(CAST[who].telegram).map(telegramText)
      : bot.slack.messagesIn(CAST[who].slack).map(slackText);

  it('is reminded with those who have not answered, in words that say so; who declined is not', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        { who: 'chair', command: 'ingatkan belum 42' },
        {
          has: [
            'instansi yang belum menjawab dan 1 instansi yang belum mengonfirmasi kembali untuk waktu yang baru.',
            'Kemenkeu',
          ],
          lacks: 'BMKG',
        },
      ],
      [{ who: 'chair', press: 'Kirim' }, { has: 'Pengingat sedang dikirim' }],
    ]);
    await bot.settled();
    expect(heardBy('member').filter((text) => text.includes(ANEW))).toHaveLength(1);
    expect(heardBy('host').join('\n')).not.toContain('Mohon konfirmasi kehadiran');
  });

  it('is not reminded any more once it has confirmed', async () => {
    const voice = voicesOf(bot)[platform];
    await bot.advance(HOUR_MS);
    await voice.say({ who: 'member', command: 'hadir' });
    await verifyDialogue(voice, [
      [
        { who: 'chair', command: 'ingatkan belum 42' },
        { has: 'Akan diingatkan', lacks: ['mengonfirmasi kembali', 'Kemenkeu'] },
      ],
    ]);
  });

  it('is reminded by itself before the deadline, too', async () => {
    const { telegram } = voicesOf(bot);
    await telegram.say({
      who: 'secretariat',
      command: 'tundarapat 42 Senin, 8 Februari 2027 pukul 09.00 WIB',
    });
    const before = heardBy('member').filter((text) => text.includes(ANEW)).length;
    for (let day = 0; day < 75; day++) await bot.advance(DAY_MS);
    await bot.settled();
    expect(heardBy('member').filter((text) => text.includes(ANEW)).length).toBeGreaterThan(before);
  });
});
