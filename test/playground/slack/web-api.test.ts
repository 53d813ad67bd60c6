import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, type Office, openOffice } from './bolt-app.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(() => office.slack.stop());

type Values = Readonly<Record<string, unknown>>;
const error = async (method: string, values: Values): Promise<unknown> =>
  (await call(office, method, values)).error;
const post = async (values: Values): Promise<string> =>
  String((await call(office, 'chat.postMessage', { channel: 'C0FORUM', text: 'Halo', ...values })).ts);

describe('tokens and arguments', () => {
  test('every method wants the right kind of token', async () => {
    const { appToken, botToken } = office.slack.settings;
    expect(await call(office, 'auth.test', {})).toMatchObject({ ok: true, user_id: office.slack.bot.userId });
    expect(await call(office, 'auth.test', {}, 'xoxb-lain')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await call(office, 'auth.test', {}, appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call(office, 'apps.connections.open', {}, botToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
    const anonymous = await fetch(`${office.apiUrl}auth.test`, { method: 'POST' });
    expect([anonymous.status, await anonymous.json()]).toEqual([200, { ok: false, error: 'not_authed' }]);
  });

  test('unknown methods, unknown arguments and missing ones are refused', async () => {
    expect(await error('chat.shout', {})).toBe('unknown_method');
    expect(await call(office, 'chat.postMessage', { chanel: 'C0FORUM', text: 'a' })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] unknown argument: chanel', '[ERROR] missing required field: channel'],
      },
    });
    expect(await error('conversations.members', { channel: 'C0FORUM', limit: 'banyak' })).toBe(
      'invalid_arguments',
    );
    expect(await error('chat.postMessage', { channel: 'C0FORUM', blocks: '[' })).toBe(
      'invalid_blocks_format',
    );
  });

  test('forms and queries are read, other bodies are not', async () => {
    const headers = { Authorization: `Bearer ${office.slack.settings.botToken}` };
    const form = new URLSearchParams({ channel: 'C0FORUM', text: 'Halo', blocks: '[{"type":"divider"}]' });
    const formed = await fetch(`${office.apiUrl}chat.postMessage`, { method: 'POST', headers, body: form });
    expect(await formed.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'divider' }] } });
    const asked = await fetch(`${office.apiUrl}users.info?user=U0ANI`, { headers });
    expect(await asked.json()).toMatchObject({ user: { real_name: 'Ani Lestari', tz: 'Asia/Jakarta' } });
    const text = await fetch(`${office.apiUrl}auth.test`, { method: 'POST', headers, body: 'a=b' });
    expect(await text.json()).toEqual({ ok: false, error: 'invalid_post_type' });
  });
});

describe('writing', () => {
  test.each([
    ['channel_not_found', { channel: 'C0ASING' }],
    ['channel_not_found', { channel: 'C0RAHASIA' }],
    ['no_text', { text: ' ' }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['invalid_blocks', { blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'a' } }] }],
    ['invalid_attachments', { attachments: [{ colour: 'red' }] }],
    ['invalid_thread_ts', { thread_ts: 'kemarin' }],
    ['cannot_dm_bot', { channel: 'U0BOT' }],
  ])('a message is refused with %s', async (code, values) => {
    expect(await error('chat.postMessage', { channel: 'C0FORUM', text: 'Halo', ...values })).toBe(code);
  });

  test('the bot writes only where it belongs, and to people who are still there', async () => {
    const { slack } = office;
    slack.createChannel({ id: 'C0UMUM', name: 'umum' });
    expect(await error('chat.postMessage', { channel: 'C0UMUM', text: 'Halo' })).toBe('not_in_channel');
    slack.invite('umum', 'bot');
    expect(await error('chat.postMessage', { channel: '#umum', text: 'Halo' })).toBeUndefined();
    slack.archive('umum');
    expect(await error('chat.postMessage', { channel: 'C0UMUM', text: 'Halo' })).toBe('is_archived');
    expect(await error('chat.postMessage', { channel: 'U0BUDI', text: 'Halo' })).toBeUndefined();
    slack.deactivate('U0BUDI');
    expect(await error('chat.postMessage', { channel: 'U0BUDI', text: 'Halo' })).toBe('account_inactive');
    expect(await error('conversations.open', { users: 'U0BUDI' })).toBe('user_disabled');
  });

  test('refused blocks name every problem twice, as Slack does', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '' } }];
    const problem = 'must be more than 0 characters [json-pointer:/blocks/0/text/text]';
    expect(await call(office, 'chat.postMessage', { channel: 'C0FORUM', blocks })).toMatchObject({
      error: 'invalid_blocks',
      errors: [problem],
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    });
  });

  test('message ids rise even when the clock stands still', async () => {
    const [first, second] = [await post({}), await post({})];
    expect(first).toBe('1795489200.000000');
    expect(second > first).toBe(true);
  });
});

