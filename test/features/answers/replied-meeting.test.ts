import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../playground/telegram/index.ts';
import { announceTwo, ANNOUNCED as FIRST, ANNOUNCED_NEXT as SECOND } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { check, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { slackText, telegramText } from '../../support/read-messages.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;

const member = CAST.member.telegram;

beforeAll(async () => {
  bot = await createTestApp();
  await announceTwo(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  const { prisma } = bot.app.database;
  await prisma.rsvp.deleteMany();
});

const noticeInGroup = (words: string): Message => {
  const found = bot.telegram
    .messagesIn(bot.group)
    .findLast((one) => one.from?.is_bot === true && telegramText(one).includes(words));
  if (found === undefined) throw new Error(`no notice says ${words}`);
  return found;
};

const recorded = async (): Promise<readonly string[]> => {
  const rows = await bot.app.database.prisma.rsvp.findMany({ include: { meeting: true } });
  return rows.map(({ answer, meeting }) => `${answer} ${meeting.number}`);
};

describe('a command in Telegram that replies to', () => {
  const say = (
    text: string,
    about: { readonly replyTo?: number; readonly elsewhere?: { message: Message; quote?: string } },
    where: 'group' | 'private' = 'private',
  ) =>
    voicesOf(bot).telegram.hear({ who: 'member', where }, () =>
      bot.telegram.sendText({ from: member, chat: where === 'group' ? bot.group : member, text, ...about }),
    );
  const post = (text: string, from = CAST.secretariat.telegram): number =>
    bot.telegram.sendText({ from, chat: bot.group, text }).message_id;

  it('a copy of the notice that somebody posted means its meeting', async () => {
    const copy = post(telegramText(noticeInGroup('KE-42')));
    check(await say('/hadir', { replyTo: copy }, 'group'), { has: SECOND }, 'copy');
    const edited = post('Mengingatkan kembali rapat FORSES Selasa, 20 April 2027 di Aula');
    check(await say('/ragu', { replyTo: edited }, 'group'), { has: SECOND }, 'by its date');
  });

  it('a forward of the notice means its meeting', async () => {
    const passedOn = bot.telegram.forward({ from: member, message: noticeInGroup('KE-42') });
    await bot.settled();
    check(await say('/hadir', { replyTo: passedOn.message_id }), { has: SECOND }, 'forward');
  });

  it('the notice in another chat means its meeting, with a quote or without', async () => {
    const notice = noticeInGroup('KE-42');
    check(await say('/hadir', { elsewhere: { message: notice } }), { has: SECOND }, 'by its place');
    const hidden = { ...notice, chat: { ...notice.chat, type: 'group' as const } };
    const quote = 'UNDANGAN PERTEMUAN KE-42 FORSES';
    check(await say('/ragu', { elsewhere: { message: hidden, quote } }), { has: SECOND }, 'by the quote');
    check(
      await say('/tidakhadir sakit', { elsewhere: { message: hidden } }),
      {
        has: 'untuk pertemuan yang mana',
        buttons: ['Ke-41: Kamis, 4 Februari 2027', 'Ke-42: Selasa, 20 April 2027'],
      },
      'nothing is known of it',
    );
    expect(await recorded()).toEqual(['tentative 42']);
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', press: 'Ke-42: Selasa, 20 April 2027' }, { has: `Tidak hadir (sakit). ${SECOND}` }],
    ]);
  });

  it('a receipt means its meeting', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', where: 'group', press: 'Hadir', on: 'KE-42' }, { has: SECOND }],
      [{ who: 'member', where: 'group', replyTo: 'KE-42', command: 'hadir' }, { has: SECOND }],
      [
        {
          who: 'member',
          where: 'group',
          replyTo: `Konfirmasi Kemenkeu tercatat: Hadir. ${SECOND}`,
          command: 'ragu',
        },
        { has: SECOND },
      ],
    ]);
  });

  it('something that may be a notice is asked about, and small talk means the next meeting', async () => {
    const letter = post('Undangan rapat terlampir, mohon konfirmasinya');
    check(await say('/hadir', { replyTo: letter }, 'group'), { has: 'pertemuan yang mana' }, 'a letter');
    const talk = post('Bapak sudah di kantor?');
    check(await say('/hadir', { replyTo: talk }, 'group'), { has: FIRST }, 'talk');
  });

  it('a list of meetings is asked about, unless one of them is quoted', async () => {
    const { text } = await voicesOf(bot).telegram.say({ who: 'member', where: 'group', command: 'jadwal' });
    const list = noticeInGroup(text.split('\n')[0] ?? '').message_id;
    check(await say('/hadir', { replyTo: list }, 'group'), { has: 'pertemuan yang mana' }, 'list');
  });

  it('a notice of a number that the forum has not, means none of its meetings by that', async () => {
    const strange = post('UNDANGAN PERTEMUAN KE-99 FORUM LAIN');
    check(await say('/hadir', { replyTo: strange }, 'group'), { has: 'pertemuan yang mana' }, 'stranger');
    expect(await recorded()).toEqual([]);
  });

  it('a notice, asking something, is answered about that meeting', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', where: 'group', replyTo: 'KE-42', words: 'lokasinya di mana?' }, { has: 'Aula 42' }],
    ]);
  });

  it('a notice, showing or counting something, is about that meeting, unless a number is named', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'member', where: 'group', replyTo: 'KE-42', command: 'rapat' },
        { has: 'UNDANGAN PERTEMUAN KE-42' },
      ],
      [
        { who: 'chair', where: 'group', replyTo: 'KE-42', command: 'rekap' },
        { has: 'Rekap Pertemuan ke-42' },
      ],
      [
        { who: 'chair', where: 'group', replyTo: 'KE-42', command: 'rekap 41' },
        { has: 'Rekap Pertemuan ke-41' },
      ],
    ]);
  });

  it('a notice, of somebody unregistered, is kept for that meeting', async () => {
    const copy = post(telegramText(noticeInGroup('KE-42')));
    const heard = await voicesOf(bot).telegram.hear({ who: 'stranger', where: 'group' }, () =>
      bot.telegram.sendText({ from: CAST.stranger.telegram, chat: bot.group, text: '/hadir', replyTo: copy }),
    );
    check(heard, { has: 'disimpan' }, 'stranger');
    const kept = await bot.app.database.prisma.heldAnswer.findMany();
    const meeting = await bot.app.database.prisma.meeting.findFirstOrThrow({ where: { number: 42 } });
    expect(kept.map(({ meetingId }) => meetingId)).toEqual([meeting.id]);
  });
});

