import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../../src/lib/clock.ts';
import { draftInGroup } from '../../../support/announced.ts';
import { CAST } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

const WORDS = {
  id: {
    undo: 'Urungkan',
    reply: 'BMKG, yang direncanakan menjadi tuan rumah, diberi tahu.',
    unreached: 'ANRI, yang direncanakan menjadi tuan rumah, belum dapat diberi tahu.',
    later: 'Karena jam tenang, pemberitahuan itu dikirim pada',
    cancelled: 'Kamis, 4 Februari 2027, yang direncanakan dengan BMKG sebagai tuan rumah, dibatalkan.',
    stands: ['Ralat: Pertemuan ke-42', 'BMKG tetap direncanakan menjadi tuan rumah'],
    former: 'BMKG tidak lagi direncanakan menjadi tuan rumah',
  },
  en: {
    undo: 'Undo',
    reply: 'BMKG, which was planned as host, is told.',
    unreached: 'Nobody of ANRI, which was planned as host, can be told.',
    later: 'It is quiet now; that message goes out',
    cancelled: '4 February 2027, which was planned with BMKG as host, is cancelled.',
    stands: ['Correction: Meeting 42', 'BMKG is still planned as host'],
    former: 'BMKG is no longer planned as host',
  },
} as const;

const CASES = (['telegram', 'slack'] as const).flatMap((platform) =>
  (['id', 'en'] as const).map((locale) => ({ platform, locale })),
);

describe.each(CASES)(
  'a draft with a host that is cancelled, in $platform ($locale)',
  ({ platform, locale }) => {
    const words = WORDS[locale];
    let bot: TestApp;
    beforeAll(async () => {
      bot = await createTestApp();
      await draftInGroup(bot, ['Tuan rumah: BMKG']);
      const voice = voicesOf(bot)[platform];
      // Whoever wrote to the bot is written to there.
      await voice.say({ who: 'host', command: `bahasa ${locale}` });
      await voice.say({ who: 'secretariat', command: `bahasa ${locale}` });
      await bot.settled();
    });
    afterAll(() => bot.close());

    /** What the host reads in private of the meeting, and all that the group and the channel read. */
    const told = async (): Promise<{ readonly host: readonly string[]; readonly groups: string }> => {
      await bot.settled();
      const isTelegram = platform === 'telegram';
      const texts = isTelegram
        ? bot.telegram.messagesIn(CAST.host.telegram).map(telegramText)
        : bot.slack.messagesIn(CAST.host.slack).map(slackText);
      const groups = [
        ...bot.telegram.messagesIn(bot.group).map(telegramText),
        ...bot.slack.messagesIn(bot.channel).map(slackText),
      ];
      return { host: texts.filter((text) => /ke-42|eeting 42/.test(text)), groups: groups.join('\n') };
    };

    it('is told to it alone, and the reply says so', async () => {
      await verifyDialogue(voicesOf(bot)[platform], [
        [
          { who: 'secretariat', command: 'batalrapat 42 gedung dipakai' },
          { has: words.reply, lacks: words.later, buttons: [words.undo] },
        ],
      ]);
      const { host, groups } = await told();
      expect(host).toEqual([expect.stringContaining(words.cancelled)]);
      expect(host[0]).toMatch(/(Alasan|Reason): gedung dipakai/);
      expect(groups).not.toMatch(/ke-42|eeting 42/);
    });

    it('is told to stand, where that is taken back', async () => {
      await voicesOf(bot)[platform].say({ who: 'secretariat', press: words.undo });
      const { host } = await told();
      expect(host).toHaveLength(2);
      for (const part of words.stands) expect(host[1]).toContain(part);
    });

    it('is told in the morning where it is quiet, and not at all where it is taken back before', async () => {
      await bot.advance(13 * HOUR_MS);
      await verifyDialogue(voicesOf(bot)[platform], [
        [
          { who: 'secretariat', command: 'batalrapat 42 gedung dipakai' },
          { has: [words.reply, words.later] },
        ],
      ]);
      await voicesOf(bot)[platform].say({ who: 'secretariat', press: words.undo });
      await bot.advance(12 * HOUR_MS);
      expect((await told()).host).toHaveLength(2);
    });

    it('leaves news to the host before it that waited for the morning, without the host after it', async () => {
      await bot.advance(12 * HOUR_MS);
      const voice = voicesOf(bot)[platform];
      await voice.say({ who: 'secretariat', command: 'ubahrapat 42\nTuan rumah: LAN' });
      await bot.advance(2 * MINUTE_MS);
      await voice.say({ who: 'secretariat', command: 'batalrapat 42 gedung dipakai' });
      await bot.advance(12 * HOUR_MS);
      const { host } = await told();
      expect(host).toHaveLength(3);
      expect(host[2]).toContain(words.former);
      expect(host[2]).not.toContain('LAN');
    });

    it('is said to have told nobody where the bot reaches nobody of it', async () => {
      const { prisma } = bot.app.database;
      const { id: forumId } = await prisma.forum.findFirstOrThrow();
      const named = { code: 'ANRI', officialName: 'Arsip Nasional', shortName: 'ANRI' };
      const createdAt = new Date(bot.clock.now());
      await prisma.institution.create({ data: { forumId, ...named, timeZone: 'Asia/Jakarta', createdAt } });
      const voice = voicesOf(bot)[platform];
      const lines = 'Acara: Uji\nWaktu: Kamis, 11 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nNomor: 43';
      await voice.say({ who: 'secretariat', command: `buatrapat\n${lines}\nTuan rumah: ANRI` });
      await verifyDialogue(voice, [
        [{ who: 'secretariat', command: 'batalrapat 43 salah' }, { has: words.unreached }],
      ]);
    });
  },
);
