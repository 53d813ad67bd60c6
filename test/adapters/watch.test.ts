import { afterEach, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { slackText, telegramText } from '../support/read-messages.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const WRONG = '7000000009:salah_semua_salah_semua_salah_semua';

let bot: TestApp;
let lines: string[] = [];
afterEach(() => bot.close());

const start = async (environment = {}): Promise<void> => {
  lines = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  bot = await createTestApp({ logger, environment });
};
const told = (): readonly string[] => lines.filter((line) => line.includes('platform does not work'));
const health = async (): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`http://127.0.0.1:${bot.app.port}/healthz`);
  return { status: response.status, text: await response.text() };
};

test('a Telegram token that is refused leaves Slack running, and everybody is told what to do', async () => {
  await start({ TELEGRAM_BOT_TOKEN: WRONG });
  await expect.poll(told).toHaveLength(1);
  expect(told()[0]).toMatch(/"level":50.*refuses the bot's token \(401\).*TELEGRAM_BOT_TOKEN and restart/);
  expect(lines.join('')).not.toContain('salah_semua');
  const { status, text } = await health();
  expect(status).toBe(503);
  expect(text).toContain('TELEGRAM_BOT_TOKEN');
  expect(text).not.toContain('salah_semua');

  const { slack, channel } = bot;
  await slack.command({ from: 'U0ADMIN', channel, command: '/forses', text: 'kesehatan' });
  const tells = (): string =>
    slack.messagesIn('U0ADMIN').concat(slack.ephemeralsFor('U0ADMIN')).map(slackText).join('\n');
  await expect.poll(tells).toContain('token bot ditolak');
});

test('a Slack token that is revoked while the bot runs is told at once and each hour, and so is that it works again', async () => {
  await start();
  await bot.advance(MINUTE_MS);
  expect(told()).toEqual([]);
  bot.slack.faults.next({ method: 'auth.test', kind: 'error', error: 'token_revoked', times: 12 });
  for (let minute = 0; minute < 5; minute += 1) await bot.advance(MINUTE_MS);
  await expect.poll(told).toHaveLength(1);
  expect(told()[0]).toMatch(/Slack refuses SLACK_BOT_TOKEN \(token_revoked\).*restart the bot/);
  expect(lines.join('')).not.toContain(bot.slack.settings.botToken);
  await bot.advance(HOUR_MS);
  await expect.poll(told).toHaveLength(2);
  expect((await health()).status).toBe(503);

  bot.telegram.startBot(9001);
  bot.telegram.sendText({ from: 9001, chat: 9001, text: '/kesehatan' });
  await bot.telegram.settled();
  expect(telegramText(bot.telegram.lastMessage({ id: 9001 }))).toContain(
    'Slack: terganggu: token bot ditolak',
  );

  for (let minute = 0; minute < 12; minute += 1) await bot.advance(MINUTE_MS);
  await expect.poll(() => lines.filter((line) => line.includes('platform works again'))).toHaveLength(1);
});
