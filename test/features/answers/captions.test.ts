import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/lib/clock.ts';
import { ANNOUNCED, announceMeeting, answersThatCount } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { check, voicesOf } from '../../support/dialogue.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.app.database.prisma.rsvp.deleteMany();
  bot.clock.advance(HOUR_MS);
});

const from = CAST.member.telegram;
const LETTER = { fileName: 'surat tugas.pdf', content: Buffer.from('%PDF') };
const COMMAND = '/diwakili Dr. Ratna, S.H., Karo Umum';
const RECEIPT = [
  `Konfirmasi Kemenkeu tercatat: Diwakili (Dr. Ratna, S.H., Karo Umum). ${ANNOUNCED}`,
  'tidak disimpan',
];
const COUNTED = ['KEMENKEU represented (Dr. Ratna, S.H., Karo Umum)'];

describe('in Telegram, a command under', () => {
  it.each(['private', 'group'] as const)('a letter counts, in %s', async (where) => {
    const chat = where === 'group' ? { chat: bot.group } : {};
    for (const caption of [COMMAND, COMMAND.replace(' ', '@GununganBot ')]) {
      await bot.app.database.prisma.rsvp.deleteMany();
      const send = () => bot.telegram.sendDocument({ from, ...chat, ...LETTER, caption });
      check(await voicesOf(bot).telegram.hear({ who: 'member', where }, send), { has: RECEIPT }, where);
      expect(await answersThatCount(bot)).toEqual(COUNTED);
    }
  });

  it.each(['photo', 'video', 'voice', 'audio', 'animation'] as const)('a %s counts', async (what) => {
    const send = () => bot.telegram.sendWordless({ from, what, caption: COMMAND });
    check(await voicesOf(bot).telegram.hear({ who: 'member' }, send), { has: RECEIPT }, what);
    expect(await answersThatCount(bot)).toEqual(COUNTED);
  });

  it('a reply to the notice counts for its meeting, and one for another bot does not', async () => {
    const { telegram, group } = bot;
    const notice = telegram.messagesIn(group).findLast(({ text = '' }) => text.includes('KE-41'));
    const replyTo = { replyTo: notice?.message_id ?? 0, chat: group };
    const voice = voicesOf(bot).telegram;
    const send = (caption: string) => () => telegram.sendDocument({ from, ...replyTo, ...LETTER, caption });
    const where = { who: 'member', where: 'group' } as const;
    check(await voice.hear(where, send('/hadir')), { has: 'Konfirmasi Kemenkeu tercatat: Hadir' }, 'reply');
    check(await voice.hear(where, send('/ragu@LainBot')), { place: 'nowhere' }, 'another bot');
  });
});

describe('plain words under a file', () => {
  it('are taken like any other: as an answer to offer, a question, or a substitute’s name', async () => {
    const voice = voicesOf(bot).telegram;
    const send = (caption: string) => () => bot.telegram.sendDocument({ from, ...LETTER, caption });
    const offered = await voice.hear({ who: 'member' }, send('insyaallah kami hadir'));
    check(offered, { has: ['mencatat jawaban', 'tidak disimpan'] }, 'answer');
    expect(offered.buttons).toContain('Hadir');
    check(
      await voice.hear({ who: 'member' }, send('kapan rapat berikutnya?')),
      { has: '4 Februari' },
      'live',
    );
    await voice.say({ who: 'member', command: 'diwakili' });
    check(await voice.hear({ who: 'member' }, send('Dr. Ratna, S.H., Karo Umum')), { has: RECEIPT }, 'name');
    expect(await answersThatCount(bot)).toEqual(COUNTED);
  });

  it('are not meant for the bot in a group, unless it is named', async () => {
    const voice = voicesOf(bot).telegram;
    const where = { who: 'member', where: 'group' } as const;
    const send = (caption: string) => () =>
      bot.telegram.sendDocument({ from, chat: bot.group, ...LETTER, caption });
    check(await voice.hear(where, send('kapan rapat berikutnya?')), { place: 'nowhere' }, 'unnamed');
    const named = await voice.hear(where, send('@GununganBot kapan rapat berikutnya?'));
    check(named, { has: '4 Februari' }, 'named');
  });
});

describe('an album', () => {
  it('with the same command under two of its files has one receipt', async () => {
    const album = { from, album: 'a9', ...LETTER, caption: '/hadir' } as const;
    const heard = await voicesOf(bot).telegram.hear({ who: 'member' }, () => {
      bot.telegram.sendDocument(album);
      bot.telegram.sendDocument(album);
    });
    expect(heard.text.split('Konfirmasi Kemenkeu tercatat: Hadir')).toHaveLength(2);
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending']);
  });

  it('with a command is answered once', async () => {
    const { telegram } = bot;
    const album = { from, album: 'a1' } as const;
    const heard = await voicesOf(bot).telegram.hear({ who: 'member' }, () => {
      telegram.sendDocument({ ...album, ...LETTER, caption: COMMAND });
      telegram.sendDocument({ ...album, ...LETTER });
      telegram.sendWordless({ ...album, what: 'photo' });
    });
    check(heard, { has: RECEIPT, lacks: 'dapat kami baca' }, 'album');
    expect(await answersThatCount(bot)).toEqual(COUNTED);
  });

  it('without words is asked about file by file, of who may hand files in', async () => {
    const voice = voicesOf(bot).telegram;
    const album = { from: CAST.secretariat.telegram, album: 'a2', ...LETTER, content: samplePdf('Surat') };
    const heard = await voice.hear({ who: 'secretariat' }, () => {
      for (let count = 0; count < 3; count += 1) bot.telegram.sendDocument(album);
    });
    expect(heard.text.match(/surat tugas\.pdf/g)).toHaveLength(3);
  });
});

describe('in Slack', () => {
  const file = { from: CAST.member.slack, filename: 'surat tugas.pdf', content: '%PDF' };
  const voice = () => voicesOf(bot).slack;

  it.each(['/diwakili', '/forses diwakili'])('%s with a file counts in private', async (slash) => {
    const text = `${slash} Dr. Ratna, S.H., Karo Umum`;
    const more = [{ filename: 'lampiran.pdf', content: '%PDF' }];
    const share = () => bot.slack.shareFile({ ...file, channel: file.from, text, more });
    const heard = await voice().hear({ who: 'member' }, share);
    check(heard, { place: 'private', has: RECEIPT, lacks: 'dapat kami baca' }, slash);
    expect(await answersThatCount(bot)).toEqual(COUNTED);
  });

  it('a command for the bot with a file counts in a channel, once', async () => {
    const text = '<@U0BOT> /diwakili Dr. Ratna, S.H., Karo Umum';
    const share = () => bot.slack.shareFile({ ...file, channel: bot.channel, text });
    const heard = await voice().hear({ who: 'member', where: 'group' }, share);
    check(heard, { place: 'ephemeral', has: RECEIPT }, 'channel');
    expect(heard.text.match(/Kemenkeu/g)).toHaveLength(1);
  });

  it('words with a file are words', async () => {
    const share = () => bot.slack.shareFile({ ...file, channel: file.from, text: 'kapan rapat berikutnya?' });
    check(await voice().hear({ who: 'member' }, share), { has: '4 Februari' }, 'words');
  });
});
