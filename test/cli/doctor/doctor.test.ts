import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSlackSimulator } from '../../../playground/slack/index.ts';
import { createTelegramSimulator } from '../../../playground/telegram/index.ts';
import { manualClock, systemClock } from '../../../src/lib/clock.ts';
import { createEmptyDatabase } from '../../support/database.ts';
import { withClient } from '../../support/database-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { createOperator, type Operator, runIn } from '../operator.ts';

/** A database, both platforms, and the environment that names them. */
async function workingPlace(): Promise<{
  readonly operator: Operator;
  readonly env: Record<string, string>;
}> {
  const operator = await createOperator();
  const telegram = createTelegramSimulator({ clock: systemClock });
  const slack = createSlackSimulator({ clock: systemClock });
  const { apiRoot } = await telegram.start();
  const { apiUrl } = await slack.start();
  onTestFinished(async () => {
    await telegram.stop();
    await slack.stop();
  });
  const env = {
    ...{ DATABASE_URL: operator.database.url, ADMIN_IDS: 'telegram:1001' },
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: apiRoot },
    ...{ SLACK_BOT_TOKEN: 'xoxb-simulated', SLACK_APP_TOKEN: 'xapp-simulated', SLACK_API_URL: apiUrl },
  };
  return { operator, env };
}

test('where everything works the doctor says so and exits 0', async () => {
  const { env } = await workingPlace();
  const ended = await runIn(env, ['doctor'], systemClock);
  expect(ended).toMatchObject({ code: 0, err: '' });
  for (const line of [
    'database: the schema is up to date',
    'telegram: the token is accepted',
    'slack: Socket Mode opens',
  ]) {
    expect(ended.out).toContain(line);
  }
  expect(ended.out).not.toContain('fail');
});

test('answers that are only examples are counted, with who goes through them', async () => {
  const { operator, env } = await workingPlace();
  await operator.run('forum-add', 'FORSES', '--faq');
  const ended = await runIn(env, ['doctor'], systemClock);
  expect(ended.out).toMatch(/note faq: [1-9]\d* of 64 answers are examples/);
  expect(ended.out).toContain('/faqperiksa');
});

test('wrong tokens are found, each with what to do, and never shown', async () => {
  const { env } = await workingPlace();
  const bad = { ...env, TELEGRAM_BOT_TOKEN: '123:WRONG', SLACK_BOT_TOKEN: 'xoxb-WRONG' };
  const ended = await runIn(bad, ['doctor'], systemClock);
  expect(ended.code).toBe(1);
  expect(ended.out).toContain('fail telegram: the token is refused (Unauthorized)');
  expect(ended.out).toContain('@BotFather');
  expect(ended.out).toContain('fail slack: SLACK_BOT_TOKEN is refused (invalid_auth)');
  expect(`${ended.out}${ended.err}`).not.toContain('WRONG');
});

test('platforms out of reach and a clock that is wrong are found', async () => {
  const { env } = await workingPlace();
  const gone = createTelegramSimulator({ clock: systemClock });
  const { apiRoot } = await gone.start();
  await gone.stop();
  const away = { ...env, TELEGRAM_API_ROOT: apiRoot, SLACK_API_URL: `${apiRoot}/api/` };
  const clock = manualClock(systemClock.now() + 3_600_000, systemClock);
  const ended = await runIn(away, ['doctor', '--json'], clock);
  const findings = ended.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(findings.filter(({ state }) => state === 'fail')).toMatchObject([
    { about: 'clock', says: expect.stringMatching(/3600 seconds ahead of the database/) },
    { about: 'telegram', says: 'Telegram cannot be reached: nothing listens there' },
    { about: 'slack', says: 'Slack cannot be reached: nothing listens there' },
  ]);
  expect(ended.code).toBe(1);
});

