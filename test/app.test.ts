import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './support/test-app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
});
afterAll(() => bot.close());

test('the metrics of a bot at rest say that nothing is late, and name every reason to wait', async () => {
  const response = await fetch(`http://127.0.0.1:${bot.app.port}/metrics`);
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('gunungan_queue_'));
  expect(lines).toEqual([
    'gunungan_queue_due 0',
    'gunungan_queue_sending 0',
    'gunungan_queue_lag_seconds 0',
    ...['planned', 'quiet', 'pace', 'told', 'retry'].map(
      (reason) => `gunungan_queue_waiting{reason="${reason}"} 0`,
    ),
  ]);
});
