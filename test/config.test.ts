import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { configError, loadConfig, readConfig } from '../src/config.ts';

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
      metricsToken: undefined,
    });
  });

  it('has backups made only where a folder is named, each night and fourteen kept', () => {
    expect(load({ BACKUP_KEEP: '3' }).backups).toBeUndefined();
    expect(load({ BACKUP_DIR: '/srv/backup' }).backups).toEqual({
      ...{ folder: '/srv/backup', schedule: '0 2 * * *', keep: 14 },
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

  it.each([
    ['PORT', '8080a'],
    ['PORT', '0x50'],
    ['PORT', '-1'],
    ['HOST', 'localhost:8080'],
    ['HOST', 'http://0.0.0.0'],
    ['ADMIN_IDS', 'telegram:-1001'],
    ['ADMIN_IDS', 'telegram:12345678901234567'],
    ['ADMIN_IDS', 'slack:C0CHANNEL'],
    ['SLACK_API_URL', 'slack.com/api'],
    ['TELEGRAM_API_ROOT', 'localhost:8081'],
    ['DATABASE_URL', 'postgresql://u:p#x@h/d'],
    ['DATA_DIR', '~budi/data'],
    ['DATA_DIR', '$HOME/data'],
    ['DATA_DIR', '%APPDATA%/data'],
    ['METRICS_TOKEN', 'short'],
    ['BACKUP_DIR', '$HOME/backups'],
    ['BACKUP_SCHEDULE', 'nightly'],
    ['BACKUP_KEEP', '0'],
  ])('refuses %s=%s', (name, value) => {
    const loaded = loadConfig({ [name]: value });
    expect(loaded.ok ? [] : loaded.problems).toEqual([expect.stringMatching(new RegExp(`^${name}: must `))]);
  });

  it('takes a value without the quotation marks that a tool left around it', () => {
    expect(load({ FORUM_NAME: '"FORSES"', PORT: "'81'" })).toMatchObject({ forumName: 'FORSES', port: 81 });
  });

  it('writes out ~ for the home folder, and ends the address of Slack with a slash', () => {
    const dataDir = (value: string) => load({ HOME: '/home/budi', DATA_DIR: value }).database;
    expect(dataDir('~/bot')).toEqual({ kind: 'embedded', dataDir: '/home/budi/bot' });
    expect(dataDir('~')).toMatchObject({ dataDir: '/home/budi' });
    expect(dataDir('/srv/~x')).toMatchObject({ dataDir: '/srv/~x' });
    expect(load({ ...SLACK, SLACK_API_URL: 'https://slack.com/api' }).slack?.apiUrl).toBe(
      'https://slack.com/api/',
    );
  });

  it('does not ask for a home folder where no path names it', () => {
    const homeless = Object.defineProperty({ DATA_DIR: '/srv/bot', BACKUP_DIR: '/srv/backups' }, 'HOME', {
      get: () => {
        throw new Error('this user has no home');
      },
    });
    expect(load(homeless).database).toEqual({ kind: 'embedded', dataDir: '/srv/bot' });
  });

  it.each([
    ['TELEGRAM_TOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['telegram_bot_token', 'TELEGRAM_BOT_TOKEN'],
    ['TELEGRAM_BOT_TOKNE', 'TELEGRAM_BOT_TOKEN'],
    ['BOT_TOKEN', 'TELEGRAM_BOT_TOKEN or SLACK_BOT_TOKEN'],
    ['POSTGRES_URL', 'DATABASE_URL'],
    ['ADMIN_ID', 'ADMIN_IDS'],
    ['GUNUNGAN_PORT', 'PORT'],
  ])('asks about %s in .env, which nobody reads', (name, meant) => {
    const file = { fileNames: [name], problems: [] };
    const found = readConfig({ variables: { [name]: 'x' }, ...file });
    expect(found.ok ? [] : found.problems).toEqual([`${name}: must be called ${meant} in .env`]);
    const set = {
      TELEGRAM_BOT_TOKEN: '1:a',
      DATABASE_URL: 'postgresql://h/d',
      ADMIN_IDS: 'telegram:1',
      PORT: '1',
    };
    expect(readConfig({ variables: { [name]: 'x', ...set }, ...file }).ok).toBe(true);
  });

  it('lets the names of other programs stand in .env', () => {
    const names = [
      'COMPOSE_PROJECT_NAME',
      'SLACK_SECRET',
      'TELEGRAM_SECRET',
      'WEBHOOK_URL',
      'SLACK_URL',
      'POSTGRES_PASSWORD',
      'NODE_ENV',
      'TZ',
      'HTTPS_PROXY',
      'TOKEN',
      'POSTGRES_HOST',
    ];
    expect(readConfig({ variables: {}, fileNames: names, problems: [] }).ok).toBe(true);
  });

  it('stops at a .env that cannot be read', () => {
    const problems = ['.env: is a folder'];
    expect(readConfig({ variables: {}, fileNames: [], problems })).toEqual({ ok: false, problems });
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