test('a group without the bot, a forum without administrators, a missing platform are found', async () => {
  const { operator, env } = await workingPlace();
  await operator.run('forum-add', 'FORSES');
  await withClient(operator.database.url, (client) =>
    client.query(`INSERT INTO chat (forum_id, platform, external_id, kind, title, bound_at)
                  VALUES (1, 'telegram', '-100123', 'group', 'Forum', now())`),
  );
  const ended = await runIn({ ...env, ADMIN_IDS: '' }, ['doctor'], systemClock);
  expect(ended.out).toMatch(/fail telegram: group "Forum": .*\n.*Add the bot to the group again/);
  expect(ended.out).toContain('fail rights: nobody may administrate');
  const bare = await runIn({ DATABASE_URL: operator.database.url }, ['doctor'], systemClock);
  expect([bare.code, bare.out]).toEqual([1, expect.stringContaining('npm run demo')]);
});

test('a database out of reach, or without a schema yet, is told in words', async () => {
  const away = await runIn({ DATABASE_URL: 'postgresql://127.0.0.1:1/x' }, ['doctor'], systemClock);
  expect([away.code, away.out]).toEqual([
    1,
    expect.stringContaining('fail database: Nothing listens at 127.0.0.1:1/x'),
  ]);
  const empty = await createEmptyDatabase();
  onTestFinished(() => empty.drop());
  const ended = await runIn({ DATABASE_URL: empty.url }, ['doctor'], systemClock);
  expect(ended.out).toContain('migrations are to be applied');
  await withClient(empty.url, async (client) => {
    await client.query('CREATE TABLE audit_entry (); CREATE TABLE _prisma_migrations ()');
  });
  const named = new URL(empty.url);
  named.searchParams.set('schema', 'gunungan');
  const forsaking = await runIn({ DATABASE_URL: named.toString() }, ['doctor'], systemClock);
  expect(forsaking.out).toContain('fail database: DATABASE_URL names the schema gunungan');
});

test('a webhook secret that is short, and a .env or backups that others can read, are told without failing', async () => {
  const { env, operator } = await workingPlace();
  const folder = await temporaryFolder();
  await Promise.all(
    ['.env', 'a.backup', 'b.backup', 'notes.txt'].map((name) => writeFile(join(folder, name), '')),
  );
  await Promise.all(['.env', 'a.backup', 'notes.txt'].map((name) => chmod(join(folder, name), 0o640)));
  await chmod(join(folder, 'b.backup'), 0o600);
  const webhook = { TELEGRAM_WEBHOOK_URL: 'https://bot.contoh.go.id/t', TELEGRAM_WEBHOOK_SECRET: 'rahasia' };
  const ended = await runIn({ ...env, ...webhook }, ['doctor'], systemClock, folder);
  expect(ended.code).toBe(0);
  expect(ended.out).toContain(
    'note configuration: TELEGRAM_WEBHOOK_SECRET: must have at least 32 characters',
  );
  expect(ended.out).toContain('METRICS_TOKEN is not set');
  expect(ended.out).toContain('note files: other accounts of this machine can read .env');
  expect(ended.out).toContain(`chmod 600 ${join(folder, 'a.backup')}`);
  expect(ended.out).not.toMatch(/b\.backup|notes\.txt|rahasia/);
  expect((await operator.run('doctor')).out).not.toContain('files:');
});

test('a folder for backups that cannot take any is told before the bot tries', async () => {
  const { env } = await workingPlace();
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  await writeFile(file, '');
  const wrong = await runIn({ ...env, BACKUP_DIR: file }, ['doctor'], systemClock);
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain('fail backups: BACKUP_DIR is no folder; there is no good one yet');
  const below = await runIn({ ...env, BACKUP_DIR: join(file, 'below') }, ['doctor'], systemClock);
  expect(below.out).toContain('fail backups: BACKUP_DIR is no folder');
  const toBeMade = await runIn({ ...env, BACKUP_DIR: join(folder, 'a', 'b') }, ['doctor'], systemClock);
  expect([toBeMade.code, toBeMade.out]).toEqual([0, expect.stringContaining('makes the first one')]);
});
