import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { configError, loadConfig } from '../src/config.ts';

const TELEGRAM = { TELEGRAM_BOT_TOKEN: '123456:ABC-def' };
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

function load(
  env: Readonly<Record<string, string>>,
): Extract<ReturnType<typeof loadConfig>, { ok: true }>['config'] {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.config;
}

describe('the configuration', () => {
  it('has its defaults where nothing is set', () => {
    expect(load({})).toEqual({
      telegram: undefined,
      slack: undefined,
      database: { kind: 'embedded', dataDir: './data' },
      host: '127.0.0.1',
      port: 8080,
      admins: [],
      forumName: 'FORSES',
      forumTimeZone: 'Asia/Jakarta',
      logLevel: 'info',
    });
  });

  it('counts an empty value as unset', () => {
    expect(load({ TELEGRAM_BOT_TOKEN: ' ', PORT: '', ADMIN_IDS: '' })).toEqual(load({}));
  });

  it('reaches Telegram by polling, or by webhook with its secret', () => {
    expect(load(TELEGRAM).telegram).toMatchObject({
      apiRoot: 'https://api.telegram.org',
      receive: { mode: 'polling' },
    });
    const webhook = {
      TELEGRAM_WEBHOOK_URL: 'https://bot.contoh.go.id/t',
      TELEGRAM_WEBHOOK_SECRET: 'rahasia',
    };
    expect(load({ ...TELEGRAM, ...webhook }).telegram?.receive).toMatchObject({
      mode: 'webhook',
      url: webhook.TELEGRAM_WEBHOOK_URL,
    });
    expect(load({ ...TELEGRAM, TELEGRAM_API_ROOT: 'http://localhost:81//' }).telegram?.apiRoot).toBe(
      'http://localhost:81',
    );
  });

  it('reaches Slack by its socket, else by signed HTTP', () => {
    expect(load(SLACK).slack?.receive.mode).toBe('socket');
    expect(load({ ...SLACK, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 's' }).slack?.receive.mode).toBe(
      'http',
    );
    expect(load({ ...SLACK, SLACK_SIGNING_SECRET: 's' }).slack?.receive.mode).toBe('socket');
  });

  it('names administrators of both platforms', () => {
    expect(load({ ADMIN_IDS: 'telegram:1001, slack:U0CHAIR' }).admins).toEqual([
      { platform: 'telegram', externalId: '1001' },
      { platform: 'slack', externalId: 'U0CHAIR' },
    ]);
  });

  it('names every problem at once, each by its name', () => {
    const wrong = {
      TELEGRAM_BOT_TOKEN: 'abc',
      SLACK_BOT_TOKEN: 'abc',
      DATABASE_URL: 'mysql://x',
      PORT: '99999',
      ADMIN_IDS: 'budi',
      FORUM_TIMEZONE: 'Jakarta',
      LOG_LEVEL: 'loud',
      TELEGRAM_WEBHOOK_URL: 'x',
    };
    const loaded = loadConfig(wrong);
    // The last one needs another name beside it, which is told in the same go.
    const named = loaded.ok ? [] : loaded.problems.map((problem) => problem.split(':')[0]);
    expect(named).toEqual(
      expect.arrayContaining([...Object.keys(wrong), 'TELEGRAM_WEBHOOK_SECRET', 'SLACK_APP_TOKEN']),
    );
    expect(loaded.ok ? [] : loaded.problems.filter((problem) => !/^[A-Z_]+: must /.test(problem))).toEqual(
      [],
    );
  });

  it.each([
    ['TELEGRAM_WEBHOOK_SECRET', { ...TELEGRAM, TELEGRAM_WEBHOOK_URL: 'https://x.id' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
  ])('asks for %s where another value needs it', (name, env) => {
    const loaded = loadConfig(env);
    expect(loaded.ok ? [] : loaded.problems).toEqual([
      expect.stringMatching(new RegExp(`^${name}: must be set`)),
    ]);
  });

  it('prints no secret, however it is printed', () => {
    const secrets = { ...TELEGRAM, ...SLACK, DATABASE_URL: 'postgresql://u:sandi@h/d' };
    const config = load(secrets);
    for (const printed of [
      JSON.stringify(config),
      inspect(config, { depth: 9 }),
      `${config.telegram?.botToken}`,
    ])
      for (const secret of Object.values(secrets)) expect(printed).not.toContain(secret);
    expect(config.telegram?.botToken.reveal()).toBe(TELEGRAM.TELEGRAM_BOT_TOKEN);
  });

  it('stops a start with exit code 78 and one line per problem', () => {
    expect(configError(['A: x', 'B: y'])).toMatchObject({ exitCode: 78, message: 'A: x\nB: y' });
  });
});
