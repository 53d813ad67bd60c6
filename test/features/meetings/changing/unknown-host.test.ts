import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../../support/cast.ts';
import { voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

const HOST_NO_MORE = 'BMKG tidak lagi direncanakan menjadi tuan rumah';

describe.each(['telegram', 'slack'] as const)('a host of one night, in %s', (platform) => {
  let bot: TestApp;
  beforeEach(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    await voicesOf(bot).telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
    // Whoever wrote to the bot is written to there.
    await voicesOf(bot)[platform].say({ who: 'host', command: 'bantuan' });
    await bot.settled();
  });
  afterEach(() => bot.close());

  const say = (command: string) => voicesOf(bot)[platform].say({ who: 'secretariat', command });
  const make = (...lines: readonly string[]) =>
    say(
      [
        'buatrapat',
        'Acara: Uji',
        'Waktu: Kamis, 4 Februari 2027 pukul 09.00 WIB',
        'Tempat: Aula',
        'Nomor: 42',
        ...lines,
      ].join('\n'),
    );
  const hostedBy = (name: string) => say(`ubahrapat 42\nTuan rumah: ${name}`);

  /** What the people of BMKG read in private of being host no more. */
  const released = async (): Promise<readonly string[]> => {
    await bot.settled();
    const texts =
      platform === 'telegram'
        ? bot.telegram.messagesIn(CAST.host.telegram).map(telegramText)
        : bot.slack.messagesIn(CAST.host.slack).map(slackText);
    return texts.filter((text) => text.includes(HOST_NO_MORE));
  };

  it('hears nothing of a meeting that was made, passed on and cancelled meanwhile', async () => {
    await bot.advance(13 * HOUR_MS);
    await make('Tuan rumah: BMKG');
    await say('tundarapat 42 Kamis, 11 Februari 2027 pukul 10.00 WIB');
    await hostedBy('Kemenkeu');
    await say('umumkan 42');
    await bot.advance(2 * MINUTE_MS);
    await say('batalrapat 42 gedung dipakai');
    await bot.advance(12 * HOUR_MS);
    expect(await released()).toEqual([]);
  });

  it('hears nothing where it was named meanwhile', async () => {
    await make('Tuan rumah: LAN');
    await bot.advance(13 * HOUR_MS);
    await hostedBy('BMKG');
    await hostedBy('Kemenkeu');
    await bot.advance(12 * HOUR_MS);
    expect(await released()).toEqual([]);
  });

  it('hears of it where the meeting takes place with another host', async () => {
    await bot.advance(13 * HOUR_MS);
    await make('Tuan rumah: BMKG');
    await hostedBy('Kemenkeu');
    await bot.advance(12 * HOUR_MS);
    expect(await released()).toHaveLength(1);
  });

  it('hears of it where the draft stood for days, though the meeting is cancelled', async () => {
    await make('Tuan rumah: BMKG');
    await bot.advance(37 * HOUR_MS);
    await hostedBy('Kemenkeu');
    await say('batalrapat 42 gedung dipakai');
    await bot.advance(12 * HOUR_MS);
    expect(await released()).toHaveLength(1);
  });

  it('hears of it where it was told that it is host, though the meeting is cancelled', async () => {
    await make();
    await hostedBy('BMKG');
    await bot.advance(13 * HOUR_MS);
    await hostedBy('Kemenkeu');
    await say('batalrapat 42 gedung dipakai');
    await bot.advance(12 * HOUR_MS);
    expect(await released()).toHaveLength(1);
  });

  it('hears of it where somebody had to tell it that it is host', async () => {
    await bot.advance(13 * HOUR_MS);
    await make('Tuan rumah: LAN');
    await hostedBy('BMKG');
    const { prisma } = bot.app.database;
    await prisma.delivery.updateMany({
      where: { notice: { kind: 'hostChanged', facts: { path: ['what'], equals: 'named' } } },
      data: { state: 'unreachable' },
    });
    await hostedBy('Kemenkeu');
    await bot.advance(12 * HOUR_MS);
    expect(await released()).toHaveLength(1);
  });
});
