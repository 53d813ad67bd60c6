import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import { withClient } from '../../support/database-server.ts';
import { createOperator, runIn } from '../operator.ts';

const SECRET = 'x'.repeat(35);
const me = { id: 7, is_bot: true, username: 'forum_bot' };
const webhook = { url: '', pending_update_count: 0 };

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What the doctor says where Telegram's address answers like this, and its exit code. */
async function examine(answer: RequestListener | Server, chat?: string): Promise<string> {
  const operator = await createOperator();
  await operator.run('forum-add', 'FORSES');
  if (chat !== undefined) {
    await withClient(operator.database.url, (client) =>
      client.query(
        `INSERT INTO chat (forum_id, platform, external_id, kind, title, bound_at)
       VALUES (1, 'telegram', '-100123', '${chat}', 'Forum', now())`,
      ),
    );
  }
  const apiRoot = await listen(typeof answer === 'function' ? createServer(answer) : answer);
  const telegram = { TELEGRAM_BOT_TOKEN: `7:${SECRET}`, TELEGRAM_API_ROOT: apiRoot };
  const env = { DATABASE_URL: operator.database.url, ADMIN_IDS: 'telegram:1', ...telegram };
  const { out, err, code } = await runIn(env, ['doctor'], systemClock);
  expect(`${out}${err}`).not.toContain(SECRET);
  return `${out}${err}exit ${code}`;
}

function telegramWith(results: Readonly<Record<string, unknown>>): RequestListener {
  return ({ url = '' }, response) => {
    const result = results[url.slice(url.lastIndexOf('/') + 1)];
    response.end(JSON.stringify({ ok: true, result }));
  };
}

const NOT_ITS_API =
  /fail telegram: Telegram cannot be reached: what answers there .* is not its API\n.*login page/;

test.each<[string, string]>([
  ['a page', '<html>Masuk</html>'],
  ['nothing', ''],
  ['null', 'null'],
  ['a yes without a bot', '{"ok":true,"result":true}'],
  ['a bot without a name', '{"ok":true,"result":{"id":"7"}}'],
])('where %s comes in place of an answer, the address is to be checked', async (_name, body) => {
  const said = await examine((_request, response) => void response.end(body));
  expect(said).toMatch(NOT_ITS_API);
  expect(said).toContain('exit 1');
});

test('where only the first answer makes sense, the rest is told likewise', async () => {
  expect(await examine(telegramWith({ getMe: me, getWebhookInfo: 'none' }))).toMatch(NOT_ITS_API);
  const memberless = telegramWith({ getMe: me, getWebhookInfo: webhook, getChatMember: [] });
  expect(await examine(memberless, 'group')).toMatch(NOT_ITS_API);
});

test('a call that is sent on is not followed, for the address holds the token', async () => {
  const called: (string | undefined)[] = [];
  const elsewhere = await listen(createServer(({ url }, response) => response.end(String(called.push(url)))));
  const said = await examine(({ url = '' }, response) => {
    response.writeHead(302, { location: `${elsewhere}${url}` }).end();
  });
  expect(said).toContain(`fail telegram: Telegram cannot be reached: the call is sent on to ${elsewhere}\n`);
  expect(called).toEqual([]);
});

test.each<[number, string, RegExp]>([
  [401, 'Unauthorized', /the token is refused \(Unauthorized\)\n.*@BotFather.*check TELEGRAM_API_ROOT/],
  [404, 'Not Found', /the token is refused \(Not Found\)/],
  [429, 'Too Many Requests: retry after 7', /asks to wait \(Too Many Requests: retry after 7\)\n.*Try again/],
  [502, 'Bad Gateway', /has a fault of its own \(Bad Gateway\)\n.*Try again/],
])('a no with status %i says whose fault it is', async (status, description, expected) => {
  const said = await examine((_request, response) => {
    response.writeHead(status).end(JSON.stringify({ ok: false, description }));
  });
  expect(said).toMatch(expected);
});

test('what does not speak HTTP is named', async () => {
  const mail = createSocketServer((socket) => socket.end('220 mail\r\n'));
  expect(await examine(mail)).toContain('what listens there does not speak HTTP');
});

const MUTE = 'fail telegram: group "Forum": the bot is in it but may not write';
const UNPINNED = 'note telegram: group "Forum": the bot writes but cannot pin notices';
const FINE = 'telegram: group "Forum": the bot writes and pins';

test.each<[string, object, object, string]>([
  [
    'member where all may write',
    { status: 'member' },
    { permissions: { can_send_messages: true } },
    UNPINNED,
  ],
  [
    'member where nobody may write',
    { status: 'member' },
    { permissions: { can_send_messages: false } },
    MUTE,
  ],
  ['muted member', { status: 'restricted', can_send_messages: false }, {}, MUTE],
  ['administrator that pins', { status: 'administrator', can_pin_messages: true }, {}, FINE],
  [
    'administrator of a channel that only reads',
    { status: 'administrator', can_post_messages: false },
    {},
    MUTE,
  ],
  [
    'administrator of a channel that writes and edits',
    { status: 'administrator', can_post_messages: true, can_edit_messages: true },
    {},
    FINE,
  ],
])('a bot that is a %s hears what it may do', async (_name, getChatMember, getChat, expected) => {
  const api = telegramWith({ getMe: me, getWebhookInfo: webhook, getChatMember, getChat });
  expect(await examine(api, 'group')).toContain(expected);
});
