import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../../support/dialogue.ts';
import { slackText, telegramText } from '../../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../../support/test-app.ts';

let bot: TestApp;

beforeEach(async () => {
  // Nothing is reported between two lines of a dialogue, however long they take.
  bot = await createTestApp({ parts: { startBeat: () => () => undefined } });
  await enterCast(bot);
  const voices = voicesOf(bot);
  for (const voice of [voices.telegram, voices.slack])
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await voices.telegram.say({ who: 'secretariat', command: `buatrapat\n${MEETING}` });
});
afterEach(() => bot.close());

const MEETING = 'Acara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula';

/** Announces, and lets the bot report. */
async function announce(): Promise<void> {
  await voicesOf(bot).telegram.say({ who: 'secretariat', command: 'umumkan' });
  await pass();
}

/** A moment passes, in which the bot does what there is to do, and then reports. */
async function pass(milliseconds = MINUTE_MS): Promise<void> {
  await bot.advance(milliseconds);
  await bot.advance(3_000);
  await bot.advance(3_000);
}

const inGroup = (): readonly string[] => invitations(bot.telegram.messagesIn(bot.group).map(telegramText));
const inChannel = (): readonly string[] => invitations(bot.slack.messagesIn(bot.channel).map(slackText));

function invitations(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text.startsWith('UNDANGAN PERTEMUAN'));
}

/** The reports that somebody got in private, the newest last. */
function reports(who: 'secretariat' | 'chair' = 'secretariat'): readonly string[] {
  const texts = bot.telegram.messagesIn(CAST[who].telegram).map(telegramText);
  return texts.filter((text) => /^Undangan Pertemuan ke-\d+ FORSES/.test(text));
}

async function deleteInvitation(): Promise<void> {
  const posted = bot.telegram.messagesIn(bot.group).find((one) => one.text?.startsWith('UNDANGAN'));
  bot.telegram.deleteMessage(bot.group, posted?.message_id ?? 0);
}

async function somebodyAnswers(): Promise<void> {
  await voicesOf(bot).telegram.say({ who: 'member', command: 'hadir' });
}

describe('umumkan', () => {
  it('says where the invitation is on its way to, and afterwards where it is', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: 'umumkan' },
        {
          has: ['sedang dikirim ke 2 grup atau kanal: FORSES (Telegram), forses (Slack).', '/pengiriman 1'],
          lacks: ['tidak dapat ditulisi', 'Terpasang'],
        },
      ],
    ]);
    await pass();
    expect(reports()).toHaveLength(1);
    expect(reports()[0]).toMatch(/Terpasang di:\n• FORSES \(Telegram\)\n• forses \(Slack\)$/);
    await pass();
    expect(reports()).toHaveLength(1);
  });

  it('reports by the account of an administrator who is no member', async () => {
    bot.telegram.startBot(9001);
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'admin', command: 'umumkan' }, { has: 'sedang dikirim' }],
    ]);
    await pass();
    expect(bot.telegram.messagesIn(9001).map(telegramText).at(-1)).toContain('Terpasang di:');
    expect(reports()).toEqual([]);
  });

  it('names the chats that do not take it at present, and the report why and what helps', async () => {
    bot.telegram.kickBot(bot.group);
    bot.slack.archive(bot.channel);
    await bot.settled();
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: 'umumkan' },
        {
          has: [
            'sedang dikirim ke 1 grup atau kanal: forses (Slack)',
            'tetap dicoba dikirim:',
            'FORSES (Telegram): bot bukan lagi anggota',
          ],
          lacks: 'FORSES (Telegram), forses',
        },
      ],
    ]);
    await pass();
    expect(reports().at(-1)).toMatch(
      /Belum sampai:\n• FORSES \(Telegram\): bot bukan lagi anggota.*masukkan kembali bot\n• forses \(Slack\): kanal diarsipkan.*\n.*setiap jam/s,
    );
  });

  it('asked again looks whether the invitation is still there, and posts what was deleted', async () => {
    await announce();
    await deleteInvitation();
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'secretariat', command: 'umumkan 1' },
        { has: ['sudah diumumkan', 'memeriksa', 'Terpasang di:', 'FORSES (Telegram)', 'forses (Slack)'] },
      ],
    ]);
    await pass();
    expect(inGroup()).toHaveLength(1);
    expect(inChannel()).toHaveLength(1);
  });
});