describe('an invitation that is passed on to the bot', () => {
  it('in Telegram is offered the buttons of its own meeting, in one message, and nothing is read out of it', async () => {
    const voice = voicesOf(bot).telegram;
    const forward = () => bot.telegram.forward({ from: member, message: noticeInGroup('KE-42') });
    const heard = await voice.hear({ who: 'member' }, forward);
    check(
      heard,
      { has: 'Pertemuan ke-42', lacks: ['Yang terbaca', 'Pesan terusan tidak', 'ke-41'] },
      'forward',
    );
    await verifyDialogue(voice, [[{ who: 'member', press: 'Hadir', on: 'ke-42' }, { has: SECOND }]]);
    expect(await recorded()).toEqual(['attending 42']);
  });

  it('in Slack as well', async () => {
    const { slack } = bot;
    const message = slack.messagesIn(bot.channel).findLast((one) => slackText(one).includes('KE-42'));
    if (message === undefined) throw new Error('no notice stands in the channel');
    const voice = voicesOf(bot).slack;
    const from = CAST.member.slack;
    const heard = await voice.hear({ who: 'member' }, () =>
      slack.shareMessage({ from, channel: from, message }),
    );
    check(heard, { has: 'Pertemuan ke-42', lacks: ['Yang terbaca', 'Pesan terusan tidak'] }, 'share');
    expect(heard.buttons).toContain('Hadir');
  });
});

