import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Message } from '../../../playground/telegram/index.ts';
import { announceMeeting, answersThatCount } from '../../support/announced.ts';
import { CAST } from '../../support/cast.ts';
import { check, verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await announceMeeting(bot);
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.app.database.prisma.rsvp.deleteMany();
});

const member = CAST.member.telegram;
const HINT = ['pesan terusan tidak dijalankan', '/hadir'];

/** Words of the host in a chat where the bot is not. */
function saidElsewhere(text: string): Message {
  const elsewhere = bot.telegram.createGroup({
    title: 'Lain',
    owner: CAST.host.telegram,
    members: [member],
    bot: 'absent',
  });
  return bot.telegram.sendText({ from: CAST.host.telegram, chat: elsewhere, text });
}

function saidByChat(kind: 'channel' | 'anonymous admin', text: string): Message {
  const { telegram } = bot;
  if (kind === 'channel') {
    const channel = telegram.createChannel({ title: 'Kanal', owner: CAST.host.telegram, bot: 'absent' });
    return telegram.sendAsChannel({ channel, text });
  }
  const group = telegram.createSupergroup({ title: 'Lain', owner: CAST.host.telegram, bot: 'absent' });
  return telegram.sendAsAnonymousAdmin({ chat: group, text });
}

it.each([
  ['a person', {}, () => saidElsewhere('/hadir')],
  ['a hidden person', { isHidden: true }, () => saidElsewhere('/hadir')],
  ['an anonymous admin', {}, () => saidByChat('anonymous admin', '/hadir')],
  ['a channel', {}, () => saidByChat('channel', '/hadir')],
  ['a person, told by an old server', { isOldServer: true }, () => saidElsewhere('/hadir')],
  [
    'a hidden person, told by an old server',
    { isOldServer: true, isHidden: true },
    () => saidElsewhere('/hadir'),
  ],
])(
  'a command of %s that is forwarded to the bot is offered, and counts when it is pressed',
  async (_who, more, say) => {
    const voice = voicesOf(bot).telegram;
    const forward = () => bot.telegram.forward({ from: member, message: say(), ...more });
    const heard = await voice.hear({ who: 'member' }, forward);
    check(
      heard,
      { has: ['pesan terusan', 'Pertemuan ke-41'], buttons: ['Catat Hadir untuk Kemenkeu'] },
      'forward',
    );
    expect(await answersThatCount(bot)).toEqual([]);
    await voice.say({ who: 'member', press: 'Catat Hadir untuk Kemenkeu' });
    expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending']);
  },
);

it('the substitute in a forwarded command is kept for the button, for each institution its own', async () => {
  const voice = voicesOf(bot).telegram;
  const message = saidElsewhere('/diwakili Dr. Ratna, Karo Umum');
  const forward = () => bot.telegram.forward({ from: CAST.liaison.telegram, message });
  const heard = await voice.hear({ who: 'liaison' }, forward);
  expect(heard.text).toContain('Dr. Ratna, Karo Umum');
  expect(heard.buttons.toSorted()).toEqual([
    'Catat Diwakili untuk Pemprov Papua',
    'Catat Diwakili untuk Pemprov Sulsel',
  ]);
  await voice.say({ who: 'liaison', press: 'Catat Diwakili untuk Pemprov Papua' });
  expect(await answersThatCount(bot)).toEqual(['PAPUA represented (Dr. Ratna, Karo Umum)']);
});

it('in a group a forwarded command gets one line, and no other bot’s command does', async () => {
  const { telegram } = bot;
  const voice = voicesOf(bot).telegram;
  const where = { who: 'member', where: 'group' } as const;
  const pass = (text: string) => () =>
    telegram.forward({ from: member, chat: bot.group, message: saidElsewhere(text) });
  check(await voice.hear(where, pass('/hadir')), { place: 'group', has: HINT, buttons: [] }, 'group');
  check(await voice.hear(where, pass('/cuaca')), { place: 'nowhere' }, 'another bot');
  check(await voice.hear(where, pass('@GununganBot kapan rapat?')), { place: 'nowhere' }, 'words');
  expect(await answersThatCount(bot)).toEqual([]);
});

it.each(['/batalrapat 41 karena hujan', '/umumkan 41', '/start undangan_rahasia', '/peran Budi ketua'])(
  '%s of somebody else has no effect when the secretariat passes it on',
  async (text) => {
    const forward = () =>
      bot.telegram.forward({ from: CAST.secretariat.telegram, message: saidElsewhere(text) });
    const heard = await voicesOf(bot).telegram.hear({ who: 'secretariat' }, forward);
    expect(heard.text).toContain('pesan terusan tidak dijalankan');
    expect(await bot.app.database.prisma.meeting.count({ where: { state: 'announced' } })).toBe(1);
  },
);

it('forwarded words go on with no dialogue, and are no question for the secretariat', async () => {
  const voice = voicesOf(bot).telegram;
  await voice.say({ who: 'member', command: 'diwakili' });
  const pass = (text: string) => () => bot.telegram.forward({ from: member, message: saidElsewhere(text) });
  const name = await voice.hear({ who: 'member' }, pass('Dr. Ratna, Karo Umum'));
  check(name, { has: 'Pesan terusan tidak kami catat' }, 'a name');
  expect(await answersThatCount(bot)).toEqual(['KEMENKEU represented']);
  await voice.say({ who: 'member', command: 'batal' });
  const question = await voice.hear({ who: 'member' }, pass('berapa harga emas batangan'));
  check(question, { has: 'Pesan terusan tidak kami catat' }, 'a question');
  expect(await bot.app.database.prisma.unansweredQuestion.count()).toBe(0);
});

it('a message shared in Slack is somebody else’s, the words above it are one’s own', async () => {
  const { slack } = bot;
  const { id: channel } = slack.createChannel({
    name: 'lain',
    members: [CAST.host.slack, CAST.member.slack],
  });
  const voice = voicesOf(bot).slack;
  const message = slack.sendText({ from: CAST.host.slack, channel, text: ' /hadir tepat waktu' });
  const share = (text?: string) => () =>
    slack.shareMessage({
      from: CAST.member.slack,
      channel: CAST.member.slack,
      message,
      ...(text && { text }),
    });
  const heard = await voice.hear({ who: 'member' }, share());
  check(heard, { has: 'pesan terusan', buttons: ['Catat Hadir untuk Kemenkeu'] }, 'shared');
  expect(await answersThatCount(bot)).toEqual([]);
  await verifyDialogue(voice, [[{ who: 'member', press: 'Catat Hadir untuk Kemenkeu' }, { has: 'Hadir' }]]);
  expect(await answersThatCount(bot)).toEqual(['KEMENKEU attending (tepat waktu)']);
  check(await voice.hear({ who: 'member' }, share('kapan rapat berikutnya?')), { has: '4 Februari' }, 'own');
});
