import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringOf } from '../../playground/slack/json.ts';
import { CAST, enterCast } from './cast.ts';
import { voicesOf } from './dialogue.ts';
import { createTestApp, type TestApp } from './test-app.ts';

const NOTICE = 'Undangan: 12 hadir';

describe.each(['telegram', 'slack'] as const)('what is heard of a press in %s', (platform) => {
  let bot: TestApp;
  beforeAll(async () => {
    bot = await createTestApp();
    await enterCast(bot);
    await voicesOf(bot)[platform].say({ who: 'member', command: 'bantuan' });
  });
  afterAll(() => bot.close());

  /** Posts a notice in the member's private chat; the function returned edits it. */
  const post = async (): Promise<() => Promise<unknown>> => {
    if (platform === 'telegram') {
      const chat_id = CAST.member.telegram;
      const { message_id } = await callTelegram(bot, 'sendMessage', { chat_id, text: 'Undangan' });
      return () => callTelegram(bot, 'editMessageText', { chat_id, message_id, text: NOTICE });
    }
    const channel = bot.slack.dmOf(CAST.member.slack).id;
    const { ts } = await callSlack(bot, 'chat.postMessage', { channel, text: 'Undangan' });
    return () => callSlack(bot, 'chat.update', { channel, ts, text: NOTICE });
  };

  it('is the answer, and no notice that shows new counts just then', async () => {
    const voice = voicesOf(bot)[platform];
    const edit = await post();
    await voice.say({ who: 'member', command: 'bahasa' });
    const edited = atPress(bot, platform, edit);
    const { text } = await voice.say({ who: 'member', press: 'English' });
    expect(await edited).toMatchObject(platform === 'slack' ? { ok: true } : { text: NOTICE });
    expect(text).toContain('English');
    expect(text).not.toContain(NOTICE);
  });
});

/** Does something as soon as a button is pressed. */
function atPress<T>(bot: TestApp, platform: 'telegram' | 'slack', act: () => Promise<T>): Promise<T> {
  return new Promise((resolve) => {
    const begin = (): void => {
      stop();
      resolve(act());
    };
    const before = bot.slack.lastEnvelope('interactive');
    const stop =
      platform === 'telegram'
        ? bot.telegram.onChange((event) => {
            if (event.type === 'update' && 'callback_query' in event.update) begin();
          })
        : bot.slack.onChange(() => {
            if (bot.slack.lastEnvelope('interactive') !== before) begin();
          });
  });
}

type Answer = Readonly<Record<string, unknown>>;

async function callTelegram({ telegram }: TestApp, method: string, values: Answer): Promise<Answer> {
  const { apiRoot } = await telegram.start();
  const { result } = await call(new URL(`${apiRoot}/bot${telegram.token}/${method}`), values);
  return result as Answer;
}

function callSlack({ slack }: TestApp, method: string, values: Answer): Promise<Answer> {
  const home = stringOf(slack.lastEnvelope('slash_commands')?.payload.response_url);
  return call(new URL(`/api/${method}`, home), values, slack.settings.botToken);
}

async function call(url: URL, values: Answer, token = ''): Promise<Answer> {
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(values) });
  return (await answer.json()) as Answer;
}
