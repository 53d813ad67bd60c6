import { expect, it } from 'vitest';
import { channelProblem } from '../../../src/features/forum/channel-problem.ts';
import { loadLanguages } from '../../../src/i18n/index.ts';

const language = loadLanguages(new URL('../../../locales/', import.meta.url)).of('id');

it.each([
  ['Telegram answers with an error (getUpdates: 500 Internal Server Error).', 'sedang mengalami gangguan'],
  ['Telegram has not answered yet.', 'belum tersambung'],
  ['Slack Socket Mode is not connected.', 'belum tersambung'],
  ["Telegram refuses the bot's token (401). Put the one that @BotFather shows into …", 'token bot ditolak'],
  ['Slack refuses SLACK_BOT_TOKEN (invalid_auth). Reinstall the app …', 'token bot ditolak'],
  ['Telegram asks the bot to wait (429).', 'meminta bot menunggu'],
  ['Slack asks to slow down.', 'meminta bot menunggu'],
  ['Telegram sends updates elsewhere. Restart the bot to set its webhook again.', 'menjalankan ulang bot'],
  ['Slack cannot be reached (ECONNREFUSED). Check the network and SLACK_API_URL.', 'tidak dapat dihubungi'],
  ['Telegram cannot be asked (internal fault).', 'memeriksa log'],
  ['no answer', 'tidak dapat dihubungi'],
])('says %s in Bahasa Indonesia', (problem, words) => {
  const said = channelProblem(problem, language);
  expect(said).toContain(words);
  expect(said).not.toMatch(/error|Telegram|Slack|the |\d{3}/);
});
