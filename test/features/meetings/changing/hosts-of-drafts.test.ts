import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../../src/lib/clock.ts';
import { draftInGroup } from '../../../support/announced.ts';
import { CAST } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

const MOVED = 'Kamis, 11 Februari 2027 pukul 10.00 WIB';

describe.each(['telegram', 'slack'] as const)('the host of a draft, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await draftInGroup(bot);
    // Whoever wrote to the bot is written to there.
    await voicesOf(bot)[platform].say({ who: 'host', command: 'bantuan' });
    await bot.settled();
  });
  afterAll(() => bot.close());

  /** What the host was told of the meeting in private since the last look. */
  let seen = 0;
  const news = async (): Promise<readonly string[]> => {
    await bot.settled();
    const texts =
      platform === 'telegram'
        ? bot.telegram.messagesIn(CAST.host.telegram).map(telegramText)
        : bot.slack.messagesIn(CAST.host.slack).map(slackText);
    const all = texts.filter((text) => text.includes('ke-42'));
    const since = all.slice(seen);
    seen = all.length;
    return since;
  };

  it('hears that it is named, and where that is taken back', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'ubahrapat 42\nTuan rumah: BMKG' },
        { has: 'BMKG, yang direncanakan menjadi tuan rumah, diberi tahu.' },
      ],
    ]);
    const [named, ...others] = await news();
    expect(others).toEqual([]);
    expect(named).toContain(
      'BMKG direncanakan menjadi tuan rumah Pertemuan ke-42 FORSES, Kamis, 4 Februari 2027 pukul 09.00 WIB',
    );
    expect(named).toContain('persiapan 42.');
    await voice.say({ who: 'secretariat', press: 'Urungkan' });
    expect(await news()).toEqual([
      expect.stringContaining('BMKG tidak direncanakan menjadi tuan rumah Pertemuan ke-42 FORSES.'),
    ]);
  });

  it('hears that the draft is postponed, and where that is taken back', async () => {
    const voice = voicesOf(bot)[platform];
    await voice.say({ who: 'secretariat', command: 'ubahrapat 42\nTuan rumah: BMKG' });
    await news();
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: `tundarapat 42 ${MOVED}` },
        { has: ['dipindahkan', 'BMKG, yang direncanakan menjadi tuan rumah, diberi tahu.'] },
      ],
    ]);
    const [moved, ...others] = await news();
    expect(others).toEqual([]);
    expect(moved).toContain(`dengan BMKG sebagai tuan rumah, dipindahkan ke ${MOVED}`);
    await voice.say({ who: 'secretariat', press: 'Urungkan' });
    expect(await news()).toEqual([
      expect.stringContaining('tetap pada Kamis, 4 Februari 2027 pukul 09.00 WIB'),
    ]);
  });

  it('hears nothing of a change that does not concern it as host', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', command: 'ubahrapat 42\nPakaian: Batik' }, { lacks: 'tuan rumah' }],
    ]);
    expect(await news()).toEqual([]);
  });

  it('hears in the morning of the last of several dates', async () => {
    const voice = voicesOf(bot)[platform];
    await bot.advance(13 * HOUR_MS);
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: `tundarapat 42 ${MOVED}` },
        { has: 'Karena jam tenang, pemberitahuan itu dikirim pada' },
      ],
    ]);
    await voice.say({ who: 'secretariat', command: 'tundarapat 42 Jumat, 12 Februari 2027 pukul 10.00 WIB' });
    await bot.advance(12 * HOUR_MS);
    expect(await news()).toEqual([expect.stringContaining('dipindahkan ke Jumat, 12 Februari 2027')]);
  });

  it('is said to hear nothing where nobody of it can be told', async () => {
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const named = { code: 'ANRI', officialName: 'Arsip Nasional', shortName: 'ANRI' };
    const createdAt = new Date(bot.clock.now());
    await prisma.institution.create({ data: { forumId, ...named, timeZone: 'Asia/Jakarta', createdAt } });
    const untold = 'ANRI, yang direncanakan menjadi tuan rumah, belum dapat diberi tahu.';
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'secretariat', command: 'ubahrapat 42\nTuan rumah: ANRI' },
        { has: ['BMKG diberi tahu bahwa tidak lagi menjadi tuan rumah.', untold] },
      ],
      [{ who: 'secretariat', command: `tundarapat 42 ${MOVED}` }, { has: untold }],
    ]);
  });
});
