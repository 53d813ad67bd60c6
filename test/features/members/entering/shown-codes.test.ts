import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CAST } from '../../../support/cast.ts';
import { type Voice, verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import {
  codeIn,
  createEnteringApp,
  forgetStranger,
  INVITATION,
  LINK,
  newestAnywhere,
} from '../../../support/entering.ts';
import type { TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createEnteringApp();
});
afterAll(() => bot.close());
afterEach(() => forgetStranger(bot));

describe.each(['telegram', 'slack'] as const)('a code before everybody, on %s', (platform) => {
  const voice = (): Voice => voicesOf(bot)[platform];
  const other = (): Voice => voicesOf(bot)[platform === 'telegram' ? 'slack' : 'telegram'];
  const relink = async (name: string): Promise<string> =>
    codeIn(await voice().say({ who: 'secretariat', command: `undang ulang ${name}` }), INVITATION);

  it.each(['daftar CODE', 'start CODE', 'undang CODE', 'words'] as const)(
    'a code that is written in the group as %s is good no more, and its maker is told',
    async (way) => {
      const code = await relink('Rina');
      const text = way === 'words' ? `silakan pakai ${code} ya` : way.replace('CODE', code);
      // What follows Slack's own command is not shown to the others there; words in the channel are.
      const asWords = platform === 'slack' || way === 'words';
      const heard = await voice().say(
        asWords
          ? { who: 'member', where: 'group', words: text }
          : { who: 'member', where: 'group', command: text },
      );
      expect(heard.text).toContain('Kode itu sudah dibatalkan');
      await bot.settled();
      expect(newestAnywhere(bot, 'secretariat')).toContain('ditulis di tempat yang dapat dibaca orang lain');
      await verifyDialogue(voice(), [
        [{ who: 'stranger', command: `daftar ${code}` }, { has: 'Kode tidak berlaku' }],
      ]);
    },
  );

  it.each(['sambung CODE', 'CODE'] as const)(
    'a linking code that is written in the group as %s is good no more, and its person is told',
    async (way) => {
      const code = codeIn(await other().say({ who: 'aide', command: 'sambung' }), LINK);
      const text = way.replace('CODE', code);
      const isCommand = platform === 'telegram' && way !== 'CODE';
      const heard = await voice().say(
        isCommand
          ? { who: 'stranger', where: 'group', command: text }
          : { who: 'stranger', where: 'group', words: text },
      );
      expect(heard.text).toContain('Kode itu sudah dibatalkan');
      await bot.settled();
      expect(newestAnywhere(bot, 'aide')).toContain('Kode penyambungan Bapak/Ibu dibatalkan');
      await verifyDialogue(voice(), [
        [{ who: 'stranger', command: `sambung ${code}` }, { has: 'Kode tidak berlaku' }],
      ]);
    },
  );
});

describe('a code in a Telegram group', () => {
  it('is noticed also when nobody speaks to the bot, and when its invitation is passed on', async () => {
    const { telegram } = voicesOf(bot);
    const code = codeIn(await telegram.say({ who: 'secretariat', command: 'undang ulang Rina' }), INVITATION);
    bot.telegram.sendText({ from: CAST.secretariat.telegram, chat: bot.group, text: `Ini kodenya: ${code}` });
    await bot.settled();
    const last = bot.telegram.messagesIn(bot.group).at(-1);
    expect(last?.text).toContain('Kode itu sudah dibatalkan');
    expect(await bot.app.database.prisma.invitation.count({ where: { revokedAt: null, usedAt: null } })).toBe(
      0,
    );
  });

  it('that belongs to nobody gets no answer, and everyday words are none', async () => {
    for (const text of ['UND-ABCDE-FGHJK', 'anak-anak sudah datang', 'ABCD-EFGH']) {
      const before = bot.telegram.messagesIn(bot.group).length;
      bot.telegram.sendText({ from: CAST.member.telegram, chat: bot.group, text });
      await bot.settled();
      expect(bot.telegram.messagesIn(bot.group)).toHaveLength(before + 1);
    }
  });
});

describe('what a command keeps from the others in Slack', () => {
  it('is no code that they read: it lets its bearer in', async () => {
    const { slack } = voicesOf(bot);
    const code = codeIn(await slack.say({ who: 'secretariat', command: 'undang ulang Rina' }), INVITATION);
    await verifyDialogue(slack, [
      [
        { who: 'stranger', where: 'group', command: `daftar ${code}` },
        { has: 'Selamat datang', place: 'ephemeral' },
      ],
    ]);
    const { id } = await bot.app.database.prisma.admission.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await slack.say({ who: 'secretariat', command: `anggota pisah ${id}` });
    await slack.say({ who: 'secretariat', press: 'Ya, batalkan' });
  });
});
