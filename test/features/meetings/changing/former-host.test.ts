import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftInGroup } from '../../../support/announced.ts';
import { CAST } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

describe.each(['telegram', 'slack'] as const)('a draft that gets another host, in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await draftInGroup(bot, ['Tuan rumah: BMKG']);
    const voice = voicesOf(bot)[platform];
    // Whoever wrote to the bot is written to there.
    await voice.say({ who: 'host', command: 'bantuan' });
    await bot.settled();
  });
  afterAll(() => bot.close());

  /** What the host was told of it in private, and everything that the group reads. */
  const told = async (): Promise<{ readonly host: readonly string[]; readonly group: string }> => {
    await bot.settled();
    const texts =
      platform === 'telegram'
        ? bot.telegram.messagesIn(CAST.host.telegram).map(telegramText)
        : bot.slack.messagesIn(CAST.host.slack).map(slackText);
    const group = bot.telegram.messagesIn(bot.group).map(telegramText).join('\n');
    return { host: texts.filter((text) => text.includes('Tuan rumah Pertemuan ke-42')), group };
  };

  it('tells the one before, and nobody of a host that stays', async () => {
    const voice = voicesOf(bot)[platform];
    await verifyDialogue(voice, [
      [{ who: 'secretariat', command: 'ubahrapat 42\nTempat: Gedung B' }, { lacks: 'tuan rumah.' }],
    ]);
    expect((await told()).host).toEqual([]);
    await verifyDialogue(voice, [
      [
        { who: 'secretariat', command: 'ubahrapat 42\nTuan rumah: LAN' },
        { has: 'BMKG diberi tahu bahwa tidak lagi menjadi tuan rumah.' },
      ],
    ]);
    const { host, group } = await told();
    expect(host).toHaveLength(1);
    expect(host[0]).toContain('BMKG tidak lagi direncanakan menjadi tuan rumah');
    expect(host[0]).toContain('Tuan rumahnya kini LAN.');
    expect(group).not.toContain('ke-42');
  });

  it('tells it that it stays, where that is taken back', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', press: 'Urungkan' }, { has: 'Sudah diurungkan' }],
    ]);
    const { host } = await told();
    expect(host).toHaveLength(2);
    expect(host[1]).toContain('BMKG tetap direncanakan menjadi tuan rumah');
  });

  it('says so where the bot reaches nobody of it', async () => {
    const { prisma } = bot.app.database;
    const { id: forumId } = await prisma.forum.findFirstOrThrow();
    const named = { code: 'ANRI', officialName: 'Arsip Nasional', shortName: 'ANRI' };
    const createdAt = new Date(bot.clock.now());
    await prisma.institution.create({ data: { forumId, ...named, timeZone: 'Asia/Jakarta', createdAt } });
    await verifyDialogue(voicesOf(bot)[platform], [
      [{ who: 'secretariat', command: 'ubahrapat 42\nTuan rumah: ANRI' }, { has: 'BMKG diberi tahu' }],
      [
        { who: 'secretariat', command: 'ubahrapat 42\nTuan rumah: LAN' },
        { has: 'ANRI belum dapat diberi tahu', lacks: 'ANRI diberi tahu' },
      ],
    ]);
  });
});