describe.each(['telegram', 'slack'] as const)('a number behind an answer in %s', (platform) => {
  it('names its meeting, and is a note where it can be none', async () => {
    await verifyDialogue(voicesOf(bot)[platform], [
      [
        { who: 'member', command: 'hadir 42' },
        { has: `Terima kasih. Konfirmasi Kemenkeu tercatat: Hadir. ${SECOND}` },
      ],
      [{ who: 'member', command: 'ragu ke-42' }, { has: `Masih dikonfirmasi. ${SECOND}` }],
      [
        { who: 'member', command: 'hadir pertemuan ke-42, terlambat' },
        { has: `Hadir (terlambat). ${SECOND}` },
      ],
      [{ who: 'member', command: 'hadir 2' }, { has: `Hadir (2). ${FIRST}` }],
      [{ who: 'member', command: 'hadir ke-42, tidak bisa' }, { buttons: ['Hadir', 'Tidak hadir'] }],
      [{ who: 'member', press: 'Tidak hadir' }, { has: `Tidak hadir (tidak bisa). ${SECOND}` }],
      [{ who: 'member', command: 'hadir ke-99' }, { has: 'nomor 99 tidak ditemukan' }],
    ]);
  });
});

describe('words in Slack', () => {
  const notice = (words: string) => {
    const found = bot.slack
      .messagesIn(bot.channel)
      .findLast((one) => one.fromBot && slackText(one).includes(words));
    if (found === undefined) throw new Error(`no notice says ${words}`);
    return found;
  };
  const from = CAST.member.slack;

  it('with a notice shared into the conversation with the bot mean its meeting', async () => {
    const heard = await voicesOf(bot).slack.hear({ who: 'member' }, () =>
      bot.slack.shareMessage({ from, channel: from, message: notice('KE-42'), text: 'insyaallah hadir' }),
    );
    check(heard, { has: 'Pertemuan ke-42' }, 'shared');
  });

  it('with the address of a notice mean its meeting', async () => {
    const address = `https://forses.slack.com/archives/${bot.channel}/p${notice('KE-42').ts.replace('.', '')}`;
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'member', words: `insyaallah hadir <${address}>` }, { has: 'Pertemuan ke-42' }],
    ]);
  });

  it('in the thread of a receipt, or of a notice, mean its meeting', async () => {
    await verifyDialogue(voicesOf(bot).slack, [
      [{ who: 'member', where: 'group', replyTo: 'KE-42', words: 'kami hadir' }, { has: 'Pertemuan ke-42' }],
      [{ who: 'member', command: 'rapat 42' }, { has: 'KE-42' }],
      [{ who: 'member', replyTo: 'KE-42', words: 'kami hadir' }, { has: 'Pertemuan ke-42' }],
      [{ who: 'member', replyTo: 'KE-42', command: 'ragu' }, { has: `Masih dikonfirmasi. ${SECOND}` }],
      [
        { who: 'member', replyTo: `Masih dikonfirmasi. ${SECOND}`, words: 'jadi hadir' },
        { has: 'Pertemuan ke-42' },
      ],
    ]);
  });

  it('in a thread whose beginning cannot be read are asked about', async () => {
    await voicesOf(bot).slack.say({ who: 'member', command: 'rapat 42' });
    bot.slack.faults.next({ method: 'conversations.history', kind: 'error', error: 'missing_scope' });
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'member', replyTo: 'KE-42', words: 'kami hadir' },
        { has: 'pertemuan yang mana', buttons: ['Hadir (ke-41)', 'Hadir (ke-42)'] },
      ],
      [{ who: 'member', press: 'Hadir (ke-42)' }, { has: SECOND }],
    ]);
  });
});