describe('changing', () => {
  test('only the bot’s own messages can be changed or deleted', async () => {
    const { slack } = office;
    const ts = await post({});
    const foreign = slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text: 'Saya' }).ts;
    const change = (values: Values): Promise<unknown> =>
      error('chat.update', { channel: 'C0FORUM', text: 'Baru', ts, ...values });
    expect(await change({})).toBeUndefined();
    expect(await change({ ts: '1.000000' })).toBe('message_not_found');
    expect(await change({ ts: foreign })).toBe('cant_update_message');
    expect(await change({ channel: 'U0ANI' })).toBe('channel_not_found');
    expect(await error('chat.delete', { channel: 'C0FORUM', ts: foreign })).toBe('cant_delete_message');
    expect(await error('chat.delete', { channel: 'C0FORUM', ts })).toBeUndefined();
    expect(slack.messagesIn('C0FORUM').map(({ text }) => text)).toEqual(['Saya']);
  });

  test('an ephemeral message needs its reader in the channel and cannot be edited by its ts', async () => {
    const ephemeral = { channel: 'C0FORUM', user: 'U0ANI', text: 'Hanya Anda' };
    const shown = await call(office, 'chat.postEphemeral', ephemeral);
    expect(shown).toMatchObject({ ok: true });
    expect(await error('chat.postEphemeral', { ...ephemeral, user: 'U0LAIN' })).toBe('user_not_in_channel');
    expect(await error('chat.update', { channel: 'C0FORUM', ts: shown.message_ts, text: 'a' })).toBe(
      'message_not_found',
    );
    expect(office.slack.messagesIn('C0FORUM')).toEqual([]);
  });
});

test('pins, permalinks and lists', async () => {
  const ts = await post({});
  const pin = { channel: 'C0FORUM', timestamp: ts };
  expect(await error('pins.add', pin)).toBeUndefined();
  expect(await error('pins.add', pin)).toBe('already_pinned');
  expect(office.slack.pinsOf('C0FORUM')).toEqual([ts]);
  expect(await error('pins.remove', pin)).toBeUndefined();
  expect(await error('pins.remove', pin)).toBe('not_pinned');
  const link = await call(office, 'chat.getPermalink', { channel: 'C0FORUM', message_ts: ts });
  expect(link.permalink).toBe(`https://forum.slack.com/archives/C0FORUM/p${ts.replace('.', '')}`);
  const members = await call(office, 'conversations.members', { channel: 'C0FORUM', limit: 2 });
  const { next_cursor: cursor } = Object(members.response_metadata);
  expect(await call(office, 'conversations.members', { channel: 'C0FORUM', limit: 2, cursor })).toMatchObject(
    {
      members: ['U0BUDI'],
      response_metadata: { next_cursor: '' },
    },
  );
  expect(await call(office, 'conversations.list', { types: 'public_channel,private_channel' })).toMatchObject(
    {
      channels: [{ id: 'C0FORUM' }],
    },
  );
  expect(await error('users.info', { user: 'U0LAIN' })).toBe('user_not_found');
});

describe('views', () => {
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Rapat' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Isi' } }],
  };
  const pressed = async (): Promise<string> => {
    await office.slack.command({ from: 'U0ANI', channel: 'C0FORUM', command: '/forses' });
    return String(office.slack.lastEnvelope()?.payload.trigger_id);
  };

  test('a trigger opens one modal, and only for three seconds', async () => {
    const fresh = { trigger_id: await pressed(), view };
    expect(await error('views.open', { ...fresh, trigger_id: '1.2.3' })).toBe('invalid_trigger_id');
    office.clock.advance(3_000);
    expect(await error('views.open', fresh)).toBeUndefined();
    expect(await error('views.open', fresh)).toBe('exchanged_trigger_id');
    const late = { trigger_id: await pressed(), view };
    office.clock.advance(3_001);
    expect(await error('views.open', late)).toBe('expired_trigger_id');
  });

  test('a view is updated by its id and hash, stacked three deep, and refused when it is wrong', async () => {
    const { slack } = office;
    const opened = await call(office, 'views.open', { trigger_id: await pressed(), view });
    const { id, hash } = Object(opened.view);
    expect(await error('views.update', { view_id: id, view, hash: 'lama' })).toBe('hash_conflict');
    expect(await error('views.update', { view_id: id, view, hash })).toBeUndefined();
    expect(await error('views.update', { view_id: 'V0', view })).toBe('not_found');
    expect(await error('views.update', { view_id: id, view: { ...view, blocks: [] } })).toBe(
      'invalid_arguments',
    );
    expect(await error('views.push', { trigger_id: await pressed(), view })).toBeUndefined();
    expect(await error('views.push', { trigger_id: await pressed(), view })).toBeUndefined();
    expect(await error('views.push', { trigger_id: await pressed(), view })).toBe('push_limit_reached');
    await slack.closeModal({ from: 'U0ANI' });
    await slack.closeModal({ from: 'U0ANI' });
    expect(slack.modalOf('U0ANI')?.id).toBe(id);
  });

  test('a home tab is published to a person', async () => {
    const home = { type: 'home', blocks: view.blocks };
    expect(await error('views.publish', { user_id: 'U0ANI', view: home })).toBeUndefined();
    expect(await error('views.publish', { user_id: 'U0ANI', view })).toBe('invalid_arguments');
    expect(office.slack.homeOf('U0ANI')?.view.type).toBe('home');
  });
});

test('an upload is refused when its length is wrong, and completed only once it is there', async () => {
  const started = await call(office, 'files.getUploadURLExternal', { filename: 'rekap.csv', length: 4 });
  const done = { files: [{ id: started.file_id, title: 'Rekap' }], channel_id: 'C0FORUM' };
  expect(await error('files.completeUploadExternal', done)).toBe('file_not_found');
  const url = String(started.upload_url);
  expect((await fetch(url, { method: 'POST', body: 'lebih dari empat' })).status).toBe(400);
  expect((await fetch(url, { method: 'POST', body: 'a;b\n' })).status).toBe(200);
  expect(await error('files.completeUploadExternal', { ...done, channel_id: 'C0RAHASIA' })).toBe(
    'channel_not_found',
  );
  expect(await error('files.completeUploadExternal', done)).toBeUndefined();
  expect(office.slack.messagesIn('C0FORUM')).toMatchObject([{ files: [started.file_id] }]);
});