it('a chat that is bound after the announcement hears which invitation it lacks, and how it gets it', async () => {
  const { slack } = voicesOf(bot);
  await slack.say({ who: 'admin', where: 'group', command: 'lepaskan' });
  await announce();
  await verifyDialogue(slack, [
    [
      { who: 'admin', where: 'group', command: 'tautkan' },
      { has: ['ditautkan ke forum', 'belum ada di sini: Pertemuan ke-1', '/forses umumkan 1'] },
    ],
    [
      { who: 'secretariat', command: 'umumkan 1' },
      { has: 'sedang dikirim ke 1 grup atau kanal: forses (Slack)' },
    ],
  ]);
  await pass();
  expect(inChannel()).toHaveLength(1);
  expect(inGroup()).toHaveLength(1);
});

describe('an invitation that somebody deleted', () => {
  it('is posted anew once an answer would have changed it, and pinned again', async () => {
    await announce();
    await deleteInvitation();
    await somebodyAnswers();
    await pass();
    expect(inGroup()).toHaveLength(1);
    expect(inGroup()[0]).toContain('Sudah menjawab: 1 dari');
    expect(bot.telegram.pinnedIn(bot.group)).toHaveLength(1);
  });

  it('is found missing within a day without any answer, in the daytime', async () => {
    await announce();
    await deleteInvitation();
    const [posted] = bot.slack.messagesIn(bot.channel).filter((one) => slackText(one).startsWith('UNDANGAN'));
    bot.slack.deleteMessage(bot.channel, posted?.ts ?? '');
    await pass(HOUR_MS);
    expect([inGroup(), inChannel()]).toEqual([[], []]);
    await pass(DAY_MS);
    expect([inGroup().length, inChannel().length]).toEqual([1, 1]);
  });

  it('that was posted anew and deleted again stays so, is reported, and is sent again by order', async () => {
    await announce();
    for (const who of ['member', 'host'] as const) {
      await deleteInvitation();
      await voicesOf(bot).telegram.say({ who, command: 'hadir' });
      await pass();
    }
    expect(inGroup()).toEqual([]);
    expect(reports().at(-1)).toMatch(/Tidak ada lagi:\n• FORSES \(Telegram\): .*dihapus.*\/umumkan 1/s);
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', command: 'umumkan 1' }, { has: 'sedang dikirim ke 1 grup atau kanal: FORSES' }],
    ]);
    await pass();
    expect(inGroup()).toHaveLength(1);
    expect(inChannel()).toHaveLength(1);
  });
});

