import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { hasWords } from '../../src/inbound/replies.ts';
import { HOUR_MS } from '../../src/lib/clock.ts';
import { CAST, enterCast } from '../support/cast.ts';
import { verifyDialogue, voicesOf } from '../support/dialogue.ts';
import { telegramText } from '../support/read-messages.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
beforeEach(() => bot.clock.advance(HOUR_MS));
afterAll(() => bot.close());

const HINT = 'yang dapat kami baca hanya tulisan';
const member = CAST.member.telegram;
const kept = (): Promise<number> => bot.app.database.prisma.unansweredQuestion.count();

function saidByBot(chat: number): readonly string[] {
  return bot.telegram
    .messagesIn(chat)
    .filter((message) => message.from?.is_bot === true)
    .map(telegramText);
}

/** What the bot says to what is done, in that chat. */
async function answersTo(chat: number, act: () => void): Promise<readonly string[]> {
  const before = saidByBot(chat).length;
  act();
  await bot.settled();
  return saidByBot(chat).slice(before);
}

it.each(['photo', 'sticker', 'voice', 'location'] as const)(
  'a %s in private gets one polite line',
  async (what) => {
    const answers = await answersTo(member, () => bot.telegram.sendWordless({ from: member, what }));
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain(HINT);
    expect(answers[0]).toContain('/bantuan');
  },
);

it('many at once get one line, and another one after an hour', async () => {
  const send = (): void => {
    for (let count = 0; count < 3; count += 1) bot.telegram.sendWordless({ from: member, what: 'photo' });
  };
  expect(await answersTo(member, send)).toHaveLength(1);
  bot.clock.advance(HOUR_MS - 1);
  expect(await answersTo(member, send)).toEqual([]);
  bot.clock.advance(1);
  expect(await answersTo(member, send)).toHaveLength(1);
});

it('in a group nothing is said', async () => {
  const { group, telegram } = bot;
  const answers = await answersTo(group, () => {
    telegram.sendWordless({ from: member, chat: group, what: 'sticker' });
    telegram.sendText({ from: member, chat: group, text: '@GununganBot 👍' });
  });
  expect(answers).toEqual([]);
  expect(await kept()).toBe(0);
});

it('words under a picture are answered where there is an answer, and never kept as a question', async () => {
  const { telegram } = bot;
  const [answer] = await answersTo(member, () =>
    telegram.sendWordless({ from: member, what: 'photo', caption: 'Apa itu gunungan silaturahmi?' }),
  );
  expect(answer).toContain('gunungan');
  const [hint] = await answersTo(member, () =>
    telegram.sendWordless({ from: member, what: 'photo', caption: 'berapa harga emas batangan' }),
  );
  expect(hint).toContain(HINT);
  expect(await kept()).toBe(0);
});

it.each(['telegram', 'slack'] as const)('emoji alone are no question, in %s', async (platform) => {
  const voice = voicesOf(bot)[platform];
  const picture = platform === 'slack' ? ':elephant:' : '🐘';
  const thumb = platform === 'slack' ? ':+1: :pray:' : '👍🙏🏽';
  await verifyDialogue(voice, [
    [{ who: 'member', words: picture }, { has: HINT }],
    [{ who: 'member', words: thumb }, { place: 'nowhere' }],
    [{ who: 'member', words: '?!' }, { place: 'nowhere' }],
    [{ who: 'member', command: `tanya ${thumb}` }, { has: 'Silakan tuliskan pertanyaannya' }],
  ]);
  expect(await kept()).toBe(0);
});

it('a file that is no table is told apart from a refused command', async () => {
  const content = Buffer.from('x');
  const send = (fileName: string) => () =>
    void bot.telegram.sendDocument({ from: member, fileName, content });
  expect((await answersTo(member, send('surat.pdf')))[0]).toContain(HINT);
  expect((await answersTo(member, send('anggota.csv')))[0]).toContain('hanya untuk pengurus');
});

it('words are letters or digits', () => {
  for (const text of ['apa?', '9', 'a 👍', 'siapa :+1:']) expect(hasWords(text)).toBe(true);
  for (const text of ['', '👍', '🙏🏽🙏', '...', ':thumbsup:', ':+1::skin-tone-2:'])
    expect(hasWords(text)).toBe(false);
});
