import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createSlackSimulator, type SlackSimulator } from '../playground/slack/index.ts';
import { signatureHeaders } from '../playground/slack/sign.ts';
import { createTelegramSimulator, type TelegramSimulator } from '../playground/telegram/index.ts';
import { systemClock } from '../src/lib/clock.ts';

// `deploy/try-proxy.sh` calls it with the command of the installed bot, the port that it is to listen on, the proxy's address and name:
// simulated platforms call that bot through the proxy, as Telegram, Slack and everybody else would, and what comes of it is told by line.

const [, , command = '', port = '', address = '', proxy = ''] = process.argv;
const SECRET = 'a-secret-of-at-least-32-characters-0123456789';
const SIGNING_SECRET = 'the-signing-secret-of-the-app';
const ADMIN = 1000;
const MEMBERS = [
  'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id',
  'BMKG,"Badan Meteorologi, Klimatologi, dan Geofisika",BMKG,WIB,Ratna,Sekretaris Utama,1001,',
  'LAN,Lembaga Administrasi Negara,LAN,WIB,Budi,Sekretaris Utama,,U0BUDI',
].join('\n');
const DAY_MS = 86_400_000;
const MEETS_AFTER_DAYS = 40;
const STALE_MS = 600_000;
/** A byte more than the bot reads, and much more. */
const LARGE = [1_048_577, 8_000_000];

interface Stage {
  readonly telegram: TelegramSimulator;
  readonly slack: SlackSimulator;
  readonly env: Readonly<Record<string, string>>;
}

function tell(what: string, isAsItShouldBe: boolean): void {
  process.stdout.write(`${isAsItShouldBe ? 'ok    ' : 'FAILED'}  through ${proxy} ${what}\n`);
  if (!isAsItShouldBe) process.exitCode = 1;
}

/** Runs an operators' command to its end; what it wrote. */
async function operate(env: Stage['env'], args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const written: string[] = [];
  child.stdout.on('data', (part: Buffer) => written.push(part.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`gunungan ${args.join(' ')} ended with ${code}`);
  return written.join('');
}

/** Starts the bot; resolves, once it is ready, with what ends it and says its exit code. */
async function startBot(env: Stage['env']): Promise<() => Promise<unknown>> {
  const child = spawn(command, ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"msg":"ready"')) resolve();
    });
  });
  const early = ended.then(([code]) => Promise.reject(new Error(`the bot ended with ${code}`)));
  await Promise.race([ready, early]);
  early.catch(() => undefined);
  return async () => {
    child.kill('SIGTERM');
    const [code] = await ended;
    return code;
  };
}

async function openStage(folder: string): Promise<Stage> {
  const telegram = createTelegramSimulator({ clock: systemClock });
  const slack = createSlackSimulator({ clock: systemClock, signingSecret: SIGNING_SECRET });
  const [{ apiRoot }, { apiUrl }] = await Promise.all([telegram.start(), slack.start()]);
  telegram.addUser({ id: ADMIN, firstName: 'Sekretariat' });
  telegram.addUser({ id: 1001, firstName: 'Ratna' });
  slack.addUser({ id: 'U0BUDI', name: 'budi', realName: 'Budi' });
  const { PATH = '', HOME = '', NODE_EXTRA_CA_CERTS = '' } = process.env;
  const env = {
    ...{ PATH, HOME, NODE_EXTRA_CA_CERTS, PORT: port, DATA_DIR: join(folder, 'data'), PUBLIC_URL: address },
    ...{ ADMIN_IDS: `telegram:${ADMIN}`, TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: apiRoot },
    ...{ TELEGRAM_WEBHOOK_URL: `${address}/telegram`, TELEGRAM_WEBHOOK_SECRET: SECRET },
    ...{
      SLACK_BOT_TOKEN: slack.settings.botToken,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: apiUrl,
    },
  };
  return { telegram, slack, env };
}