describe('a group or channel that cannot be written to', () => {
  it('of Telegram gets its invitation as soon as the bot is in again, once, and that is reported', async () => {
    bot.telegram.kickBot(bot.group);
    await bot.settled();
    await announce();
    expect(inGroup()).toEqual([]);
    bot.telegram.addBot(bot.group, { status: 'administrator' });
    await bot.settled();
    await pass(3_000);
    expect(inGroup()).toHaveLength(1);
    expect(reports().at(-1)).toMatch(/Terpasang di:\n• FORSES.*\n• forses/);
    await pass(2 * HOUR_MS);
    expect(inGroup()).toHaveLength(1);
  });

  it('of Slack gets it within an hour after it is unarchived, without any sign from Slack', async () => {
    bot.slack.archive(bot.channel);
    await announce();
    await pass(2 * HOUR_MS);
    expect(reports()).toHaveLength(1);
    bot.slack.unarchive(bot.channel);
    await pass(HOUR_MS);
    expect(inChannel()).toHaveLength(1);
    expect(reports()).toHaveLength(2);
    await pass(2 * HOUR_MS);
    expect(inChannel()).toHaveLength(1);
  });

  it('of Slack gets it at once when somebody gives the bot a command there', async () => {
    bot.slack.remove(bot.channel, 'bot');
    await announce();
    bot.slack.invite(bot.channel, 'bot');
    bot.clock.advance(MINUTE_MS);
    await voicesOf(bot).slack.say({ who: 'member', where: 'group', command: 'jadwal' });
    await pass(3_000);
    expect(inChannel()).toHaveLength(1);
  });

  it('gets it within an hour after members may write again, of which Telegram says nothing', async () => {
    bot.telegram.addBot(bot.group, { status: 'member' });
    bot.telegram.letMembersWrite(bot.group, false);
    await announce();
    expect(reports().at(-1)).toMatch(/FORSES \(Telegram\): .*izin mengirim/);
    bot.telegram.letMembersWrite(bot.group, true);
    await pass(HOUR_MS);
    expect(inGroup()).toHaveLength(1);
  });

  it('that shuts after the invitation is reported to announcer and secretariat, and so is that it works again', async () => {
    const { telegram } = voicesOf(bot);
    await telegram.say({ who: 'chair', command: 'umumkan' });
    await pass();
    expect([reports('chair').length, reports().length]).toEqual([1, 0]);
    bot.telegram.kickBot(bot.group);
    await bot.settled();
    await pass();
    for (const who of ['chair', 'secretariat'] as const)
      expect(reports(who).at(-1)).toMatch(
        /tidak dapat diperbarui:\n• FORSES \(Telegram\): bot bukan lagi anggota/,
      );
    bot.telegram.addBot(bot.group, { status: 'administrator' });
    await bot.settled();
    await somebodyAnswers();
    await pass();
    for (const who of ['chair', 'secretariat'] as const)
      expect(reports(who).at(-1)).toMatch(/Terpasang di:\n• FORSES \(Telegram\)\n• forses \(Slack\)$/);
    expect(inGroup()).toHaveLength(1);
    expect(inGroup()[0]).toContain('Sudah menjawab: 1 dari');
  });

  it('learns of a change that it missed once it can be written to again', async () => {
    await announce();
    bot.slack.archive(bot.channel);
    await voicesOf(bot).telegram.say({
      who: 'secretariat',
      command: 'tundarapat 1 Jumat, 5 Februari 2027 pukul 10.00 WIB',
    });
    await pass();
    const told = (): number =>
      bot.slack
        .messagesIn(bot.channel)
        .map(slackText)
        .filter((text) => text.includes('dipindahkan') || text.includes('berubah')).length;
    expect(told()).toBe(0);
    bot.slack.unarchive(bot.channel);
    await pass(HOUR_MS);
    expect(told()).toBe(1);
    await pass(HOUR_MS);
    expect(told()).toBe(1);
    expect(inChannel()[0]).toContain('5 Februari 2027');
  });
});

it('a closed topic of a forum gets its invitation when the topic is reopened', async () => {
  const { telegram } = bot;
  const big = telegram.createSupergroup({ title: 'Besar', owner: 9001, members: [2001, 2003], forum: true });
  const topic = telegram.createTopic(big, 'Undangan');
  telegram.sendText({ from: 9001, chat: big, topicId: topic, text: '/tautkan@GununganBot' });
  await bot.settled();
  telegram.closeTopic(big, topic);
  await announce();
  const posted = () => invitations(telegram.messagesIn(big).map(telegramText));
  expect(posted()).toEqual([]);
  expect(reports().at(-1)).toMatch(/Besar \(Telegram\): topik ditutup.*buka kembali/);
  telegram.reopenTopic(big, topic);
  await bot.settled();
  await pass(3_000);
  expect(posted()).toHaveLength(1);
  expect(telegram.messagesIn(big).find(({ text }) => text?.startsWith('UNDANGAN'))?.message_thread_id).toBe(
    topic,
  );
});
