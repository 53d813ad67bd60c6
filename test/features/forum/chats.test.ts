import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

describe('tautkan and lepaskan', () => {
  it.each(['telegram', 'slack'] as const)(
    'bind and unbind a chat of %s for admins alone',
    async (platform) => {
      const slash = platform === 'slack' ? '/forses ' : '/';
      await verifyDialogue(voicesOf(bot)[platform], [
        [{ who: 'secretariat', where: 'group', command: 'tautkan' }, { has: 'pengurus forum' }],
        ...['tautkan', 'lepaskan', 'umumkan'].map(
          (command) =>
            [
              { who: 'stranger', command },
              { has: ['hanya untuk pengurus', 'belum terdaftar'], lacks: `${slash}daftar` },
            ] as const,
        ),
        [
          { who: 'admin', command: 'tautkan' },
          { place: 'private', has: 'di grup atau kanal yang hendak ditautkan' },
        ],
        [
          { who: 'admin', command: 'lepaskan' },
          { place: 'private', has: 'di grup atau kanal' },
        ],
        [
          { who: 'admin', where: 'group', command: 'lepaskan' },
          { has: ['Obrolan ini belum ditautkan', `${slash}tautkan`] },
        ],
        [
          { who: 'admin', where: 'group', command: 'tautkan' },
          { place: 'group', has: 'ditautkan ke forum FORSES' },
        ],
        [{ who: 'admin', where: 'group', command: 'tautkan' }, { has: 'ditautkan ke forum FORSES' }],
        [
          { who: 'admin', where: 'group', command: 'tautkan' },
          platform === 'telegram'
            ? { has: 'disematkan bila bot berhak', lacks: 'mohon beri' }
            : { lacks: 'menyematkan' },
        ],
        [
          { who: 'admin', where: 'group', command: 'lepaskan' },
          { place: 'group', has: 'tidak lagi ditautkan' },
        ],
      ]);
      expect(await bot.app.database.prisma.chat.count({ where: { boundAt: { not: null } } })).toBe(0);
    },
  );

  it('bind one topic of a forum supergroup, and the notices go into that topic', async () => {
    const { telegram } = bot;
    const people = Object.values(CAST).map((one) => one.telegram);
    const big = telegram.createSupergroup({ title: 'Besar', owner: 9001, members: people, forum: true });
    telegram.addBot(big, { status: 'administrator' });
    const topic = telegram.createTopic(big, 'Undangan');
    const other = telegram.createTopic(big, 'Obrolan');
    telegram.sendText({ from: 9001, chat: big, topicId: topic, text: '/tautkan@GununganBot' });
    await bot.settled();
    const { telegram: voice } = voicesOf(bot);
    await voice.say({
      who: 'secretariat',
      command: 'buatrapat\nAcara: x\nWaktu: Kamis, 4 Februari 2027 pukul 09.00\nTempat: y',
    });
    await verifyDialogue(voice, [[{ who: 'secretariat', command: 'umumkan' }, { has: 'dikirim ke 1 grup' }]]);
    await bot.settled();
    const notices = telegram.messagesIn(big).filter((message) => message.text?.startsWith('UNDANGAN'));
    expect(notices.map((message) => message.message_thread_id)).toEqual([topic]);
    telegram.sendText({ from: 2003, chat: big, topicId: other, text: '/hadir' });
    await bot.settled();
    const answer = telegram.lastMessage(big);
    expect([answer?.message_thread_id, telegramText(answer)]).toEqual([
      other,
      'Terima kasih. Konfirmasi Kemenkeu tercatat: Hadir. Pertemuan ke-1, Kamis, 4 Februari 2027.\n[Batalkan]\n[Lengkapi rincian]',
    ]);
    telegram.sendText({ from: 9001, chat: big, topicId: other, text: '/lepaskan' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(big))).toContain('Obrolan ini belum ditautkan');
    telegram.sendText({ from: 9001, chat: big, topicId: topic, text: '/lepaskan' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(big))).toContain('tidak lagi ditautkan');
  });

  it('bind a whole supergroup, whose topics may still have their own language', async () => {
    const { telegram } = bot;
    const big = telegram.createSupergroup({ title: 'Luas', owner: 9001, members: [2003], forum: true });
    telegram.addBot(big, { status: 'administrator' });
    const topic = telegram.createTopic(big, 'English');
    telegram.sendText({ from: 9001, chat: big, text: '/tautkan' });
    await bot.settled();
    telegram.sendText({ from: 9001, chat: big, topicId: topic, text: '/bahasa en' });
    await bot.settled();
    telegram.sendText({ from: 9001, chat: big, topicId: topic, text: '/batal' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(big))).toContain('There is nothing to leave');
    telegram.sendText({ from: 9001, chat: big, text: '/batal' });
    await bot.settled();
    expect(telegramText(telegram.lastMessage(big))).toContain('Tidak ada isian yang sedang berjalan');
    telegram.sendText({ from: 9001, chat: big, text: '/lepaskan' });
    await bot.settled();
  });

  it('still reach a group that became a supergroup', async () => {
    const { telegram } = bot;
    const small = telegram.createGroup({ title: 'Kecil', owner: 9001, members: [2001, 2003] });
    telegram.sendText({ from: 9001, chat: small, text: '/tautkan' });
    await bot.settled();
    const grown = telegram.migrateGroup(small);
    await bot.settled();
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', command: 'umumkan' }, { has: 'dikirim ke 1 grup' }],
    ]);
    await bot.settled();
    expect(telegram.messagesIn(grown).map(telegramText).join('\n')).toContain('UNDANGAN PERTEMUAN KE-1');
    telegram.sendText({ from: 9001, chat: grown, text: '/lepaskan' });
    await bot.settled();
  });
});

describe('a person or group that the bot cannot reach', () => {
  it('is told of a private answer in the group, with the way to get it', async () => {
    const { telegram } = bot;
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'chair', where: 'group', command: 'ingatkan' },
        { has: 'lewat obrolan pribadi', buttons: ['Mulai obrolan'] },
      ],
    ]);
    telegram.kickBot(bot.group);
    await bot.settled();
    const chat = await bot.app.database.prisma.chat.findFirstOrThrow({
      where: { externalId: String(bot.group) },
    });
    expect(chat.unreachableAt).not.toBeNull();
  });
});
