import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALLOWANCES } from '../../src/inbound/flood.ts';
import { CAST, enterCast } from '../support/cast.ts';
import { slackText } from '../support/read-messages.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let bot: TestApp;

beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
});
afterAll(() => bot.close());

const SLOW_DOWN = 'terlalu banyak dalam waktu singkat';
const EXTRA = 40;

describe('somebody who floods the bot', () => {
  it('gets one polite line in Telegram and then silence, while others are answered', async () => {
    const { telegram } = bot;
    const { atOnce } = ALLOWANCES.words;
    for (let index = 0; index < atOnce + EXTRA; index += 1)
      telegram.sendText({ from: CAST.stranger.telegram, text: '/bahasa' });
    telegram.sendText({ from: CAST.member.telegram, text: '/bahasa' });
    await bot.settled();
    const answers = telegram
      .messagesIn(CAST.stranger.telegram)
      .filter((message) => message.from?.is_bot === true)
      .map((message) => message.text ?? '');
    expect(answers.filter((text) => text.includes(SLOW_DOWN))).toHaveLength(1);
    expect(answers).toHaveLength(atOnce + 1);
    expect(telegram.lastMessage({ id: CAST.member.telegram })?.from?.is_bot).toBe(true);
  });

  it('gets one polite line in Slack and then silence', async () => {
    const { slack } = bot;
    const from = CAST.stranger.slack;
    for (let index = 0; index < ALLOWANCES.words.atOnce + EXTRA; index += 1)
      slack.sendDm({ from, text: '/bahasa' });
    await bot.settled();
    const answers = slack.messagesIn(from).filter((message) => message.fromBot);
    const ephemerals = slack.ephemeralsFor(from);
    const warnings = [...answers, ...ephemerals].filter((message) => slackText(message).includes(SLOW_DOWN));
    expect(warnings).toHaveLength(1);
  });

  it('is never an admin of the environment', async () => {
    const { telegram } = bot;
    const { atOnce } = ALLOWANCES.words;
    for (let index = 0; index < atOnce + 5; index += 1)
      telegram.sendText({ from: CAST.admin.telegram, text: '/bahasa' });
    await bot.settled();
    const texts = telegram.messagesIn(CAST.admin.telegram).map((message) => message.text ?? '');
    expect(texts.filter((text) => text.includes(SLOW_DOWN))).toEqual([]);
  });
});
