import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { systemClock } from '../src/lib/clock.ts';
import { systemRandomness } from '../src/lib/ids.ts';
import { createLogger } from '../src/lib/logger.ts';
import { createTestDatabase } from './support/database.ts';
import { withClient } from './support/database-server.ts';
import { telegramText } from './support/read-messages.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
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

test('a bot with BACKUP_DIR makes its first backup, and says in the metrics how old it is', async () => {
  const folder = await temporaryFolder();
  const place = await createTestApp({ environment: { BACKUP_DIR: folder } });
  onTestFinished(() => place.close());
  await place.app.backups?.tick();
  expect((await readdir(folder)).filter((name) => name.endsWith('.backup'))).toHaveLength(1);
  place.clock.advance(90_000);
  const response = await fetch(`http://127.0.0.1:${place.app.port}/metrics`);
  expect(await response.text()).toContain('\ngunungan_backup_age_seconds 90\n');
  place.telegram.startBot(9001);
  place.telegram.sendText({ from: 9001, chat: 9001, text: '/kesehatan' });
  await place.settled();
  expect(telegramText(place.telegram.lastMessage({ id: 9001 }))).toContain('sudah diuji');
});

test('a webhook secret that is short is refused by a new bot, and warned of by one that was heard before', async () => {
  const { url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const loaded = loadConfig({
    ...{ DATABASE_URL: url, PORT: '0', TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' },
    ...{ TELEGRAM_WEBHOOK_URL: 'https://bot.contoh.go.id/t', TELEGRAM_WEBHOOK_SECRET: 'rahasia' },
  });
  if (!loaded.ok) throw new Error(loaded.problems.join());
  const log: string[] = [];
  const logger = createLogger('warn', { write: (line) => void log.push(line) });
  const start = () =>
    startApp({ config: loaded.config, clock: systemClock, randomness: systemRandomness, logger });
  const refused = 'TELEGRAM_WEBHOOK_SECRET: must have at least 32 characters';
  await expect(start()).rejects.toMatchObject({ exitCode: 78, message: refused });
  await withClient(url, (client) =>
    client.query(`INSERT INTO processed_update (platform, key, at) VALUES ('telegram', '1', now())`),
  );
  await (await start()).stop();
  expect(log.join('\n')).toContain(refused);
});

test('a bot beneath which a newer version changed the tables says so once, and does not start again', async () => {
  const told: string[] = [];
  const lines: string[] = [];
  const place = await createTestApp({
    logger: createLogger('error', { write: (line) => void lines.push(line) }),
    parts: { onNewerSchema: ({ code }) => told.push(code) },
  });
  onTestFinished(() => place.close());
  await place.advance(60_000);
  expect(told).toEqual([]);
  await withClient(place.database.url, (client) =>
    client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
                  VALUES ('x', 'x', '29990101000000_newer', now())`),
  );
  await place.advance(60_000);
  await place.advance(60_000);
  expect(told).toEqual(['database-newer']);
  expect(lines.join('')).toContain('29990101000000_newer');
  await expect(place.restart()).rejects.toMatchObject({ code: 'database-newer' });
});