interface Asked {
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the proxy with a path as it stands, which `fetch` would tidy up; a body follows once the proxy wants it. */
async function call(
  path: string,
  { body, headers = {} }: Asked = {},
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const { hostname, port: at } = new URL(address);
  const own = body === undefined ? {} : { expect: '100-continue', 'content-length': Buffer.byteLength(body) };
  const method = body === undefined ? 'GET' : 'POST';
  const asked = request({ hostname, port: at, path, method, agent: false, headers: { ...headers, ...own } });
  if (body === undefined) asked.end();
  else asked.once('continue', () => asked.end(body)).flushHeaders();
  const [response] = await once(asked, 'response');
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  asked.destroy();
  return { status: response.statusCode, text: Buffer.concat(parts).toString() };
}

interface Saying {
  readonly from: number;
  readonly chat?: number;
  readonly text: string;
}

async function tryTelegram({ telegram }: Stage): Promise<void> {
  const { id: group } = telegram.createSupergroup({
    title: 'Forum',
    members: [ADMIN, 1001],
    admins: [ADMIN],
  });
  const ask = async ({ from, chat = from, text }: Saying): Promise<string> => {
    const said = telegram.nextMessage(chat);
    telegram.sendText({ from, chat, text });
    return (await said).text ?? '';
  };
  for (const id of [ADMIN, 1001]) telegram.startBot(id);
  await telegram.settled();
  await ask({ from: ADMIN, chat: group, text: '/tautkan' });
  const day = new Intl.DateTimeFormat('id', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });
  const when = day.format(systemClock.now() + MEETS_AFTER_DAYS * DAY_MS);
  await ask({
    from: ADMIN,
    text: `/buatrapat\nNomor: 42\nAcara: Uji\nWaktu: ${when} pukul 09.00 WIB\nTempat: Aula`,
  });
  await ask({ from: ADMIN, text: '/umumkan 42' });
  await telegram.settled();
  const receipt = await ask({ from: 1001, text: '/hadir' });
  tell(
    'an update of Telegram is answered, and the answer recorded',
    receipt.includes('BMKG tercatat: Hadir'),
  );
  const update = JSON.stringify({ update_id: 1 });
  const wrong = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': `${SECRET}x` };
  tell(
    'a wrong secret is refused',
    (await call('/telegram', { body: update, headers: wrong })).status === 401,
  );
}

async function trySlack({ slack }: Stage): Promise<void> {
  tell('Slack is given the answer to its challenge', await slack.useRequestUrl(`${address}/slack/events`));
  const typed = await slack.command({ from: 'U0BUDI', channel: 'U0BUDI', command: '/hadir' });
  await slack.settled();
  const seen = JSON.stringify([...slack.messagesIn('U0BUDI'), ...slack.ephemeralsFor('U0BUDI')]);
  tell(
    'a command of Slack is acknowledged within three seconds, and the answer recorded',
    typed.ok && seen.includes('LAN tercatat: Hadir'),
  );
  const body = JSON.stringify({ type: 'url_verification', challenge: 'x' });
  const signed = (signingSecret: string, nowMs: number) =>
    call('/slack/events', {
      body,
      headers: { 'content-type': 'application/json', ...signatureHeaders(body, { signingSecret, nowMs }) },
    });
  const now = systemClock.now();
  const [right, wrong, stale] = [
    await signed(SIGNING_SECRET, now),
    await signed('another', now),
    await signed(SIGNING_SECRET, now - STALE_MS),
  ];
  tell(
    'a wrong signature is refused, and so is an old one',
    `${right.status} ${wrong.status} ${stale.status}` === '200 401 401',
  );
}

async function tryPages({ env }: Stage): Promise<void> {
  const path = (await operate(env, ['calendar'])).split('\n')[0] ?? '';
  const { status, text } = await call(path);
  tell('a calendar is read, with the meeting in it', status === 200 && text.includes('BEGIN:VEVENT'));
  const pages = [await call('/calendar/none.ics'), await call('/presensi/none')];
  tell(
    'calendars and pages of meetings are the bot’s to answer',
    pages.every((page) => page.status === 404 && page.text.includes('not found')),
  );
  const shut = [
    '/healthz',
    '/metrics',
    '/',
    '//metrics',
    '/METRICS',
    '/calendar/../metrics',
    '/calendar/%2e%2e/healthz',
    '/calendar/..%2fmetrics',
    '/telegram/../metrics',
  ];
  const seen = await Promise.all(shut.map((one) => call(one)));
  tell(
    'health and metrics are not reached, whatever way is written',
    seen.every((page) => (page.status ?? 0) >= 400 && !page.text.includes('gunungan_')),
  );
}

async function tryLargeBodies(): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
  const seen: unknown[] = [];
  for (const path of ['/telegram', '/slack/events'])
    for (const bytes of LARGE)
      seen.push((await call(path, { body: Buffer.alloc(bytes, ' '), headers })).status);
  tell(
    `a body that is too large is refused with 413 (seen: ${seen})`,
    seen.every((status) => status === 413),
  );
}

async function play(stage: Stage, folder: string): Promise<void> {
  await writeFile(join(folder, 'members.csv'), MEMBERS);
  await operate(stage.env, ['import', join(folder, 'members.csv')]);
  const stop = await startBot(stage.env);
  try {
    await tryTelegram(stage);
    await trySlack(stage);
    await tryPages(stage);
    await tryLargeBodies();
  } finally {
    tell('the bot ends in order', (await stop()) === 0);
  }
}

const folder = await mkdtemp(join(tmpdir(), 'gunungan-proxy-'));
// Under root PostgreSQL runs as another account, which must be able to pass through.
await chmod(folder, 0o755);
const stage = await openStage(folder);
try {
  await play(stage, folder);
} catch (fault) {
  tell(`everything is played to its end: ${fault}`, false);
} finally {
  await Promise.all([stage.telegram.stop(), stage.slack.stop()]);
  await rm(folder, { recursive: true, force: true });
}
